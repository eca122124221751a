// Motifs under an open sky: planets, suns, moons, mountains, hills.
import type { Box, Picture } from './motif.ts';
import type { Random } from './random.ts';
import {
  circle,
  crescent,
  ellipse,
  figure,
  gibbous,
  halfDisc,
  hill,
  line,
  peaks,
  polygon,
  rect,
  type Point,
} from './shapes.ts';

function stars(random: Random, { width, height }: Box, count: number): string {
  return Array.from({ length: count }, () =>
    circle(random.between(4, width - 4), random.between(4, height * 0.95), random.between(0.5, 1.4)),
  ).join('');
}

/** A planet, half in shadow, some with a ring, and a moon. */
export function planet(random: Random, box: Box): Picture {
  const { width, height } = box;
  const radius = Math.min(width, height) * random.between(0.26, 0.38);
  const x = width * random.between(0.36, 0.64);
  const y = height * random.between(0.45, 0.56);
  const tilt = random.between(0.2, 0.34);
  const hasRing = random.chance(0.6);
  return {
    sky: 'deep',
    floor: 'deep',
    shapes: [
      { d: stars(random, box, 46), ink: 'light', opacity: 0.75 },
      { d: circle(x, y, radius * 1.5), ink: 'ground', opacity: 0.45 },
      { d: circle(x, y, radius), ink: 'main' },
      { d: gibbous(x, y, radius), ink: 'accent' },
      ...(hasRing
        ? [{ d: ellipse(x, y, radius * 1.55, radius * tilt), ink: 'light' as const, stroke: 2.4 }]
        : []),
      { d: circle(x + radius * 1.25, y - radius * 0.95, radius * 0.15), ink: 'light' },
    ],
  };
}

/** Paths of planets around an off-centre sun. */
export function orbits(random: Random, box: Box): Picture {
  const { width, height } = box;
  const x = width * random.between(0.3, 0.7);
  const y = height * random.between(0.4, 0.62);
  const gap = Math.min(width, height) * 0.13;
  const rings = [1.3, 2.2, 3.2, 4.4, 5.8].map((factor) => factor * gap);
  const planets = rings.map((radius, index) => {
    const angle = random.between(0, Math.PI * 2);
    return circle(x + Math.cos(angle) * radius, y + Math.sin(angle) * radius, 2.5 + (index % 3) * 2);
  });
  return {
    sky: 'ground',
    floor: 'ground',
    shapes: [
      { d: circle(x, y, gap * 2.7), ink: 'deep', opacity: 0.5 },
      { d: rings.map((radius) => circle(x, y, radius)).join(''), ink: 'light', stroke: 0.9, opacity: 0.55 },
      { d: circle(x, y, gap * 0.75), ink: 'accent' },
      { d: planets.join(''), ink: 'light' },
    ],
  };
}

/** The sun of the eighties: cut by bars, over a grid that runs to the horizon. */
export function gridSun(random: Random, box: Box): Picture {
  const { width, height } = box;
  const horizon = height * random.between(0.6, 0.68);
  const radius = Math.min(width * 0.34, horizon * 0.62);
  const x = width / 2;
  const y = horizon - radius * 0.55;
  const bars = [0.02, 0.2, 0.38].map((step, index) => rect(0, y + radius * step, width, 1.6 + (2 - index)));
  const lanes = Array.from({ length: 13 }, (_, index) =>
    line([
      [x + (index - 6) * 7, horizon],
      [x + (index - 6) * 48, height],
    ]),
  );
  const rows = [0.06, 0.18, 0.36, 0.62, 0.95].map((step) => {
    const rowY = horizon + (height - horizon) * step;
    return line([
      [0, rowY],
      [width, rowY],
    ]);
  });
  return {
    sky: 'ground',
    floor: 'deep',
    shapes: [
      { d: stars(random, { width, height: horizon }, 26), ink: 'light', opacity: 0.6 },
      { d: circle(x, y, radius), ink: 'accent' },
      { d: bars.join(''), ink: 'ground' },
      { d: rect(0, horizon, width, height - horizon), ink: 'deep' },
      { d: [...lanes, ...rows].join(''), ink: 'main', stroke: 1, opacity: 0.85 },
    ],
  };
}

/** Table mountains in three distances before a low sun. */
export function mesas(random: Random, box: Box): Picture {
  const { width, height } = box;
  const sunX = width * random.between(0.25, 0.75);
  function mesa(x: number, top: number, plateau: number, foot: number): string {
    return polygon([
      [x - plateau / 2, top],
      [x + plateau / 2, top],
      [x + plateau * 0.62, top + (height - top) * 0.35],
      [x + foot / 2, height],
      [x - foot / 2, height],
      [x - plateau * 0.6, top + (height - top) * 0.35],
    ]);
  }
  const side = random.chance(0.5) ? 1 : -1;
  const middle = width / 2;
  return {
    sky: 'accent',
    floor: 'deep',
    shapes: [
      { d: circle(sunX, height * 0.46, Math.min(width, height) * 0.21), ink: 'light' },
      {
        d: mesa(middle + side * 55, height * 0.48, 46, 120) + mesa(middle - side * 66, height * 0.56, 30, 90),
        ink: 'main',
      },
      {
        d: hill(width, height, height * 0.8, { height: 4, waves: 0.7, phase: random.between(0, 6) }),
        ink: 'main',
      },
      { d: mesa(middle - side * 34, height * 0.6, 34, 96), ink: 'ground' },
      {
        d: hill(width, height, height * 0.87, { height: 5, waves: 0.6, phase: random.between(0, 6) }),
        ink: 'ground',
      },
      {
        d: hill(width, height, height * 0.95, { height: 3, waves: 0.9, phase: random.between(0, 6) }),
        ink: 'deep',
      },
    ],
  };
}

/** Ranges of mountains, paler with distance. */
export function mountains(random: Random, box: Box): Picture {
  const { width, height } = box;
  function range(top: number, count: number): readonly Point[] {
    return Array.from(
      { length: count },
      (_, index) =>
        [((index + random.between(0.25, 0.75)) / count) * width, top * random.between(0.9, 1.2)] as const,
    );
  }
  const x = width * random.between(0.25, 0.75);
  return {
    sky: 'light',
    floor: 'deep',
    shapes: [
      { d: circle(x, height * 0.3, Math.min(width, height) * 0.16), ink: 'accent' },
      { d: peaks(width, height, range(height * 0.36, 3), height * 0.66), ink: 'main', opacity: 0.55 },
      { d: peaks(width, height, range(height * 0.5, 3), height * 0.78), ink: 'main' },
      { d: peaks(width, height, range(height * 0.65, 4), height * 0.88), ink: 'ground' },
      { d: peaks(width, height, range(height * 0.8, 5), height * 0.95), ink: 'deep' },
    ],
  };
}

/** Round hills and an arch of colours. */
export function hillsAndArch(random: Random, box: Box): Picture {
  const { width, height } = box;
  const x = width * random.between(0.35, 0.65);
  const radius = Math.min(width * 0.62, height * 0.6);
  const foot = height * 0.86;
  return {
    sky: 'light',
    floor: 'deep',
    shapes: [
      { d: halfDisc(x, foot, radius), ink: 'accent' },
      { d: halfDisc(x, foot, radius * 0.8), ink: 'main' },
      { d: halfDisc(x, foot, radius * 0.6), ink: 'ground' },
      { d: halfDisc(x, foot, radius * 0.4), ink: 'light' },
      {
        d: hill(width, height, height * 0.78, { height: 9, waves: 0.8, phase: random.between(0, 6) }),
        ink: 'ground',
      },
      {
        d: hill(width, height, height * 0.9, { height: 6, waves: 1, phase: random.between(0, 6) }),
        ink: 'deep',
      },
    ],
  };
}

/** A big low sun, and somebody small in front of it with a long shadow. */
export function loneFigure(random: Random, box: Box): Picture {
  const { width, height } = box;
  const horizon = height * random.between(0.66, 0.74);
  const radius = Math.min(width * 0.36, horizon * 0.62);
  const sunX = width * random.between(0.38, 0.62);
  const x = sunX + random.between(-0.4, 0.4) * radius;
  const size = Math.min(46, height * 0.2);
  const foot = horizon + size * 0.22;
  return {
    sky: 'ground',
    floor: 'deep',
    shapes: [
      { d: circle(sunX, horizon - radius * 0.35, radius), ink: 'accent' },
      { d: rect(0, horizon, width, height - horizon), ink: 'deep' },
      {
        d: polygon([
          [x - size * 0.09, foot],
          [x + size * 0.09, foot],
          [x + (x - sunX) * 1.1 + 12, height],
          [x + (x - sunX) * 1.1 - 12, height],
        ]),
        ink: 'ground',
        opacity: 0.6,
      },
      { d: figure(x, foot, size), ink: 'light' },
    ],
  };
}

/** Towers of a castle under a sickle moon. */
export function castle(random: Random, box: Box): Picture {
  const { width, height } = box;
  const foot = height * 0.84;
  function tower(x: number, wide: number, top: number): string {
    return (
      rect(x - wide / 2, top, wide, height - top) +
      polygon([
        [x - wide * 0.72, top],
        [x, top - wide * 1.7],
        [x + wide * 0.72, top],
      ])
    );
  }
  const middle = width * random.between(0.42, 0.58);
  const tall = foot - height * 0.4;
  const windows = [-44, -22, 0, 20, 42].map((dx, index) =>
    rect(middle + dx - 1.6, foot - height * (0.06 + 0.05 * (index % 3)), 3.2, 7),
  );
  return {
    sky: 'ground',
    floor: 'deep',
    shapes: [
      { d: stars(random, { width, height: height * 0.6 }, 30), ink: 'light', opacity: 0.7 },
      {
        d: crescent(width * random.pick([0.24, 0.78]), height * 0.24, Math.min(width, height) * 0.1, 1.25),
        ink: 'light',
      },
      {
        d: hill(width, height, height * 0.7, { height: 16, waves: 0.7, phase: random.between(0, 6) }),
        ink: 'main',
        opacity: 0.7,
      },
      {
        d: [
          tower(middle, 24, tall),
          tower(middle - 44, 17, tall + height * 0.14),
          tower(middle + 42, 18, tall + height * 0.1),
          tower(middle - 22, 13, tall + height * 0.2),
          tower(middle + 20, 12, tall + height * 0.22),
          rect(middle - 52, foot - height * 0.14, 104, height),
        ].join(''),
        ink: 'deep',
      },
      { d: windows.join(''), ink: 'accent' },
      {
        d: hill(width, height, height * 0.93, { height: 5, waves: 0.8, phase: random.between(0, 6) }),
        ink: 'deep',
      },
    ],
  };
}

/** A moon behind bare branches. */
export function moonTree(random: Random, box: Box): Picture {
  const { width, height } = box;
  const left = random.chance(0.5);
  const moonX = width * (left ? 0.6 : 0.4);
  const branches: string[][] = [[], [], [], [], []];
  function grow(x: number, y: number, angle: number, length: number, depth: number): void {
    const endX = x + Math.cos(angle) * length;
    const endY = y + Math.sin(angle) * length;
    branches[depth]?.push(
      line([
        [x, y],
        [endX, endY],
      ]),
    );
    if (depth >= branches.length - 1) return;
    for (const side of [-1, 1]) {
      grow(
        endX,
        endY,
        angle + side * random.between(0.25, 0.72),
        length * random.between(0.62, 0.82),
        depth + 1,
      );
    }
    if (random.chance(0.5))
      grow((x + endX) / 2, (y + endY) / 2, angle + random.pick([-0.9, 0.9]), length * 0.5, depth + 1);
  }
  grow(width * (left ? 0.2 : 0.8), height, -Math.PI / 2 + (left ? 0.18 : -0.18), height * 0.36, 0);
  return {
    sky: 'ground',
    floor: 'deep',
    shapes: [
      { d: circle(moonX, height * 0.4, Math.min(width, height) * 0.33), ink: 'accent' },
      {
        d: hill(width, height, height * 0.92, { height: 5, waves: 0.7, phase: random.between(0, 6) }),
        ink: 'deep',
      },
      ...branches.map((lines, depth) => ({
        d: lines.join(''),
        ink: 'deep' as const,
        stroke: [8, 5, 3.2, 2, 1.2][depth] ?? 1,
      })),
    ],
  };
}
