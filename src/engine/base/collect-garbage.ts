// Has dropped memory collected: of memory that threads share the collector does not know the size, and gigabytes of it would wait for a reason.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let isAsked = false;

/** In the next turn, when nobody has what was dropped in this one any more. Some milliseconds, for a large heap a tenth of a second. */
export function collectGarbageSoon(): void {
  if (isAsked) return;
  isAsked = true;
  setImmediate(() => {
    isAsked = false;
    collectGarbage();
  });
}

/** A context that is made while the flag is set has the function. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('globalThis.gc') as (() => void) | undefined; // V8's own, where it gives it away
  setFlagsFromString('--no-expose-gc');
  collect?.();
}
