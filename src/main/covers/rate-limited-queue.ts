// A rate limiter: a few tasks at once, at a given rate, newest first because older ones were scrolled past.

export type PoliteQueueOptions = { atOnce: number; intervalMs: number; longest: number };

type Waiting = { run: () => void; giveUp: () => void };

export class PoliteQueue {
  readonly #options: PoliteQueueOptions;
  #waiting: Waiting[] = [];
  #running = 0;
  #nextStartMs = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: PoliteQueueOptions) {
    this.#options = options;
  }

  /** Resolves with the task's result, or null if newer tasks displaced it. */
  add<T>(work: () => Promise<T>): Promise<T | null> {
    return new Promise((resolve, reject) => {
      const run = (): void => {
        work()
          .then(resolve, reject)
          .finally(() => {
            this.#running -= 1;
            this.#startNext();
          });
      };
      this.#waiting.push({ run, giveUp: () => resolve(null) });
      if (this.#waiting.length > this.#options.longest) this.#waiting.shift()?.giveUp();
      this.#startNext();
    });
  }

  /** Drops all tasks that have not started. */
  clear(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { giveUp } of waiting) giveUp();
  }

  #startNext(): void {
    if (this.#timer !== null || this.#running >= this.#options.atOnce || this.#waiting.length === 0) return;
    const waitMs = this.#nextStartMs - Date.now();
    if (waitMs > 0) {
      this.#timer = setTimeout(() => {
        this.#timer = null;
        this.#startNext();
      }, waitMs);
      return;
    }
    this.#nextStartMs = Date.now() + this.#options.intervalMs;
    this.#running += 1;
    this.#waiting.pop()?.run();
    this.#startNext();
  }
}
