import { describe, expect, it } from 'vitest';
import { weightsAt } from '../../../contract/loss-balance.ts';
import { madeRun } from '../../../../tests/fixtures/made-run.ts';
import { parallelOf, settingsOf, settingWords, spreadWords } from './sweep-settings.ts';

const run = (id: string, dimensions: number, seed: number, rmse: number, recallAt10: number) =>
  madeRun(id, { options: { ...weightsAt(0), dimensions, seed }, quality: { rmse, recallAt10 } });
const runs = [
  run('a1', 64, 1, 0.7, 0.1),
  run('a2', 64, 2, 0.8, 0.3),
  run('b1', 128, 1, 0.9, 0.1),
  run('b2', 128, 2, 0.9, 0.1),
];

describe('settingsOf', () => {
  it('joins the seeds of a setting, with their mean and deviation', () => {
    const [small, large] = settingsOf(runs);
    expect(small?.runs.map(({ runId }) => runId)).toEqual(['a1', 'a2']);
    expect(small?.rmse.mean).toBeCloseTo(0.75);
    expect(small?.rmse.deviation).toBeCloseTo(Math.SQRT1_2 / 10);
    expect(large?.rmse).toEqual({ mean: 0.9, deviation: 0 });
    expect(small && spreadWords(small)).toBe('0.750 ± 0.071 · 20.0% ± 14.1%');
  });

  it('says nothing of chance where there is one seed', () => {
    const [only] = settingsOf(runs.slice(0, 1));
    expect(only && spreadWords(only)).toBeNull();
  });
});

it('names what differs, and nothing else', () => {
  const all = runs.map(({ options }) => options);
  expect(all[0] && settingWords(all[0], all)).toBe('Dimensions 64 · Seed 1');
  expect(all[0] && settingWords(all[0], all.slice(0, 1))).toBe('');
});

it('draws a line for each setting, across what was varied and what came of it', () => {
  const { axes, lines } = parallelOf(settingsOf(runs), runs[3]?.runId ?? null);
  expect(axes.map(({ name }) => name)).toEqual(['Dimensions', 'RMSE', 'Recall@10']);
  expect(axes[0]?.values).toEqual([64, 128]);
  expect(lines.map(({ look }) => look)).toEqual(['best', 'pointed']);
  expect(lines[1]?.values).toEqual([128, 0.9, 0.1]);
});
