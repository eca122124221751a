// Parses Python literals, in which The Movies Dataset keeps its lists: nothing is ever evaluated.

export type PythonValue =
  string | number | boolean | null | PythonValue[] | { readonly [key: string]: PythonValue };

/** Deeper nesting than any table has; keeps hostile text from using up the stack. */
const deepest = 32;
const numberPattern = /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/uy;
const wordPattern = /[A-Za-z]+/uy;
const simpleEscapes: Readonly<Record<string, string>> = {
  ...{ '\\': '\\', "'": "'", '"': '"', '\n': '' },
  ...{ n: '\n', r: '\r', t: '\t', a: '\u0007', b: '\b', f: '\f', v: '\v' },
};
const escapeDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };
const words: ReadonlyMap<string, PythonValue> = new Map<string, PythonValue>([
  ['None', null],
  ['True', true],
  ['False', false],
  // Some tables hold the same lists as JSON.
  ['null', null],
  ['true', true],
  ['false', false],
]);

class NotALiteral extends Error {}

/** The value of a literal of strings, numbers, True, False, None, lists, tuples and dictionaries; undefined if `text` is not one. */
export function parsePythonLiteral(text: string): PythonValue | undefined {
  const reader = new LiteralReader(text);
  try {
    return reader.whole();
  } catch (error) {
    if (error instanceof NotALiteral) return undefined;
    throw error;
  }
}

/** The dictionaries of a list of them; none for any other text. */
export function readDictionaries(text: string): { readonly [key: string]: PythonValue }[] {
  const list = parsePythonLiteral(text);
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry) =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? [entry] : [],
  );
}

class LiteralReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): PythonValue {
    const value = this.#value(0);
    this.#skipSpace();
    if (this.#at < this.#text.length) throw new NotALiteral();
    return value;
  }

  #value(depth: number): PythonValue {
    if (depth > deepest) throw new NotALiteral();
    this.#skipSpace();
    switch (this.#text[this.#at]) {
      case '[':
        return this.#list(']', depth);
      case '(':
        return this.#list(')', depth);
      case '{':
        return this.#dictionary(depth);
      case "'":
      case '"':
        return this.#string();
      default:
        return this.#wordOrNumber();
    }
  }

  #list(close: string, depth: number): PythonValue[] {
    const values: PythonValue[] = [];
    this.#at += 1;
    while (!this.#take(close)) {
      values.push(this.#value(depth + 1));
      this.#expectCommaOr(close);
    }
    return values;
  }

  #dictionary(depth: number): PythonValue {
    const entries: [string, PythonValue][] = [];
    this.#at += 1;
    while (!this.#take('}')) {
      const key = this.#value(depth + 1);
      if (!this.#take(':') || typeof key === 'object') throw new NotALiteral();
      entries.push([String(key), this.#value(depth + 1)]);
      this.#expectCommaOr('}');
    }
    return Object.fromEntries(entries);
  }

  /** Adjacent strings are joined, as in Python. */
  #string(): string {
    let value = '';
    for (let quote = this.#text[this.#at]; quote === "'" || quote === '"'; quote = this.#text[this.#at]) {
      this.#at += 1;
      value += this.#untilQuote(quote);
      this.#skipSpace();
    }
    return value;
  }

  #untilQuote(quote: string): string {
    let value = '';
    for (;;) {
      const character = this.#text[this.#at];
      if (character === undefined) throw new NotALiteral();
      this.#at += 1;
      if (character === quote) return value;
      value += character === '\\' ? this.#escape() : character;
    }
  }

  /** The character of an escape; unknown escapes stay as they are, as in Python. */
  #escape(): string {
    const character = this.#text[this.#at];
    if (character === undefined) throw new NotALiteral();
    this.#at += 1;
    const simple = simpleEscapes[character];
    if (simple !== undefined) return simple;
    const digits = escapeDigits[character];
    if (digits === undefined) return `\\${character}`;
    const code = this.#text.slice(this.#at, this.#at + digits);
    if (!/^[0-9a-f]+$/iu.test(code) || code.length < digits) throw new NotALiteral();
    this.#at += digits;
    const point = Number.parseInt(code, 16);
    if (point > 0x10ffff) throw new NotALiteral();
    return String.fromCodePoint(point);
  }

  #wordOrNumber(): PythonValue {
    wordPattern.lastIndex = this.#at;
    const word = wordPattern.exec(this.#text)?.[0];
    if (word === undefined) return this.#number();
    this.#at += word.length;
    const next = this.#text[this.#at];
    // Python 2 wrote u'…' and b'…'.
    if (/^[ub]$/iu.test(word) && (next === "'" || next === '"')) return this.#string();
    const value = words.get(word);
    if (value === undefined) throw new NotALiteral();
    return value;
  }

  #number(): number {
    numberPattern.lastIndex = this.#at;
    const digits = numberPattern.exec(this.#text)?.[0];
    if (digits === undefined) throw new NotALiteral();
    this.#at += digits.length;
    return Number(digits);
  }

  #expectCommaOr(close: string): void {
    if (this.#take(',')) return;
    this.#skipSpace();
    if (this.#text[this.#at] !== close) throw new NotALiteral();
  }

  #take(character: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #skipSpace(): void {
    while (/\s/u.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }
}
