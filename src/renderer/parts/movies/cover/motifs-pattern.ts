// Motifs without a place: geometry, rhythm, pattern.
import type { Box, Picture } from './motif.ts';
import type { Ink } from './palettes.ts';
import type { Random } from './random.ts';
import { circle, halfDisc, polygon, quarterDisc, rays, rect, type Shape } from './shapes.ts';

/** A board of tiles, each with one plain form. */
export function tiles(random: Random, { width, height }: Box): Picture {
  const size = width / 4;
  const rows = Math.ceil(height / size);
  // Backgrounds are below all forms, so that each colour stays one path.
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
