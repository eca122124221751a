// The figures of a protocol, or of several seeds, as tables.
import { protocolMetric, type ProtocolMetric } from '../../engine/evaluation/protocol-metrics.ts';
import type { PublishedRow } from '../../engine/evaluation/published.ts';
import { rivals, type Rival } from '../../engine/evaluation/seed-figures.ts';
import type { MetricSummary, SeedDifference, SeedMean } from '../../engine/evaluation/seed-summary.ts';
import type { Protocol } from '../../engine/ratings/protocols/protocol.ts';
import type { SeedsEvaluation } from '../seeds-evaluation.ts';
import { renderTable, type Column } from './table.ts';
import {
  betterArrow,
  formatCount,
  formatCountOf,
  formatDifference,
  formatInterval,
  formatMetric,
} from './words.ts';

const rivalNames: Readonly<Record<Rival, string>> = { bias: 'Bias', ease: 'EASE', popularity: 'Popular' };

const headings: Readonly<Record<Protocol, string>> = {
  liang:
    'Strong generalisation as in Liang et al. (2018): ratings of 4 stars and more, held-out users folded in from four ' +
    'fifths of theirs.\nRecall is divided by min(k, relevant). EASE sees ratings as in its paper: every one counts 1.',
  'leave-newest-out':
    'The newest rating of everyone with 5 and more, to be found among all movies that the user has not rated in the ' +
    'training part.',
  'global-time': 'What came after one moment, predicted from what came before it.',
};

export function renderSeeds(evaluation: SeedsEvaluation): string {
  const { protocol, metrics, published } = evaluation;
  return [
    ...(protocol === null ? [] : [`${headings[protocol]}\n`]),
    renderMeans(metrics),
    ...(published === null ? [] : [renderPublished(published, metrics)]),
    renderDifferences(evaluation),
    renderNotes(evaluation),
  ].join('\n');
}

function nameOf(metric: ProtocolMetric): string {
  const { name, better } = protocolMetric(metric);
  return `${name}${betterArrow(better)}`;
}

function renderMeans(metrics: readonly MetricSummary[]): string {
  const asked = rivals.filter((rival) => metrics.some((summary) => summary.rivals[rival] !== undefined));
  return renderTable(metrics, [
    { heading: 'Held-out ratings', value: ({ metric }) => nameOf(metric) },
    { heading: 'Users', value: ({ users }) => formatCount(users), align: 'right' },
    { heading: 'Model', value: ({ model }) => formatMean(model), align: 'right' },
    { heading: '95 % interval', value: ({ interval }) => formatInterval(interval) },
    ...asked.map((rival): Column<MetricSummary> => ({
      heading: rivalNames[rival],
      value: (summary) => formatMean(summary.rivals[rival]),
      align: 'right',
    })),
  ]);
}

function formatMean(figure: SeedMean | undefined): string {
  if (figure === undefined) return '–';
  const mean = formatMetric(figure.mean);
  return figure.deviation === null ? mean : `${mean} ± ${formatMetric(figure.deviation)}`;
}

function renderPublished(rows: readonly PublishedRow[], metrics: readonly MetricSummary[]): string {
  return renderTable(rows, [
    { heading: 'Published on MovieLens 20M', value: ({ method }) => method },
    ...metrics.map(({ metric }): Column<PublishedRow> => ({
      heading: nameOf(metric),
      value: ({ figures }) => formatFigure(figures[metric]),
      align: 'right',
    })),
    { heading: 'Source', value: ({ source }) => source },
  ]);
}

function formatFigure(figure: number | undefined): string {
  return figure === undefined ? '–' : formatMetric(figure);
}

interface DifferenceRow {
  readonly name: string;
  readonly difference: SeedDifference;
}

function renderDifferences({ metrics }: SeedsEvaluation): string {
  const rows = metrics.flatMap(({ metric, rivals: others }) =>
    rivals.flatMap((rival): DifferenceRow[] => {
      const difference = others[rival]?.difference;
      const { name, better } = protocolMetric(metric);
      if (difference === undefined) return [];
      return [{ name: `${name} against ${rivalNames[rival]}${betterArrow(better)}`, difference }];
    }),
  );
  const hasTest = rows.some(({ difference }) => difference.p !== null);
  return renderTable(rows, [
    { heading: 'Model less other', value: ({ name }) => name },
    {
      heading: 'Difference',
      value: ({ difference }) => formatDifference(difference.difference),
      align: 'right',
    },
    {
      heading: '95 % interval, same users',
      value: ({ difference }) => formatInterval(difference, formatDifference),
    },
    ...(hasTest
      ? [{ heading: 'p over seeds', value: ({ difference }: DifferenceRow) => formatP(difference.p) }]
      : []),
  ]);
}

function formatP(p: number | null): string {
  if (p === null) return '–';
  return p < 0.001 ? '< 0.001' : formatMetric(p);
}

function renderNotes({ seeds, splits, sample, easeMovies }: SeedsEvaluation): string {
  const [first] = splits;
  const notes: string[] = [];
  if (first !== undefined) {
    const { train, test, newUsers, newMovies, validationUsers } = first;
    if (seeds.length > 1) notes.push(`With seed ${seeds[0]}:`);
    notes.push(
      `${formatCountOf(train.ratings, 'training rating')} by ${formatCountOf(train.users, 'user')} of ` +
        `${formatCountOf(train.movies, 'movie')}; ${formatCountOf(test.ratings, 'test rating')} by ` +
        `${formatCountOf(test.users, 'user')}.`,
    );
    if (validationUsers > 0) {
      notes.push(
        `As many users as the paper sets aside for validation, ${formatCount(validationUsers)}, are left out.`,
      );
    }
    notes.push(
      `New to training: ${formatCountOf(newUsers.users, 'user')} with ${formatCountOf(newUsers.ratings, 'test rating')}, ` +
        `${formatCountOf(newMovies.movies, 'movie')} with ${formatCountOf(newMovies.ratings, 'test rating')}.`,
    );
  }
  if (sample !== null) {
    notes.push(
      `All of it is measured on ${formatCount(sample.people)} users, drawn by lot from the ` +
        `${formatCount(sample.of)} who have test ratings.`,
    );
  }
  if (easeMovies !== null) notes.push(`EASE ranks the ${formatCount(easeMovies)} most rated movies alone.`);
  notes.push('Intervals by paired bootstrap over users, each with all seeds.');
  if (seeds.length > 1) {
    notes.push(
      `± is the standard deviation over ${formatCount(seeds.length)} seeds; p is that of a paired t-test over them, ` +
        `corrected for the overlap of their parts (Nadeau and Bengio, 2003).`,
    );
  }
  return `${notes.join(' ')}\n`;
}
