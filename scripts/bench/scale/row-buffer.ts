// Builds text in a buffer byte by byte: a string for each of tens of millions of rows would take minutes.

const zero = 48;

export class RowBuffer {
  #bytes = Buffer.allocUnsafe(1 << 22);
  #used = 0;

  get isFull(): boolean {
    return this.#used > this.#bytes.length - 4096;
  }

  /** A whole number from 0 on. */
  number(value: number): void {
    let digits = 1;
    for (let limit = 10; value >= limit; limit *= 10) digits += 1;
    let rest = value;
    for (let at = this.#used + digits - 1; at >= this.#used; at -= 1) {
      const next = Math.floor(rest / 10);
      this.#bytes[at] = zero + rest - next * 10;
      rest = next;
    }
    this.#used += digits;
  }

  byte(code: number): void {
    this.#bytes[this.#used] = code;
    this.#used += 1;
  }

  /** A short text of ASCII characters. */
  text(text: string): void {
    this.#used += this.#bytes.write(text, this.#used, 'latin1');
  }

  /** What was written so far; empties the buffer. */
  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.#used);
    this.#bytes = Buffer.allocUnsafe(this.#bytes.length);
    this.#used = 0;
    return taken;
  }
}
