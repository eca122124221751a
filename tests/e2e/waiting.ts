// Waiting for what the app does in its own time, also outside of a test runner.
import { setTimeout as delay } from 'node:timers/promises';

const pauseMs = 25;

/** Asks until the answer is as wanted, and returns it. */
export async function waitFor<T>(
  ask: () => Promise<T>,
  isWanted: (answer: T) => boolean,
  timeoutMs = 240_000,
): Promise<T> {
  const giveUpAt = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (performance.now() > giveUpAt) throw new Error(`The answer stays ${JSON.stringify(answer)}.`);
    await delay(pauseMs);
  }
}
