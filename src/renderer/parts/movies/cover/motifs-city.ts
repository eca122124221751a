// Motifs of rooms and streets: windows, doors, stairs, light and shadow.
import type { Box, Picture } from './motif.ts';
import type { Random } from './random.ts';
import { circle, ellipse, figure, polygon, rect, spiral, type Point } from './shapes.ts';

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

/** Light through blinds across somebody's face. */
export function blinds(random: Random, { width, height }: Box): Picture {
  const slant = random.pick([-0.32, 0.32]);
  const slats = Array.from({ length: 16 }, (_, index) => {
    const y = index * 20 - 40;
    return polygon([
      [0, y],
      [width, y + width * slant],
      [width, y + width * slant + 8.5],
      [0, y + 8.5],
    ]);
  });
  const x = width * random.between(0.42, 0.58);
  const head = Math.min(width, height) * 0.17;
  const y = height * 0.42;
  const body = polygon([
    [x - head * 0.5, y + head * 0.7],
    [x + head * 0.5, y + head * 0.7],
    [x + head * 0.7, y + head * 1.5],
    [x + head * 2.3, y + head * 2.3],
    [x + head * 2.7, height],
    [x - head * 2.7, height],
    [x - head * 2.3, y + head * 2.3],
    [x - head * 0.7, y + head * 1.5],
  ]);
  const hat =
    ellipse(x, y - head * 0.55, head * 1.75, head * 0.26) +
    rect(x - head * 0.95, y - head * 1.5, head * 1.9, head);
  return {
    sky: 'ground',
    floor: 'deep',
    shapes: [
      { d: slats.join(''), ink: 'accent' },
      { d: ellipse(x, y, head * 0.82, head) + body + hat, ink: 'deep' },
      { d: rect(0, height - 4, width, 4), ink: 'deep' },
    ],
  };
}

/** Somebody small in a cone of light. */
export function spotlight(random: Random, { width, height }: Box): Picture {
  const foot = height * 0.86;
  const x = width * random.between(0.38, 0.62);
  const from = width * random.pick([0.12, 0.5, 0.88]);
  const reach = width * 0.27;
  return {
    sky: 'deep',
    floor: 'deep',
    shapes: [
      {
        d: polygon([
          [from - 5, 0],
          [from + 5, 0],
          [x + reach, foot],
          [x - reach, foot],
        ]),
        ink: 'main',
      },
      { d: ellipse(x, foot, reach, reach * 0.24), ink: 'light' },
      { d: figure(x, foot + 2, Math.min(64, height * 0.34)), ink: 'deep' },
    ],
  };
}

/** A whirl that somebody falls into. */
export function vertigo(random: Random, { width, height }: Box): Picture {
  const x = width * random.between(0.42, 0.58);
  const y = height * random.between(0.42, 0.56);
  const radius = Math.hypot(width, height) * 0.62;
  const phase = random.between(0, 6);
  const turns = random.between(6, 8);
  return {
    sky: 'main',
    floor: 'main',
    shapes: [
      { d: spiral(x, y, radius, turns, phase), ink: 'deep', stroke: 7 },
      { d: spiral(x, y, radius, turns, phase + Math.PI), ink: 'light', stroke: 1.4 },
      { d: circle(x, y, 15), ink: 'deep' },
      { d: figure(x, y + 13, 26), ink: 'light' },
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

/** Steps that climb across the picture. */
export function stairs(random: Random, { width, height }: Box): Picture {
  const count = random.whole(6, 8);
  const rise = (height * 0.72) / count;
  const run = width / count;
  const isUpward = random.chance(0.5);
  const outline: Point[] = [[0, height]];
  for (let step = 0; step < count; step++) {
    const y = height - rise * (step + 0.6);
    outline.push([step * run, y], [(step + 1) * run, y]);
  }
  outline.push([width, height]);
  const place = (points: readonly Point[]): Point[] =>
    points.map(([x, y]) => [isUpward ? x : width - x, y] as const);
  const shadow = Array.from({ length: count }, (_, step) => {
    const y = height - rise * (step + 0.6);
    return polygon(
      place([
        [step * run, y],
        [(step + 1) * run, y],
        [(step + 1) * run, y + 5],
        [step * run, y + 5],
      ]),
    );
  });
  const [personX = 0, personY = 0] = place([[(count - 1.5) * run, height - rise * (count - 1.4)]])[0] ?? [];
  return {
    sky: 'light',
    floor: 'deep',
    shapes: [
      {
        d: circle(width * (isUpward ? 0.32 : 0.68), height * 0.3, Math.min(width, height) * 0.17),
        ink: 'accent',
      },
      { d: polygon(place(outline)), ink: 'ground' },
      { d: shadow.join(''), ink: 'main' },
      { d: figure(personX, personY, Math.min(40, height * 0.18)), ink: 'deep' },
      { d: rect(0, height - 5, width, 5), ink: 'deep' },
    ],
  };
}

/** The light of a window on a dark wall. */
export function windowLight(random: Random, { width, height }: Box): Picture {
  const slant = random.pick([-24, 24]);
  const left = width * 0.2;
  const top = height * 0.14;
  const wide = width * 0.27;
  const high = height * 0.34;
  const panes = [0, 1].flatMap((row) =>
    [0, 1].map((column) => {
      const x = left + column * (wide + 7);
      const y = top + row * (high + 7) + (column * slant) / 2;
      return polygon([
        [x, y],
        [x + wide, y + slant / 2.2],
        [x + wide, y + high + slant / 2.2],
        [x, y + high],
      ]);
    }),
  );
  const x = width * random.between(0.3, 0.7);
  return {
    sky: 'ground',
    floor: 'deep',
    shapes: [
      { d: panes.join(''), ink: 'accent' },
      { d: figure(x, height + height * 0.16, height * 0.72), ink: 'deep' },
      { d: rect(0, height * 0.9, width, height * 0.1), ink: 'deep' },
    ],
  };
}

/** Arches within arches. */
export function arches(random: Random, { width, height }: Box): Picture {
  const x = width / 2;
  const inks = random.pick([
    ['main', 'accent', 'light', 'ground', 'deep'],
    ['main', 'deep', 'accent', 'main', 'light'],
  ] as const);
  const widest = width * 0.42;
  const top = height * 0.14;
  const shapes = inks.map((ink, index) => {
    const radius = widest * (1 - index * 0.185);
    const y = top + index * widest * 0.1 + widest;
    return {
      d: `M${x - radius} ${height}V${y}a${radius} ${radius} 0 0 1 ${2 * radius} 0V${height}z`,
      ink,
    };
  });
  return {
    sky: 'ground',
    floor: 'deep',
    shapes: [
      ...shapes,
      { d: figure(x, height - 8, height * 0.2), ink: inks[4] === 'deep' ? 'accent' : 'deep' },
      { d: rect(0, height - 9, width, 9), ink: 'deep' },
    ],
  };
}
