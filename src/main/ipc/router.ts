// The only user of ipcMain: checks the sender and the input, forwards the call, and returns an envelope.
import { callNames, calls, isCallName, type CallName, type Handlers } from '../../contract/calls.ts';
import { toEnvelope, type Envelope } from '../../contract/envelope.ts';
import { MatineeError } from '../../contract/errors.ts';
import { appOrigin } from '../urls.ts';
import { describeIssues, excessOf } from './input-limits.ts';

/** The parts of Electron's frame that the sender check reads. */
export type SenderFrame = { readonly origin: string; readonly parent: unknown };

/** The parts of Electron's invoke event that the router reads. */
export type InvokeEvent = {
  readonly sender: { readonly id: number };
  readonly senderFrame: SenderFrame | null;
};

/** The part of ipcMain that the router needs. */
export type CallChannels = {
  handle: (channel: string, listener: (event: InvokeEvent, input: unknown) => Promise<unknown>) => void;
};

export type RouterOptions = {
  /** Whether the web contents of that id is our window. */
  isOurWindow: (webContentsId: number) => boolean;
  /** Forwards a checked call to the engine's process; rejects with its error. */
  askEngine: (name: CallName, input: unknown) => Promise<unknown>;
  /** All of them in the program; tests pass only those they need. */
  mainHandlers: Partial<Handlers<'main'>>;
  /** Called with each answer before it is sent to the window. */
  onAnswered: (name: CallName, data: unknown) => void;
  /** Called after a call that makes lists on screen out of date. */
  onListsChanged: () => void;
};

/** Opens one channel for each call of the contract. */
export function registerRouter(channels: CallChannels, options: RouterOptions): void {
  for (const name of callNames) {
    channels.handle(name, (event, input) => answerCall(name, event, input, options));
  }
}

/** Answers one call; never rejects. */
export function answerCall(
  name: string,
  event: InvokeEvent,
  input: unknown,
  options: RouterOptions,
): Promise<Envelope<unknown>> {
  return toEnvelope(async () => {
    checkSender(event, options);
    if (!isCallName(name)) {
      throw new MatineeError('unknown-channel', 'Matinee has no call of that name.');
    }
    const data = await dispatch(name, parseInput(name, input), options);
    options.onAnswered(name, data);
    if (calls[name].effect === 'lists-change') options.onListsChanged();
    return data;
  });
}

function checkSender(event: InvokeEvent, options: RouterOptions): void {
  const frame = event.senderFrame;
  const isOurs =
    options.isOurWindow(event.sender.id) &&
    frame !== null &&
    frame.parent === null &&
    frame.origin === appOrigin;
  if (!isOurs) throw new MatineeError('forbidden-sender', 'Only Matinee’s own window may ask for this.');
}

function parseInput(name: CallName, input: unknown): unknown {
  const excess = excessOf(input);
  if (excess !== null) throw new MatineeError('invalid-input', `"${name}" was called with ${excess}.`);
  const parsed = calls[name].input.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new MatineeError('invalid-input', `"${name}" was called with ${describeIssues(parsed.error)}.`);
}

function dispatch(name: CallName, input: unknown, options: RouterOptions): unknown {
  if (calls[name].answeredBy === 'engine') return options.askEngine(name, input);
  // The table holds exactly main's calls, and the input has just been parsed by the schema of this very call.
  const handlers = options.mainHandlers as Partial<Record<CallName, (input: unknown) => unknown>>;
  return handlers[name]?.(input);
}
