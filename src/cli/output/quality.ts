// A model's quality as tables, compared with simple methods on the same ratings.
import { keysOf } from '../../contract/keys-of.ts';
import { metrics, metricTable, type Metric, type MetricUnit } from '../../contract/metrics.ts';
import {
  comparisons,
  type Baselines,
  type Comparison,
  type CutoffFigures,
  type Interval,
  type ListReach,
  type MovieGroup,
  type Quality,
  type StarsIntervals,
} from '../../contract/training.ts';
import { renderTable } from './table.ts';
import {
  betterArrow,
  formatCount,
  formatDifference,
  formatInterval,
  formatMetric,
  formatPercent,
} from './words.ts';

export function renderQuality(quality: Quality, baselines: Baselines): string {
  const { comparison, reach } = quality;
  return [
    renderFigures(quality, baselines),
    renderFootnotes(quality, baselines),
    ...(comparison === undefined ? [] : [renderComparison(comparison)]),
    renderCutoffs(quality.cutoffs),
    renderReliability(quality),
    renderStarsIntervals(quality.starsIntervals),
    renderGroups('Movies by ratings', quality.byPopularity),
    `${renderGroups('Movies by era', quality.byEra)}${groupsNote}`,
    ...(reach === undefined ? [] : [renderReach(reach)]),
  ].join('\n');
}

function renderFigures(quality: Quality, { mean, bias, popularity, ease }: Baselines): string {
  const intervals: Partial<Record<Metric, Interval>> = quality.intervals;
  const of = (figures: Readonly<Partial<Record<Metric, number>>> | null) => (metric: Metric) =>
    formatFigure(figures?.[metric]);
  return renderTable(metrics, [
    { heading: 'Held-out ratings', value: describeMetric },
    { heading: 'Model', value: of(quality), align: 'right' },
    { heading: '95 % interval', value: (metric) => formatIntervalOf(intervals[metric]) },
    { heading: 'Mean', value: of(mean), align: 'right' },
    { heading: 'Bias', value: of(bias), align: 'right' },
    { heading: 'Popular', value: of(popularity), align: 'right' },
    { heading: 'EASE', value: of(ease), align: 'right' },
  ]);
}

const units: Readonly<Record<MetricUnit, string>> = { stars: ', stars', share: '', gain: '', bits: ', bits' };

/** With its unit. */
function describeMetric(metric: Metric): string {
  return `${metricTable[metric].name}${units[metricTable[metric].unit]}${betterArrow(metricTable[metric].better)}`;
}

function renderFootnotes(quality: Quality, { easeMovies }: Baselines): string {
  const { testRatings, users, untimedRmse, sample } = quality;
  const notes = [
    `${formatCount(testRatings)} test ratings; ranking over ${formatCount(users)} users. Intervals by bootstrap over users.`,
  ];
  if (sample !== undefined) {
    notes.push(
      `All of it is measured on ${formatCount(sample.people)} people, drawn by lot from the ` +
        `${formatCount(sample.of)} who have test ratings.`,
    );
  }
  if (untimedRmse !== null) {
    notes.push(
      `The RMSE is of stars predicted for the moment of each rating: nearby ratings show how generous the person was at the time. ` +
        `The untimed RMSE, without that, is ${formatMetric(untimedRmse)}.`,
    );
  }
  if (easeMovies !== null) notes.push(`EASE ranks the ${formatCount(easeMovies)} most rated movies alone.`);
  return `${notes.join(' ')}\n`;
}

/** A difference is significant if its interval excludes 0. */
function renderComparison(comparison: Comparison): string {
  const rows = keysOf(comparisons).map((key) => {
    const { metric, rival } = comparisons[key];
    const against = rival === 'bias' ? 'bias' : 'EASE';
    const name = `${metricTable[metric].name} against ${against}${betterArrow(metricTable[metric].better)}`;
    return { name, value: comparison[key] };
  });
  return renderTable(rows, [
    { heading: 'Model less other', value: ({ name }) => name },
    { heading: 'Difference', value: ({ value }) => formatDifference(value.difference), align: 'right' },
    {
      heading: '95 % interval, same users',
      value: ({ value }) => formatInterval(value, formatDifference),
    },
  ]);
}

function renderStarsIntervals(intervals: StarsIntervals | null): string {
  if (intervals === null) return 'This model has no uncertainty for its stars.\n';
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

/** Uncorrected lists beside those that For you and `recommend` show. */
function renderReach({ uncorrected, corrected }: NonNullable<Quality['reach']>): string {
  const figures: readonly [name: string, of: (reach: ListReach) => string][] = [
    ['NDCG@10', ({ ndcgAt10 }) => formatFigure(ndcgAt10)],
    ['NDCG@10, debiased', ({ debiasedNdcgAt10 }) => formatFigure(debiasedNdcgAt10)],
    ['Diversity@10', ({ diversityAt10 }) => formatFigure(diversityAt10)],
    ...uncorrected.byPopularity.flatMap(({ name }, group): typeof figures => [
      [`${name}: Recall@10`, ({ byPopularity }) => formatFigure(byPopularity[group]?.recallAt10)],
      [`${name}: shown`, ({ byPopularity }) => formatPercent(byPopularity[group]?.shownShare ?? 0)],
    ]),
  ];
  const table = renderTable(figures, [
    { heading: 'Lists', value: ([name]) => name },
    { heading: 'By the model', value: ([, of]) => of(uncorrected), align: 'right' },
    { heading: 'As shown', value: ([, of]) => of(corrected), align: 'right' },
  ]);
  return `${table}${reachNote}`;
}

const reachNote =
  'As shown: corrected for popularity, as For you and `recommend` show lists; all other figures are of the model’s own order.\n' +
  'Debiased: what is rated by few counts more, as liking it is rarely recorded. Diversity: how different the genres in a list are.\n';

function renderCutoffs(cutoffs: readonly CutoffFigures[]): string {
  return renderTable(cutoffs, [
    { heading: 'List of', value: ({ k }) => String(k), align: 'right' },
    { heading: 'Recall', value: ({ recall }) => formatMetric(recall), align: 'right' },
    { heading: 'NDCG', value: ({ ndcg }) => formatMetric(ndcg), align: 'right' },
    { heading: 'Hit rate', value: ({ hitRate }) => formatMetric(hitRate), align: 'right' },
  ]);
}

function renderReliability({ reliability, calibrationError }: Quality): string {
  const table = renderTable(reliability, [
    {
      heading: 'Predicted stars',
      value: ({ fromStars, toStars }) => `${fromStars.toFixed(1)} to ${toStars.toFixed(1)}`,
    },
    { heading: 'Ratings', value: ({ ratings }) => formatCount(ratings), align: 'right' },
    { heading: 'Mean predicted', value: ({ meanPredicted }) => meanPredicted.toFixed(2), align: 'right' },
    { heading: 'Mean given', value: ({ meanActual }) => meanActual.toFixed(2), align: 'right' },
  ]);
  return `${table}Predicted and given stars are ${formatMetric(calibrationError)} apart on average.\n`;
}

function formatFigure(value: number | null | undefined): string {
  return value === undefined || value === null ? '–' : formatMetric(value);
}

function formatIntervalOf(interval: Interval | undefined): string {
  return interval === undefined ? '' : formatInterval(interval);
}
