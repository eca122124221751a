// Cuts chunks of any size into whole lines.

const lineFeed = 10;

/** Emits whole lines only: `end` is just behind a line feed. The bytes are reused after the call. */
export class WholeLines {
  readonly #onLines: (bytes: Uint8Array, end: number) => void;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(onLines: (bytes: Uint8Array, end: number) => void) {
    this.#onLines = onLines;
  }

  /** Returns the number of bytes of the unfinished line. */
  push(chunk: Uint8Array): number {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const end = bytes.lastIndexOf(lineFeed) + 1;
    this.#onLines(bytes, end);
    this.#rest = new Uint8Array(bytes.subarray(end));
    return this.#rest.length;
  }

  /** Emits the rest after the last line end. */
  end(): void {
    if (this.#rest.length === 0) return;
    const last = Buffer.concat([this.#rest, Buffer.of(lineFeed)]);
    this.#rest = new Uint8Array(0);
    this.#onLines(last, last.length);
  }
}
