// How a person stands in a circle: one or two letters of their name, and a hue of their own.

/** `Ada Lovelace` is `AL`, `Ada` is `A`. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s_.-]+/u)
    .filter(Boolean);
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return [first, last]
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** Degrees; neighbouring numbers get hues far apart, as the golden angle does. */
export function hueOf(number: number): number {
  return (35 + number * 137.508) % 360;
}
