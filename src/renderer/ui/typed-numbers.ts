// Numbers as people type them.

/** With a comma or a point; NaN for anything else. */
export function readNumber(text: string): number {
  const trimmed = text.trim().replace(',', '.');
  return /^\d*\.?\d+$|^\d+\.$/.test(trimmed) ? Number(trimmed) : Number.NaN;
}

export function isWhole(text: string, min: number, max: number): boolean {
  const value = readNumber(text);
  return Number.isInteger(value) && value >= min && value <= max;
}

/** What a training can be seeded with. */
export function isSeed(text: string): boolean {
  return isWhole(text, 0, 2 ** 31 - 1);
}
