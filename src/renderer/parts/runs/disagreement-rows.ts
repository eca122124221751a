// Movies about which the list and the stars of a model disagree, as a table.
import type { Snippet } from 'svelte';
import type { Disagreement } from '../../../contract/disagreements.ts';
import { m } from '../../../messages/messages.js';
import type { Table } from '../../ui/data-table.ts';
import { formatCount, formatMean } from '../../ui/format.ts';

/** Places are among `of` movies; `movie` shows which one a row is about. */
export function disagreementTable(
  label: string,
  rows: readonly Disagreement[],
  of: number,
  movie: Snippet<[Disagreement, number]>,
): Table<Disagreement> {
  return {
    label,
    rows,
    columns: [
      { heading: m.train_disagree_movie(), cell: movie },
      {
        heading: m.train_disagree_stars(),
        text: ({ predictedStars }) => `★ ${formatMean(predictedStars ?? 0)}`,
        tone: 'model',
      },
      {
        heading: m.train_disagree_place(),
        text: ({ place }) => m.train_disagree_place_of({ place: formatCount(place), of: formatCount(of) }),
      },
    ],
    empty: m.train_disagree_none(),
  };
}
