// How many requests an address may make: a fixed number in each stretch of time, and of few addresses at once.

export type RequestLimitOptions = { most: number; eachMs: number; addresses: number; now?: () => number };

export class RequestLimit {
  readonly #options: RequestLimitOptions;
  readonly #spent = new Map<string, number>();
  #startedMs = 0;

  constructor(options: RequestLimitOptions) {
    this.#options = options;
  }

  /** Takes `cost` of what the address may spend; false once that is used up, and for more addresses than are remembered. */
  allows(address: string, cost = 1): boolean {
    const { most, eachMs, addresses, now = Date.now } = this.#options;
    if (now() - this.#startedMs >= eachMs) {
      this.#spent.clear();
      this.#startedMs = now();
    }
    if (!this.#spent.has(address) && this.#spent.size >= addresses) return false;
    const spent = (this.#spent.get(address) ?? 0) + cost;
    this.#spent.set(address, spent);
    return spent <= most;
  }
}
