import { describe, expect, it } from 'vitest';
import {
  earlyBaselines,
  earlyQuality,
  intervalsAlike,
  listFiguresAlike,
} from '../../../tests/fixtures/run-figures.ts';
import { renderQuality } from './quality.ts';

const lists = { ...listFiguresAlike(0.5), ndcgAt10: 0.336 };

/** The table's line that starts with a metric, its cells. */
function cells(text: string, metric: string): string[] {
  const line = text.split('\n').find((candidate) => candidate.startsWith(metric)) ?? '';
  return line.split(/ {2,}/).slice(1);
}

describe('the quality in the terminal', () => {
  it('stands beside the simple methods, each where it has something to say', () => {
    const text = renderQuality(
      {
        ...earlyQuality,
        ...lists,
        intervals: intervalsAlike(0.8, 0.825),
        cutoffs: [{ k: 20, recall: 0.3, ndcg: 0.35, hitRate: 0.8 }],
        reliability: [{ fromStars: 3.5, toStars: 4, ratings: 1200, meanPredicted: 3.74, meanActual: 3.71 }],
        calibrationError: 0.03,
        untimedRmse: 0.824,
      },
      {
        ...earlyBaselines,
        mean: { rmse: 0.97, mae: 0.75 },
        bias: { rmse: 0.87, mae: 0.67 },
        popularity: { ...lists, ndcgAt10: 0.168 },
        ease: { ...lists, ndcgAt10: 0.332 },
      },
    );
    expect(cells(text, 'RMSE')).toEqual(['0.812', '0.800 to 0.825', '0.970', '0.870', '–', '–']);
    expect(cells(text, 'NDCG@10 ')).toEqual(['0.336', '0.800 to 0.825', '–', '–', '0.168', '0.332']);
    expect(cells(text, '     20')).toEqual(['20', '0.300', '0.350', '0.800']);
    expect(cells(text, '3.5 to 4.0')).toEqual(['1,200', '3.74', '3.71']);
    expect(text).toContain('20,000 test ratings; ranking over 600 users. Intervals by bootstrap over users.');
  });

  it('of a run of an earlier version has what was measured then', () => {
    const text = renderQuality(earlyQuality, earlyBaselines);
    expect(cells(text, 'RMSE')).toEqual(['0.812', '0.970', '–', '–', '–']);
    expect(cells(text, 'Recall@10')).toEqual(['0.234', '–', '–', '0.103', '–']);
    expect(text).not.toContain('MRR');
    expect(text).not.toContain('Predicted stars');
  });

  it('says so where EASE was not possible', () => {
    expect(renderQuality(earlyQuality, { ...earlyBaselines, ease: null })).toContain('EASE is left out');
  });
});
