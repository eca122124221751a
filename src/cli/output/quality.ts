// A model's measured quality beside what simple methods reach on the same ratings, as tables.
import type {
  Baselines,
  Comparison,
  CutoffFigures,
  ErrorFigures,
  Interval,
  ListFigures,
  MovieGroup,
  Quality,
  ReliabilityBin,
  StarsIntervals,
} from '../../contract/training.ts';
import { renderTable } from './table.ts';
import { formatCount, formatMetric } from './words.ts';

type Line = {
  /** With an arrow towards the better side. */
  metric: string;
  model: number | undefined;
  interval?: Interval | undefined;
  error?: keyof ErrorFigures;
  list?: keyof ListFigures;
};

/** Figures that a run of an earlier version lacks are left out. */
export function renderQuality(quality: Quality, baselines: Baselines): string {
  const parts = [renderFigures(quality, baselines), renderFootnotes(quality, baselines)];
  if (quality.comparison !== undefined) parts.push(renderComparison(quality.comparison));
  if (quality.cutoffs !== undefined) parts.push(renderCutoffs(quality.cutoffs));
  if (quality.reliability !== undefined) {
    parts.push(renderReliability(quality.reliability, quality.calibrationError));
  }
  if (quality.starsIntervals !== undefined) parts.push(renderStarsIntervals(quality.starsIntervals));
  if (quality.byPopularity !== undefined) parts.push(renderGroups('Movies by ratings', quality.byPopularity));
  if (quality.byEra !== undefined) parts.push(`${renderGroups('Movies by era', quality.byEra)}${groupsNote}`);
  return parts.join('\n');
}

function renderFigures(quality: Quality, baselines: Baselines): string {
  const { intervals } = quality;
  const lines: Line[] = [
    { metric: 'RMSE, stars ↓', model: quality.rmse, interval: intervals?.rmse, error: 'rmse' },
    { metric: 'MAE, stars ↓', model: quality.mae, interval: intervals?.mae, error: 'mae' },
    { metric: 'Recall@10 ↑', model: quality.recallAt10, interval: intervals?.recallAt10, list: 'recallAt10' },
    { metric: 'NDCG@10 ↑', model: quality.ndcgAt10, interval: intervals?.ndcgAt10, list: 'ndcgAt10' },
    {
      metric: 'Hit rate@10 ↑',
      model: quality.hitRateAt10,
      interval: intervals?.hitRateAt10,
      list: 'hitRateAt10',
    },
    { metric: 'NDCG@100 ↑', model: quality.ndcgAt100, interval: intervals?.ndcgAt100, list: 'ndcgAt100' },
    { metric: 'MRR ↑', model: quality.mrr, interval: intervals?.mrr, list: 'mrr' },
    { metric: 'Coverage@10 ↑', model: quality.coverageAt10, list: 'coverageAt10' },
    { metric: 'Gini@10 ↓', model: quality.giniAt10, list: 'giniAt10' },
    { metric: 'Novelty@10, bits', model: quality.noveltyAt10, list: 'noveltyAt10' },
  ];
  const known = lines.filter(({ model }) => model !== undefined);
  const { mean = { rmse: baselines.movieMeanRmse }, bias } = baselines;
  const { popularity = { recallAt10: baselines.popularityRecallAt10 }, ease } = baselines;
  const error = (figures: Partial<ErrorFigures> | undefined) => (line: Line) =>
    formatFigure(line.error && figures?.[line.error]);
  const list = (figures: Partial<ListFigures> | null | undefined) => (line: Line) =>
    formatFigure(line.list && figures?.[line.list]);
  return renderTable(known, [
    { heading: 'Held-out ratings', value: (line) => line.metric },
    { heading: 'Model', value: (line) => formatFigure(line.model), align: 'right' },
    { heading: '95 % interval', value: (line) => formatInterval(line.interval) },
    { heading: 'Mean', value: error(mean), align: 'right' },
    { heading: 'Bias', value: error(bias), align: 'right' },
    { heading: 'Popular', value: list(popularity), align: 'right' },
    { heading: 'EASE', value: list(ease), align: 'right' },
  ]);
}

function renderFootnotes(
  { testRatings, users, intervals, rmse, untimedRmse }: Quality,
  { ease }: Baselines,
): string {
  const notes = [`${formatCount(testRatings)} test ratings; ranking over ${formatCount(users)} users.`];
  if (intervals !== undefined) notes.push('Intervals by bootstrap over users.');
  if (typeof untimedRmse === 'number') {
    notes.push(
      `Stars are told for the moment of each rating: those around it say how kind the person is just then. ` +
        `At no moment in particular the RMSE is ${formatMetric(untimedRmse)} instead of ${formatMetric(rmse)}.`,
    );
  }
  if (ease === null) notes.push('EASE is left out: the catalogue is too large for its closed form.');
  return `${notes.join(' ')}\n`;
}

/** Differences of which the interval leaves 0 out are told apart from luck. */
function renderComparison({ rmseToBias, maeToBias, ndcgAt10ToEase, recallAt10ToEase }: Comparison): string {
  const rows = [
    { name: 'RMSE against bias ↓', value: rmseToBias },
    { name: 'MAE against bias ↓', value: maeToBias },
    { name: 'NDCG@10 against EASE ↑', value: ndcgAt10ToEase },
    { name: 'Recall@10 against EASE ↑', value: recallAt10ToEase },
  ].flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]));
  return renderTable(rows, [
    { heading: 'Model less other', value: ({ name }) => name },
    { heading: 'Difference', value: ({ value }) => formatDifference(value.difference), align: 'right' },
    {
      heading: '95 % interval, same users',
      value: ({ value: { low, high } }) => `${formatDifference(low)} to ${formatDifference(high)}`,
    },
  ]);
}

function renderStarsIntervals(intervals: StarsIntervals | null): string {
  if (intervals === null) return 'This model can’t tell how far off its stars may be.\n';
  const { ratings, meanDeviation, within68, within95 } = intervals;
  return (
    `Stars ± one standard deviation (${meanDeviation.toFixed(2)} on average) hold ${formatPercent(within68)} of ` +
    `${formatCount(ratings)} ratings (68 % is right), ± 1.96 hold ${formatPercent(within95)} (95 % is right).\n`
  );
}

const groupsNote =
  'Head: the most rated movies, which have half of the training ratings; middle: the next two fifths; tail: the rest.\n' +
  'Liked: share of the held-out ratings of 4 stars or more; shown: share of the places in all top tens.\n';

function renderGroups(heading: string, groups: readonly MovieGroup[]): string {
  return renderTable(groups, [
    { heading, value: ({ name }) => name },
    { heading: 'Movies', value: ({ movies }) => formatCount(movies), align: 'right' },
    { heading: 'Test ratings', value: ({ testRatings }) => formatCount(testRatings), align: 'right' },
    { heading: 'RMSE ↓', value: ({ rmse }) => formatFigure(rmse), align: 'right' },
    { heading: 'Bias', value: ({ biasRmse }) => formatFigure(biasRmse), align: 'right' },
    { heading: 'Liked', value: ({ likedShare }) => formatPercent(likedShare), align: 'right' },
    { heading: 'Shown', value: ({ shownShare }) => formatPercent(shownShare), align: 'right' },
  ]);
}

function renderCutoffs(cutoffs: readonly CutoffFigures[]): string {
  return renderTable(cutoffs, [
    { heading: 'List of', value: ({ k }) => String(k), align: 'right' },
    { heading: 'Recall', value: ({ recall }) => formatMetric(recall), align: 'right' },
    { heading: 'NDCG', value: ({ ndcg }) => formatMetric(ndcg), align: 'right' },
    { heading: 'Hit rate', value: ({ hitRate }) => formatMetric(hitRate), align: 'right' },
  ]);
}

function renderReliability(bins: readonly ReliabilityBin[], calibrationError: number | undefined): string {
  const table = renderTable(bins, [
    {
      heading: 'Predicted stars',
      value: ({ fromStars, toStars }) => `${fromStars.toFixed(1)} to ${toStars.toFixed(1)}`,
    },
    { heading: 'Ratings', value: ({ ratings }) => formatCount(ratings), align: 'right' },
    { heading: 'Mean predicted', value: ({ meanPredicted }) => meanPredicted.toFixed(2), align: 'right' },
    { heading: 'Mean given', value: ({ meanActual }) => meanActual.toFixed(2), align: 'right' },
  ]);
  return calibrationError === undefined
    ? table
    : `${table}Predicted and given stars are ${formatMetric(calibrationError)} apart on average.\n`;
}

function formatFigure(value: number | null | undefined): string {
  return value === undefined || value === null ? '–' : formatMetric(value);
}

function formatDifference(value: number): string {
  return `${value < 0 ? '−' : '+'}${formatMetric(Math.abs(value))}`;
}

function formatPercent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function formatInterval(interval: Interval | undefined): string {
  return interval === undefined ? '' : `${formatMetric(interval.low)} to ${formatMetric(interval.high)}`;
}
