import { expect, test } from 'vitest';
import { paintDisc, paintRing, wordOf, type Pixels } from './discs.ts';

function blank(): Pixels {
  return { width: 20, height: 10, words: new Uint32Array(200) };
}

function pixelAt({ width, words }: Pixels, column: number, row: number): readonly number[] {
  const word = words[row * width + column] ?? 0;
  return [word & 255, (word >>> 8) & 255, (word >>> 16) & 255, word >>> 24];
}

/** As many pixels as its area, edges by how far they are covered. */
function areaOf({ words }: Pixels): number {
  return words.reduce((sum, word) => sum + (word >>> 24) / 255, 0);
}

const red = wordOf(200, 10, 20);
const blue = wordOf(10, 20, 220);

test('a disc covers its area, also where it is small or between pixels', () => {
  for (const [x, y, radius] of [
    [10, 5, 4],
    [9.3, 4.8, 2.6],
    [7.5, 5.25, 1.2],
  ] as const) {
    const pixels = blank();
    paintDisc(pixels, x, y, radius, red, 255);
    expect(areaOf(pixels) / (Math.PI * radius ** 2)).toBeGreaterThan(0.9);
    expect(areaOf(pixels) / (Math.PI * radius ** 2)).toBeLessThan(1.12);
    expect(pixelAt(pixels, Math.floor(x), Math.floor(y)).slice(0, 3)).toEqual([200, 10, 20]);
  }
});

test('what is out of the picture is cut off at its edges', () => {
  const pixels = blank();
  paintDisc(pixels, 0, 0, 3, red, 255);
  paintDisc(pixels, 20, 10, 3, red, 255);
  paintDisc(pixels, -40, 5, 3, red, 255);
  paintDisc(pixels, 10, 80, 3, red, 255);
  expect(areaOf(pixels) / (Math.PI * 3 ** 2)).toBeCloseTo(0.5, 1);
  expect(pixelAt(pixels, 0, 0)).toEqual([200, 10, 20, 255]);
  expect(pixelAt(pixels, 19, 9)).toEqual([200, 10, 20, 255]);
});

test('a disc over another one hides it, a faint one tints it', () => {
  const pixels = blank();
  paintDisc(pixels, 10, 5, 4, red, 255);
  paintDisc(pixels, 10, 5, 2, blue, 255);
  expect(pixelAt(pixels, 9, 5)).toEqual([10, 20, 220, 255]);
  paintDisc(pixels, 10, 5, 2, red, 51);
  expect(pixelAt(pixels, 9, 5)).toEqual([48, 18, 180, 255]);
});

test('faint on nothing keeps its colour', () => {
  const pixels = blank();
  paintDisc(pixels, 10, 5, 3, red, 100);
  expect(pixelAt(pixels, 10, 5)).toEqual([200, 10, 20, 100]);
  paintDisc(pixels, 10, 5, 3, red, 100);
  expect(pixelAt(pixels, 10, 5)).toEqual([200, 10, 20, 161]);
});

test('a ring leaves its inside free', () => {
  const pixels = blank();
  paintRing(pixels, 10, 5, { inner: 2, outer: 4 }, red, 255);
  expect(pixelAt(pixels, 9, 5)[3]).toBe(0);
  expect(pixelAt(pixels, 12, 5)).toEqual([200, 10, 20, 255]);
  expect(areaOf(pixels) / (Math.PI * (4 ** 2 - 2 ** 2))).toBeCloseTo(1, 1);
});
