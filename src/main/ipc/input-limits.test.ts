import { expect, test } from 'vitest';
import { z } from 'zod';
import { describeIssues, excessOf } from './input-limits.ts';

test('what the window sends passes', () => {
  const passedIds = Array.from({ length: 5000 }, (_, index) => index);
  const filters = {
    query: 'x'.repeat(200),
    genres: Array(20).fill('Drama'),
    years: { from: 1900, to: null },
  };
  for (const input of [undefined, {}, { passedIds }, filters, { path: '/'.repeat(4096) }]) {
    expect(excessOf(input)).toBeNull();
  }
});

/** Deep enough to be refused, and to tear a stack if all of it were looked at. */
function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = { value };
  return value;
}

/** 30 levels of the same ten children: small in memory, endless to anyone who walks through it. */
function shared(): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < 9; level += 1) value = Array(100).fill(value);
  return value;
}

function circular(): unknown {
  const circle: Record<string, unknown> = {};
  circle['again'] = circle;
  return circle;
}

test.each<[string, unknown, string]>([
  ['a long text', 'x'.repeat(1_000_001), 'too much input'],
  ['many short texts', { all: Array(200_000).fill('x') }, 'too much input'],
  ['what is shared again and again', shared(), 'too much input'],
  ['a long key', { ['x'.repeat(201)]: 1 }, 'a key that is too long'],
  [
    'many keys',
    Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, 1])),
    'too much input',
  ],
  ['many levels', nested(100_000), 'input that is nested too deeply'],
  ['a circle', circular(), 'input that is nested too deeply'],
  ['a map', { query: new Map([['a', 1]]) }, 'input that is no plain data'],
  ['bytes', new Uint8Array(9), 'input that is no plain data'],
])('%s is refused', (_what, input, excess) => {
  expect(excessOf(input)).toBe(excess);
});

test('what is wrong is said without a word of the input', () => {
  const schema = z.strictObject({ name: z.string().max(5), tags: z.record(z.string(), z.literal(1)) });
  const { error } = schema.safeParse({ name: 'a secret', tags: { hidden: 2 }, unheard: true });
  expect(error).toBeDefined();
  const words = error === undefined ? '' : describeIssues(error);
  expect(words).toBe('invalid values (too big in "name", invalid value in "tags", unrecognized keys)');
});
