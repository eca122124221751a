// Motifs without a place: geometry, rhythm, pattern.
import type { Box, Picture } from './motif.ts';
import type { Ink } from './palettes.ts';
import type { Random } from './random.ts';
import { circle, ellipse, halfDisc, line, polygon, quarterDisc, rays, rect, type Shape } from './shapes.ts';

/** A board of tiles, each with one plain form. */
export function tiles(random: Random, { width, height }: Box): Picture {
  const size = width / 4;
  const rows = Math.ceil(height / size);
  // Backgrounds lie below all forms, so that each colour stays one path.
  const backs = new Map<Ink, string>();
  const fores = new Map<Ink, string>();
  function put(paths: Map<Ink, string>, ink: Ink, d: string): void {
    paths.set(ink, (paths.get(ink) ?? '') + d);
  }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < 4; column++) {
      const [x, y] = [column * size, row * size];
      const turn = random.whole(0, 3);
      const [cornerX, cornerY] = [x + (turn === 1 || turn === 2 ? size : 0), y + (turn >= 2 ? size : 0)];
      const [back, fore] = random.pick<readonly [Ink, Ink]>([
        ['ground', 'accent'],
        ['main', 'light'],
        ['light', 'main'],
        ['accent', 'deep'],
        ['ground', 'light'],
        ['deep', 'main'],
      ]);
      put(backs, back, rect(x, y, size + 0.3, size + 0.3));
      switch (random.whole(0, 4)) {
        case 0:
          put(fores, fore, quarterDisc(cornerX, cornerY, size, turn));
          break;
        case 1:
          put(fores, fore, circle(x + size / 2, y + size / 2, size * 0.32));
          break;
        case 2:
          put(
            fores,
            fore,
            polygon([
              [x, y + size],
              [x + size, y + size],
              [x + (turn % 2) * size, y],
            ]),
          );
          break;
        case 3:
          put(
            fores,
            fore,
            halfDisc(x + size / 2, y + size, size / 2) + halfDisc(x + size / 2, y + size / 2, size / 2),
          );
          break;
        default:
          put(
            fores,
            fore,
            [0, 2, 4].map((stripe) => rect(x, y + (stripe * size) / 6, size, size / 6)).join(''),
          );
      }
    }
  }
  const shapes = [...backs, ...fores].map(([ink, d]) => ({ d, ink }));
  return { sky: 'deep', floor: 'deep', shapes };
}

/** Two discs that meet, their common part in a third colour. */
export function twoDiscs(random: Random, { width, height }: Box): Picture {
  const radius = Math.min(width, height) * random.between(0.27, 0.31);
  const apart = radius * random.between(0.5, 0.72);
  const angle = random.between(-0.5, 0.5) + (random.chance(0.4) ? Math.PI / 2 : 0);
  const [x, y] = [width / 2, height * 0.5];
  const [dx, dy] = [Math.cos(angle) * apart, Math.sin(angle) * apart];
  // The lens: from one crossing of the circles to the other along both arcs.
  const half = Math.sqrt(radius ** 2 - apart ** 2);
  const [px, py] = [(-dy / apart) * half, (dx / apart) * half];
  const lens = `M${x + px} ${y + py}A${radius} ${radius} 0 0 1 ${x - px} ${y - py}A${radius} ${radius} 0 0 1 ${x + px} ${y + py}z`;
  return {
    sky: 'light',
    floor: 'light',
    shapes: [
      { d: circle(x - dx, y - dy, radius), ink: 'main' },
      { d: circle(x + dx, y + dy, radius), ink: 'accent' },
      { d: lens, ink: 'ground' },
    ],
  };
}

/** Scales of waves, row over row. */
export function waves(random: Random, { width, height }: Box): Picture {
  const columns = random.pick([4, 5]);
  const size = width / columns;
  const shapes: Shape[] = [];
  const sunY = height * 0.3;
  for (let row = 0; row * size * 0.42 + height * 0.42 < height + size; row++) {
    const y = height * 0.42 + row * size * 0.42;
    const shift = row % 2 === 0 ? 0 : size / 2;
    const centres = Array.from({ length: columns + 2 }, (_, index) => index * size - shift);
    const scale = (factor: number) =>
      centres.map((x) => circle(x, y + size / 2, (size / 2) * factor)).join('');
    shapes.push(
      { d: scale(1), ink: row % 2 === 0 ? 'ground' : 'main' },
      { d: scale(0.86), ink: 'light', stroke: 1.6 },
      { d: scale(0.55), ink: 'light', stroke: 1.6 },
      { d: scale(0.25), ink: 'accent' },
    );
  }
  return {
    sky: 'light',
    floor: 'deep',
    shapes: [
      { d: circle(width * random.between(0.3, 0.7), sunY, Math.min(width, height) * 0.2), ink: 'accent' },
      ...shapes,
      { d: rect(0, height - 5, width, 5), ink: 'deep' },
    ],
  };
}

/** Rays that burst from a point. */
export function sunburst(random: Random, { width, height }: Box): Picture {
  const x = width * random.between(0.3, 0.7);
  const y = height * random.between(0.5, 0.75);
  const radius = Math.min(width, height) * 0.17;
  return {
    sky: 'ground',
    floor: 'deep',
    shapes: [
      { d: rays(x, y, 420, random.whole(11, 16), random.between(0, 1)), ink: 'main' },
      { d: circle(x, y, radius * 1.5), ink: 'ground' },
      { d: circle(x, y, radius * 1.22), ink: 'accent' },
      { d: circle(x, y, radius * 0.62), ink: 'light' },
      { d: rect(0, height - 7, width, 7), ink: 'deep' },
    ],
  };
}

/** Splinters that rush together. */
export function shards(random: Random, { width, height }: Box): Picture {
  const [x, y] = [width * random.between(0.35, 0.65), height * random.between(0.4, 0.6)];
  const inks: readonly Ink[] = ['main', 'accent', 'light', 'ground'];
  const count = 20;
  const paths: string[][] = inks.map(() => []);
  for (let index = 0; index < count; index++) {
    const angle = (index / count) * Math.PI * 2 + random.between(-0.08, 0.08);
    const wide = random.between(0.05, 0.13);
    const start = random.between(12, 46);
    const which = index % inks.length;
    paths[which]?.push(
      polygon([
        [x + Math.cos(angle) * start, y + Math.sin(angle) * start],
        [x + Math.cos(angle - wide) * 330, y + Math.sin(angle - wide) * 330],
        [x + Math.cos(angle + wide) * 330, y + Math.sin(angle + wide) * 330],
      ]),
    );
  }
  return {
    sky: 'deep',
    floor: 'deep',
    shapes: inks.map((ink, index) => ({ d: (paths[index] ?? []).join(''), ink })),
  };
}

/** Slanted bands of different widths. */
export function bands(random: Random, { width, height }: Box): Picture {
  const inks = ['main', 'accent', 'light', 'accent', 'main'] as const;
  const lean = random.pick([-0.9, 0.9]);
  const shapes: Shape[] = [];
  let x = width * 0.06;
  for (const ink of inks) {
    const wide = random.between(9, 30);
    const shift = height * lean * 0.5;
    shapes.push({
      d: polygon([
        [x + shift, 0],
        [x + wide + shift, 0],
        [x + wide - shift, height],
        [x - shift, height],
      ]),
      ink,
    });
    x += wide + random.between(5, 14);
  }
  return {
    sky: 'deep',
    floor: 'deep',
    shapes: [
      ...shapes,
      {
        d: circle(width * random.between(0.3, 0.7), height * 0.48, Math.min(width, height) * 0.16),
        ink: 'light',
      },
      { d: circle(width * 0.5, height * 0.48, Math.min(width, height) * 0.1), ink: 'ground' },
    ],
  };
}

/** A record with its grooves, and the arm upon it. */
export function vinyl(random: Random, { width, height }: Box): Picture {
  const radius = Math.min(width, height) * 0.4;
  const [x, y] = [width * random.between(0.42, 0.58), height * 0.5];
  const grooves = [0.92, 0.84, 0.76, 0.68, 0.6, 0.52].map((factor) => circle(x, y, radius * factor));
  return {
    sky: 'accent',
    floor: 'accent',
    shapes: [
      { d: circle(x, y, radius), ink: 'deep' },
      { d: grooves.join(''), ink: 'main', stroke: 0.8, opacity: 0.8 },
      { d: circle(x, y, radius * 0.38), ink: 'main' },
      { d: circle(x, y, radius * 0.07), ink: 'light' },
      {
        d: line([
          [x + radius * 1.05, y - radius * 1.05],
          [x + radius * 0.95, y + radius * 0.2],
          [x + radius * 0.5, y + radius * 0.56],
        ]),
        ink: 'light',
        stroke: 3.5,
      },
    ],
  };
}

/** Columns of sound. */
export function soundBars(random: Random, { width, height }: Box): Picture {
  const count = 13;
  const step = width / (count + 1);
  const inks: readonly Ink[] = ['accent', 'main', 'light'];
  const paths: string[][] = inks.map(() => []);
  for (let index = 0; index < count; index++) {
    const bell = Math.sin(((index + 0.5) / count) * Math.PI);
    const high = height * (0.14 + 0.62 * bell * random.between(0.45, 1));
    const x = step * (index + 0.72);
    const wide = step * 0.56;
    const top = height * 0.5 - high / 2;
    paths[index % 3]?.push(
      `M${x} ${top + wide / 2}a${wide / 2} ${wide / 2} 0 0 1 ${wide} 0v${high - wide}a${wide / 2} ${wide / 2} 0 0 1 ${-wide} 0z`,
    );
  }
  return {
    sky: 'deep',
    floor: 'deep',
    shapes: inks.map((ink, index) => ({ d: (paths[index] ?? []).join(''), ink })),
  };
}

/** Dots that grow, as in print. */
export function halftone(random: Random, { width, height }: Box): Picture {
  const step = width / 12;
  const [x, y] = [width * random.between(0.3, 0.7), height * random.between(0.35, 0.6)];
  const far = Math.min(width, height) * 0.62;
  let dots = '';
  for (let row = 0; row * step * 0.87 < height + step; row++) {
    for (let column = 0; column <= 12; column++) {
      const dotX = column * step + (row % 2 === 0 ? 0 : step / 2);
      const dotY = row * step * 0.87;
      const size = step * 0.58 * (1 - Math.hypot(dotX - x, dotY - y) / far);
      if (size > 0.7) dots += circle(dotX, dotY, size);
    }
  }
  return {
    sky: 'ground',
    floor: 'ground',
    shapes: [
      { d: circle(x, y, far * 0.72), ink: 'deep', opacity: 0.55 },
      { d: dots, ink: 'accent' },
    ],
  };
}

/** A globe of meridians. */
export function globe(random: Random, { width, height }: Box): Picture {
  const radius = Math.min(width, height) * 0.38;
  const [x, y] = [width / 2, height * 0.5];
  const meridians = [0.28, 0.6, 0.86].map((factor) => ellipse(x, y, radius * factor, radius));
  const parallels = [-0.62, -0.22, 0.22, 0.62].map((factor) => {
    const half = Math.sqrt(1 - factor ** 2) * radius;
    return line([
      [x - half, y + factor * radius],
      [x + half, y + factor * radius],
    ]);
  });
  const angle = random.between(0, 6);
  return {
    sky: 'ground',
    floor: 'ground',
    shapes: [
      { d: circle(x, y, radius), ink: 'main' },
      { d: [...meridians, ...parallels].join(''), ink: 'light', stroke: 1.3 },
      { d: circle(x, y, radius), ink: 'light', stroke: 2.4 },
      {
        d: circle(x + Math.cos(angle) * radius * 0.5, y + Math.sin(angle) * radius * 0.5, radius * 0.13),
        ink: 'accent',
      },
    ],
  };
}

/** A flower of petals. */
export function flower(random: Random, { width, height }: Box): Picture {
  const petals = random.pick([6, 8, 10, 12]);
  const reach = Math.min(width, height) * 0.4;
  const [x, y] = [width / 2, height * 0.5];
  function ring(length: number, wide: number, turn: number): string {
    return Array.from({ length: petals }, (_, index) => {
      const angle = turn + (index / petals) * Math.PI * 2;
      const [endX, endY] = [x + Math.cos(angle) * length, y + Math.sin(angle) * length];
      const [sideX, sideY] = [-Math.sin(angle) * wide, Math.cos(angle) * wide];
      const [midX, midY] = [x + Math.cos(angle) * length * 0.6, y + Math.sin(angle) * length * 0.6];
      return `M${x} ${y}Q${midX + sideX} ${midY + sideY} ${endX} ${endY}Q${midX - sideX} ${midY - sideY} ${x} ${y}z`;
    }).join('');
  }
  const turn = random.between(0, 1);
  return {
    sky: random.pick(['ground', 'light'] as const),
    floor: 'deep',
    shapes: [
      { d: ring(reach * 1.25, reach * 0.42, turn), ink: 'main' },
      { d: ring(reach * 0.92, reach * 0.3, turn + Math.PI / petals), ink: 'accent' },
      { d: circle(x, y, reach * 0.17), ink: 'deep' },
      { d: rect(0, height - 6, width, 6), ink: 'deep' },
    ],
  };
}

/** An eye that looks back. */
export function eye(random: Random, { width, height }: Box): Picture {
  const [x, y] = [width / 2, height * 0.5];
  const wide = width * 0.42;
  const high = Math.min(height * 0.3, wide * 0.72);
  const look = random.between(-0.12, 0.12) * wide;
  const lashes = Array.from({ length: 9 }, (_, index) => {
    const along = (index / 8 - 0.5) * 1.7;
    const rootX = x + along * wide * 0.8;
    const rootY = y - high * (1 - along ** 2 * 0.62) * 0.86;
    return line([
      [rootX, rootY],
      [rootX + along * 20, rootY - 20],
    ]);
  });
  return {
    sky: 'ground',
    floor: 'ground',
    shapes: [
      { d: lashes.join(''), ink: 'deep', stroke: 3 },
      {
        d: `M${x - wide} ${y}Q${x} ${y - high * 1.9} ${x + wide} ${y}Q${x} ${y + high * 1.9} ${x - wide} ${y}z`,
        ink: 'light',
      },
      { d: circle(x + look, y, high * 0.74), ink: 'accent' },
      { d: circle(x + look, y, high * 0.74) + circle(x + look, y, high * 0.58), ink: 'main', stroke: 1.6 },
      { d: circle(x + look, y, high * 0.36), ink: 'deep' },
      { d: circle(x + look + high * 0.16, y - high * 0.18, high * 0.11), ink: 'light' },
    ],
  };
}
