// A child process for tests, played by the test itself.
import type { Child } from './child.ts';

export type FakeChild = Child & {
  sent: unknown[];
  isKilled: boolean;
  say: (message: unknown) => void;
  exit: (code: number) => void;
};

export function createFakeChild(): FakeChild {
  let onMessage: (message: unknown) => void = () => undefined;
  const onExit: ((code: number) => void)[] = [];
  const child: FakeChild = {
    sent: [],
    isKilled: false,
    send: (message) => child.sent.push(message),
    onMessage: (listener) => {
      onMessage = listener;
    },
    onExit: (listener) => {
      onExit.push(listener);
    },
    kill: () => {
      child.isKilled = true;
    },
    say: (message) => {
      onMessage(message);
    },
    exit: (code) => {
      for (const listener of onExit) listener(code);
    },
  };
  return child;
}
