import { expect, test } from 'vitest';
import { contrast, kindOf, kinds, palettes, readableInk } from './palettes.ts';

test('what says most about a film decides its kind', () => {
  expect(kindOf(['Drama', 'Horror', 'Sci-Fi'])).toBe('horror');
  expect(kindOf(['Action', 'Adventure', 'Sci-Fi', 'IMAX'])).toBe('scifi');
  expect(kindOf(['Comedy', 'Romance'])).toBe('comedy');
  expect(kindOf(['Children', 'Comedy'])).toBe('animation');
  expect(kindOf(['(no genres listed)'])).toBe('drama');
  expect(kindOf([])).toBe('drama');
});

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test.each(kinds)('every block that a title can stand on has a readable ink: %s', (kind) => {
  for (const colours of palettes[kind]) {
    for (const ground of ['deep', 'ground', 'main', 'accent', 'light'] as const) {
      const ink = readableInk(colours, ground, ['light', 'deep']);
      expect(
        contrast(colours[ink], colours[ground]),
        `${ground} of ${JSON.stringify(colours)}`,
      ).toBeGreaterThanOrEqual(4.5);
    }
  }
});
