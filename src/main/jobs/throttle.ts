// Lets the first of a burst of values through at once, and then the latest, at most once in each interval.

export type Throttle<T> = {
  push: (value: T) => void;
  /** Drops a pending value, for when something newer was sent another way. */
  drop: () => void;
};

export function createThrottle<T>(intervalMs: number, send: (value: T) => void): Throttle<T> {
  let waiting: { value: T } | null = null;
  let timer: NodeJS.Timeout | null = null;

  function open(): void {
    timer = null;
    if (waiting === null) return;
    const { value } = waiting;
    waiting = null;
    timer = setTimeout(open, intervalMs);
    send(value);
  }

  return {
    push: (value) => {
      waiting = { value };
      if (timer === null) open();
    },
    drop: () => {
      waiting = null;
    },
  };
}
