// The ratings of a movie as ten bars, half star by half star.
import { toHalfStars, toStars } from '../../../contract/stars.ts';

export type HistogramBar = {
  readonly stars: number;
  readonly count: number;
  /** Of the tallest bar, 0 to 1. */
  readonly height: number;
  /** Of all ratings, 0 to 1. */
  readonly share: number;
  readonly isYours: boolean;
};

/** `counts` are the numbers of ½, 1, ... 5 stars; `yourStars` is null while you have not rated it. */
export function histogramBars(counts: readonly number[], yourStars: number | null): readonly HistogramBar[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const most = Math.max(1, ...counts);
  return counts.map((count, index) => ({
    stars: toStars(index + 1),
    count,
    height: count / most,
    share: total === 0 ? 0 : count / total,
    isYours: yourStars !== null && toHalfStars(yourStars) === index + 1,
  }));
}
