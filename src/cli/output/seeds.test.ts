import { describe, expect, it } from 'vitest';
import { isMl20m, publishedOnMl20m } from '../../engine/evaluation/published.ts';
import type { MetricSummary } from '../../engine/evaluation/seed-summary.ts';
import type { SeedsEvaluation } from '../seeds-evaluation.ts';
import { renderSeeds } from './seeds.ts';

function summary(metric: MetricSummary['metric'], mean: number): MetricSummary {
  const figure = { mean, deviation: null, bySeed: [mean] };
  const difference = { difference: 0.0125, low: -0.0025, high: 0.0275, p: null };
  return {
    ...{ metric, users: 9998 },
    model: figure,
    interval: { low: mean - 0.01, high: mean + 0.01 },
    rivals: { ease: { ...figure, mean: mean - 0.0125, difference } },
  };
}

const evaluation: SeedsEvaluation = {
  ...{ protocol: 'liang', split: null, seeds: [1], easeMovies: null, sample: null, published: null },
  splits: [
    {
      train: { ratings: 8_500_000, users: 116_677, movies: 20_108 },
      test: { ratings: 140_000, users: 9998 },
      newUsers: { users: 9998, ratings: 140_000 },
      newMovies: { movies: 0, ratings: 0 },
      validationUsers: 10_000,
    },
  ],
  metrics: [summary('recallAt20', 0.4), summary('recallAt50', 0.53), summary('ndcgAt100', 0.43)],
  elapsedMs: 1000,
};

/** The cells of the line that starts so. */
function cells(text: string, start: string): string[] {
  const line = text.split('\n').find((candidate) => candidate.startsWith(start)) ?? '';
  return line.split(/ {2,}/).slice(1);
}

describe('the figures of a protocol in the terminal', () => {
  it('stand beside the simple methods, with differences and what was split', () => {
    const text = renderSeeds(evaluation);
    expect(text).toContain('Liang et al. (2018)');
    expect(cells(text, 'Recall@20 ↑')).toEqual(['9,998', '0.400', '0.390 to 0.410', '0.388']);
    expect(cells(text, 'Recall@20 against EASE ↑')).toEqual(['+0.013', '−0.003 to +0.028']);
    expect(text).toContain('140,000 test ratings by 9,998 users');
    expect(text).toContain('sets aside for validation, 10,000, are left out');
    expect(text).not.toContain('Published');
    expect(text).not.toContain('p over seeds');
  });

  it('stand beside published ones where the data is the same', () => {
    const text = renderSeeds({ ...evaluation, published: publishedOnMl20m });
    expect(cells(text, 'EASE ').slice(0, 3)).toEqual(['0.391', '0.521', '0.420']);
    expect(cells(text, 'RecVAE').slice(0, 3)).toEqual(['0.414', '0.553', '0.442']);
    expect(cells(text, 'VASP').slice(0, 3)).toEqual(['0.414', '0.552', '0.448']);
    expect(text).toContain('WSDM 2020');
    expect(isMl20m({ ratings: 20_000_263, users: 138_493 })).toBe(true);
    expect(isMl20m({ ratings: 20_000_263, users: 138_492 })).toBe(false);
  });

  it('have deviations and tests over several seeds', () => {
    const metrics = evaluation.metrics.map(({ model, rivals, ...rest }): MetricSummary => {
      const { ease } = rivals;
      if (ease === undefined) throw new Error('no EASE');
      return {
        ...rest,
        model: { ...model, deviation: 0.0041 },
        rivals: { ease: { ...ease, deviation: 0.002, difference: { ...ease.difference, p: 0.0301 } } },
      };
    });
    const text = renderSeeds({ ...evaluation, metrics, seeds: [1, 2, 3] });
    expect(cells(text, 'NDCG@100 ↑')).toEqual(['9,998', '0.430 ± 0.004', '0.420 to 0.440', '0.417 ± 0.002']);
    expect(cells(text, 'NDCG@100 against EASE ↑')).toEqual(['+0.013', '−0.003 to +0.028', '0.030']);
    expect(text).toContain('With seed 1: 8,500,000 training ratings');
    expect(text).toContain('standard deviation over 3 seeds');
  });

  it('say where a part of the users and of the movies of EASE is measured', () => {
    const text = renderSeeds({ ...evaluation, easeMovies: 12_288, sample: { people: 10_000, of: 138_493 } });
    expect(text).toContain('EASE ranks the 12,288 most rated movies alone.');
    expect(text).toContain('10,000 users, drawn by lot from the 138,493');
  });
});
