import { expect, test } from 'vitest';
import { neighbourGraph, type NeighbourGraph } from './neighbour-graph.ts';

/** Rows on a line, with the three nearest of each, itself first. */
function line(at: readonly number[]) {
  const nearest = at.map((x) =>
    at
      .map((other, position) => ({ position, cosine: 1 - Math.abs(other - x) }))
      .sort((a, b) => b.cosine - a.cosine)
      .slice(0, 4),
  );
  return {
    count: 4,
    positions: Int32Array.from(nearest.flat(), ({ position }) => position),
    cosines: Float32Array.from(nearest.flat(), ({ cosine }) => cosine),
  };
}

function edgesOf({ starts, neighbours, weights }: NeighbourGraph): Map<string, number> {
  const edges = new Map<string, number>();
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let edge = starts[row] ?? 0; edge < (starts[row + 1] ?? 0); edge++) {
      edges.set(`${row} ${neighbours[edge]}`, weights[edge] ?? 0);
    }
  }
  return edges;
}

const edges = edgesOf(neighbourGraph(line([0, 0.1, 0.15, 0.4, 0.42, 0.9])));

test('the weight from one row to another is the one back, and no row is its own neighbour', () => {
  for (const [key, weight] of edges) {
    const [from, to] = key.split(' ');
    expect(from).not.toBe(to);
    expect(edges.get(`${to} ${from}`)).toBe(weight);
    expect(weight).toBeGreaterThan(0);
    expect(weight).toBeLessThanOrEqual(1);
  }
});

test('the nearest belongs to a row entirely, others the less the farther they are', () => {
  expect(edges.get('1 2')).toBe(1);
  expect(edges.get('0 1')).toBe(1);
  expect(edges.get('0 3') ?? 0).toBeLessThan(edges.get('0 2') ?? 0);
  // Whoever is far from all still has its nearest.
  expect(edges.get('5 4')).toBe(1);
});

test('what one row says of three others adds up to log2 of four', () => {
  // The last row is among nobody's nearest: its weights are its own.
  const own = [...edges].filter(([key]) => key.startsWith('5 ')).map(([, weight]) => weight);
  expect(own).toHaveLength(3);
  expect(own.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(2, 3);
});

test('equal rows belong together', () => {
  const same = edgesOf(neighbourGraph(line([0.5, 0.5, 0.5, 0.5, 0.5])));
  expect(Math.min(...same.values())).toBe(1);
});
