// Motifs of rooms and streets: houses at night, an open door, a keyhole.
import type { Box, Picture } from './motif.ts';
import type { Random } from './random.ts';
import { circle, figure, polygon, rect, type Point } from './shapes.ts';

/** Houses at night, a few windows lit. */
export function skyline(random: Random, { width, height }: Box): Picture {
  const back: string[] = [];
  const front: string[] = [];
  const windows: string[] = [];
  for (let x = -6; x < width;) {
    const wide = random.between(18, 34);
    back.push(rect(x, height * random.between(0.32, 0.6), wide, height));
    x += wide;
  }
  for (let x = -10; x < width;) {
    const wide = random.between(24, 42);
    const top = height * random.between(0.5, 0.78);
    front.push(rect(x, top, wide - 3, height - top));
    for (let row = top + 8; row < height - 8; row += 11) {
      for (let column = x + 5; column < x + wide - 9; column += 8) {
        if (random.chance(0.22)) windows.push(rect(column, row, 4, 5.5));
      }
    }
    x += wide;
  }
  return {
    sky: 'ground',
    floor: 'deep',
    shapes: [
      {
        d: circle(width * random.between(0.25, 0.75), height * 0.28, Math.min(width, height) * 0.17),
        ink: 'light',
      },
      { d: back.join(''), ink: 'main' },
      { d: front.join(''), ink: 'deep' },
      { d: windows.join(''), ink: 'accent' },
      { d: rect(0, height - 6, width, 6), ink: 'deep' },
    ],
  };
}

/** An open door and the light that falls out of it. */
export function door(random: Random, { width, height }: Box): Picture {
  const wide = width * 0.24;
  const x = width * random.between(0.3, 0.5);
  const top = height * 0.16;
  const foot = height * 0.7;
  const lean = random.pick([-1, 1]);
  const spread: Point[] = [
    [x, foot],
    [x + wide, foot],
    [x + wide + 42 + lean * 30, height],
    [x - 42 + lean * 30, height],
  ];
  return {
    sky: 'ground',
    floor: 'deep',
    shapes: [
      { d: rect(0, foot, width, height - foot), ink: 'deep' },
      { d: rect(x - 7, top - 7, wide + 14, foot - top + 7), ink: 'main' },
      { d: rect(x, top, wide, foot - top), ink: 'accent' },
      { d: polygon(spread), ink: 'accent', opacity: 0.85 },
      { d: figure(x + wide / 2, foot + 4, (foot - top) * 0.62), ink: 'deep' },
    ],
  };
}

/** A keyhole with light behind it. */
export function keyhole(random: Random, { width, height }: Box): Picture {
  const x = width / 2;
  const size = Math.min(width, height) * random.between(0.2, 0.26);
  const y = height * 0.4;
  const slot = polygon([
    [x - size * 0.42, y + size * 0.6],
    [x + size * 0.42, y + size * 0.6],
    [x + size * 0.85, y + size * 2.5],
    [x - size * 0.85, y + size * 2.5],
  ]);
  const rings = [1.5, 1.9, 2.35, 2.9, 3.6, 4.5].map((factor) => circle(x, y + size * 0.5, size * factor));
  return {
    sky: 'ground',
    floor: 'ground',
    shapes: [
      { d: rings.join(''), ink: 'main', stroke: 1.2, opacity: 0.7 },
      { d: circle(x, y, size) + slot, ink: 'accent' },
      { d: figure(x, y + size * 2.5, size * 1.7), ink: 'deep' },
    ],
  };
}
