import { expect, test } from 'vitest';
import { fitCamera } from '../camera.ts';
import { chooseLabels, FadingLabels, labelLimit, shortened, type LabelSource } from './labels.ts';

const size = { width: 800, height: 600 };
const camera = fitCamera(size);
const source: LabelSource = {
  // The best known is last.
  places: Float32Array.of(-0.5, 0.5, 0.01, 0, 0, 0),
  radii: Float32Array.of(1, 2, 4),
  titles: ['Obscure', 'Known', 'Famous'],
  regions: [{ x: 0.7, y: 0.7, text: 'Horror' }],
};
const widthOf = (text: string) => 7 * text.length;
const view = { camera, size, growth: 1 };

test('the better known of two that lie together has its name shown', () => {
  const labels = chooseLabels(source, { ...view, nearness: 1 }, widthOf);
  expect(labels.map(({ text }) => text)).toEqual(['Horror', 'Famous', 'Obscure']);
});

test('regions give way to movies as one comes nearer', () => {
  const labels = chooseLabels(source, { ...view, nearness: 4 }, widthOf);
  expect(labels.every(({ kind }) => kind === 'movie')).toBe(true);
  expect(labelLimit(size, 8)).toBeGreaterThan(labelLimit(size, 1));
});

test('what is out of view has no words', () => {
  const elsewhere = { ...view, camera: { x: -0.5, y: 0.5, zoom: 3000 }, nearness: 9 };
  expect(chooseLabels(source, elsewhere, widthOf).map(({ text }) => text)).toEqual(['Obscure']);
});

test('the name of a region at the edge is moved aside, not cut', () => {
  const atTheEdge = { ...source, regions: [{ x: 1.3, y: 0.7, text: 'Action · Adventure' }] };
  const [region] = chooseLabels(atTheEdge, { ...view, nearness: 1 }, widthOf);
  const { x = 0, width = 0 } = region ?? {};
  expect(region?.kind).toBe('region');
  expect(x + width).toBeLessThanOrEqual(size.width);
});

test('long titles are cut', () => {
  expect(shortened('Alien')).toBe('Alien');
  expect(shortened('Dr. Strangelove or: How I Learned to Stop Worrying')).toMatch(/^Dr\. Strangelove.*…$/);
});

test('labels fade in, and out again when they are no longer wanted', () => {
  const fading = new FadingLabels();
  const wanted = chooseLabels(source, { ...view, nearness: 1 }, widthOf);
  const first = fading.step(wanted, 110);
  expect(first.isFading).toBe(true);
  expect(first.labels[0]?.opacity).toBeCloseTo(0.5, 5);
  expect(fading.step(wanted, 1000)).toMatchObject({ isFading: false });
  const going = fading.step([], 110);
  expect(going.labels).toHaveLength(3);
  expect(going.labels[0]?.opacity).toBeCloseTo(0.5, 5);
  expect(fading.step([], 1000).labels).toEqual([]);
});
