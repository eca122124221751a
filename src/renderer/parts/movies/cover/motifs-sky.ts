// Motifs under an open sky: suns, planets, mountains, a tree before the moon.
import type { Box, Picture } from './motif.ts';
import type { Random } from './random.ts';
import { circle, ellipse, figure, gibbous, hill, line, peaks, polygon, rect, type Point } from './shapes.ts';

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
