import { describe, expect, it } from 'vitest';
import {
  someBaselines,
  someQuality,
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
  it('is shown beside the simple methods, each where it has a figure', () => {
    const text = renderQuality(
      {
        ...someQuality,
        ...lists,
        intervals: intervalsAlike(0.8, 0.825),
        untimedRmse: 0.824,
      },
      {
        ...someBaselines,
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
    expect(text).toContain('The untimed RMSE, without that, is 0.824.');
    expect(text).toContain('20,000 test ratings; ranking over 600 users. Intervals by bootstrap over users.');
  });

  it('says so where it is measured on a part of the people', () => {
    expect(renderQuality(someQuality, someBaselines)).not.toContain('drawn by lot');
    const sampled = { ...someQuality, sample: { people: 10_000, of: 200_948 } };
    expect(renderQuality(sampled, someBaselines)).toContain(
      'measured on 10,000 people, drawn by lot from the 200,948 who have test ratings.',
    );
  });

  it('says so where EASE ranks a part of the movies', () => {
    expect(renderQuality(someQuality, someBaselines)).not.toContain('EASE ranks');
    expect(renderQuality(someQuality, { ...someBaselines, easeMovies: 20_000 })).toContain(
      'EASE ranks the 20,000 most rated movies alone.',
    );
  });

  it('shows corrected lists beside the model’s own, where both were measured', () => {
    expect(renderQuality(someQuality, someBaselines)).not.toContain('As shown');
    const reach = {
      ndcgAt10: 0.348,
      debiasedNdcgAt10: 0.25,
      diversityAt10: 0.7,
      byPopularity: [
        { name: 'Head', recallAt10: 0.3, shownShare: 0.958 },
        { name: 'Tail', recallAt10: null, shownShare: 0 },
      ],
    };
    const corrected = {
      ...reach,
      ndcgAt10: 0.34,
      byPopularity: [
        { name: 'Head', recallAt10: 0.28, shownShare: 0.845 },
        { name: 'Tail', recallAt10: null, shownShare: 0.016 },
      ],
    };
    const text = renderQuality({ ...someQuality, reach: { uncorrected: reach, corrected } }, someBaselines);
    expect(cells(text, 'NDCG@10, debiased')).toEqual(['0.250', '0.250']);
    expect(cells(text, 'Head: Recall@10')).toEqual(['0.300', '0.280']);
    expect(cells(text, 'Head: shown')).toEqual(['95.8 %', '84.5 %']);
    expect(cells(text, 'Tail: Recall@10')).toEqual(['–', '–']);
    expect(cells(text, 'Tail: shown')).toEqual(['0.0 %', '1.6 %']);
  });
});
