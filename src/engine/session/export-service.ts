// What goes out of the library: ratings and recommendations as tables.
import type { Exported } from '../../contract/exports.ts';
import type { RatingsLayout } from '../../contract/sites.ts';
import type { SessionContext } from './context.ts';
import { listTable } from '../history/export/list-table.ts';
import { ratingsTables, type MovieFacts } from '../history/export/ratings-tables.ts';
import { recommendationsTable } from '../history/export/recommendations-table.ts';
import { writeTexts } from '../history/export/write-files.ts';
import { recommendToProfile } from './recommendation-lists.ts';

const noFacts: MovieFacts = { meanStars: null, directors: [] };

/** All of the profile's ratings, and its viewings where the layout has them, waiting ones too. Throws as `writeOutput`. */
export function exportRatings(
  { library }: Pick<SessionContext, 'library'>,
  profileId: number,
  layout: RatingsLayout,
  path: string,
): Exported {
  const catalogue = library.catalogueIfWhole();
  const { texts, rows, leftOut } = ratingsTables(layout, library.diary, profileId, ({ movieId }) =>
    movieId === null || catalogue?.hasMovie(movieId) !== true ? noFacts : catalogue.details(movieId),
  );
  return { files: writeTexts(library.paths, path, texts), rows, leftOut };
}

/** One of the profile's lists. Throws as `exportRatings`, and `unknown-list`. */
export function exportList(
  { library }: Pick<SessionContext, 'library'>,
  profileId: number,
  listId: number,
  path: string,
): Exported {
  const list = library.diary.list(profileId, listId);
  const files = writeTexts(library.paths, path, [listTable(list, new Date())]);
  return { files, rows: list.items.length, leftOut: 0 };
}

/** The list that Home shows, as long as asked. Throws as `exportRatings`, and `no-library`. */
export async function exportRecommendations(
  context: SessionContext,
  profileId: number,
  limit: number,
  path: string,
): Promise<Exported> {
  const list = await recommendToProfile(context, profileId, { limit });
  const catalogue = context.library.requireCatalogue();
  const table = recommendationsTable(list, (movieId) => catalogue.identity(movieId));
  return {
    files: writeTexts(context.library.paths, path, [table]),
    rows: list.recommendations.length,
    leftOut: 0,
  };
}
