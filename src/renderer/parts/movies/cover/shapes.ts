// The few forms that cover motifs are drawn with, as SVG path data.
import type { Ink } from './palettes.ts';

/** Everything of one colour is one path, so that a cover costs a handful of elements. */
export type Shape = {
  readonly d: string;
  readonly ink: Ink;
  readonly opacity?: number;
  /** Width of a line; without it the shape is filled. */
  readonly stroke?: number;
};

export type Point = readonly [x: number, y: number];

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export function rect(x: number, y: number, width: number, height: number): string {
  return `M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}z`;
}

export function polygon(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}z`;
}

export function line(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}`;
}

export function circle(x: number, y: number, radius: number): string {
  return ellipse(x, y, radius, radius);
}

/** Clockwise like the polygons, so that forms that overlap in one path add up instead of cutting holes. */
export function ellipse(x: number, y: number, rx: number, ry: number): string {
  return `M${n(x - rx)} ${n(y)}a${n(rx)} ${n(ry)} 0 1 1 ${n(2 * rx)} 0a${n(rx)} ${n(ry)} 0 1 1 ${n(-2 * rx)} 0z`;
}

/** Half a disc standing on its diameter. */
export function halfDisc(x: number, y: number, radius: number): string {
  return `M${n(x - radius)} ${n(y)}a${n(radius)} ${n(radius)} 0 0 1 ${n(2 * radius)} 0z`;
}

/** A quarter of a disc with its corner at (x, y); `turn` counts quarter turns. */
export function quarterDisc(x: number, y: number, radius: number, turn: number): string {
  const [ax, ay] = quarterDirection(turn);
  const [bx, by] = quarterDirection(turn + 1);
  return `M${n(x)} ${n(y)}L${n(x + ax * radius)} ${n(y + ay * radius)}A${n(radius)} ${n(radius)} 0 0 1 ${n(x + bx * radius)} ${n(y + by * radius)}z`;
}

function quarterDirection(turn: number): Point {
  const directions: readonly Point[] = [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ];
  return directions[turn % 4] ?? [1, 0];
}

/** The lit left side of a ball. */
export function gibbous(x: number, y: number, radius: number): string {
  return `M${n(x)} ${n(y - radius)}A${n(radius)} ${n(radius)} 0 0 0 ${n(x)} ${n(y + radius)}A${n(radius * 0.45)} ${n(radius)} 0 0 0 ${n(x)} ${n(y - radius)}z`;
}

/** Wedges around a centre, every second one drawn. */
export function rays(x: number, y: number, radius: number, count: number, turn = 0): string {
  const step = (Math.PI * 2) / (count * 2);
  return Array.from({ length: count }, (_, index) => {
    const from = turn + index * 2 * step;
    return polygon([
      [x, y],
      [x + Math.cos(from) * radius, y + Math.sin(from) * radius],
      [x + Math.cos(from + step) * radius, y + Math.sin(from + step) * radius],
    ]);
  }).join('');
}

/** Soft ground from a sine line down to the bottom of the box. */
export function hill(
  width: number,
  bottom: number,
  y: number,
  { height, waves, phase }: { height: number; waves: number; phase: number },
): string {
  const steps = 24;
  const points: Point[] = Array.from({ length: steps + 1 }, (_, index) => {
    const along = index / steps;
    return [along * width, y + Math.sin(along * waves * Math.PI * 2 + phase) * height];
  });
  return polygon([...points, [width, bottom], [0, bottom]]);
}

/** A range of peaks from left to right down to the bottom of the box. */
export function peaks(width: number, bottom: number, tops: readonly Point[], valley: number): string {
  const outline: Point[] = [[0, valley]];
  tops.forEach(([x, y], index) => {
    outline.push([x, y]);
    const following = tops[index + 1];
    outline.push(following === undefined ? [width, valley] : [(x + following[0]) / 2, valley]);
  });
  return polygon([...outline, [width, bottom], [0, bottom]]);
}

/** A small standing person: a head and a coat. */
export function figure(x: number, footY: number, height: number): string {
  const head = height * 0.13;
  const shoulder = footY - height * 0.74;
  return (
    circle(x, footY - height + head, head) +
    polygon([
      [x - height * 0.13, shoulder],
      [x + height * 0.13, shoulder],
      [x + height * 0.17, footY - height * 0.25],
      [x + height * 0.09, footY],
      [x - height * 0.09, footY],
      [x - height * 0.17, footY - height * 0.25],
    ])
  );
}
