// What the input of any call may be at most, checked before its schema; and what is wrong with an input, in words without any of it.
import type { z } from 'zod';

/** In characters and numbers; far above what any call of the window needs. */
const largestSize = 1_000_000;
const longestKey = 200;
const deepest = 10;
/** Roughly what a number, a boolean or null takes. */
const sizeOfValue = 8;

/** Why an input is refused at once; null if its schema may look at it. */
export function excessOf(input: unknown): string | null {
  let left = largestSize;
  const visit = (value: unknown, depth: number): string | null => {
    left -= typeof value === 'string' ? value.length + sizeOfValue : sizeOfValue;
    if (left < 0) return 'too much input';
    if (typeof value !== 'object' || value === null) return null;
    if (depth >= deepest) return 'input that is nested too deeply';
    if (Array.isArray(value)) return firstOf(value, (item) => visit(item, depth + 1));
    if (Object.getPrototypeOf(value) !== Object.prototype) return 'input that is no plain data';
    return firstOf(Object.entries(value), ([key, item]) => {
      if (key.length > longestKey) return 'a key that is too long';
      left -= key.length;
      return visit(item, depth + 1);
    });
  };
  return visit(input, 0);
}

function firstOf<T>(items: readonly T[], find: (item: T) => string | null): string | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

/** Most messages are for a developer, who needs no more than the first few. */
const mostIssues = 3;

/** Where the input differs from its schema, by field and kind of mistake; no value and no key of the input's own is repeated. */
export function describeIssues({ issues }: z.ZodError): string {
  const described = issues.slice(0, mostIssues).map(({ code, path }) => {
    const [field] = path;
    return typeof field === 'string'
      ? `${code.replaceAll('_', ' ')} in "${field}"`
      : code.replaceAll('_', ' ');
  });
  return `invalid values (${described.join(', ')})`;
}
