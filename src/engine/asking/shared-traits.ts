// How similar movies are where no model says it: by the tags and genres that they share with one, the rarer the more.
import type { Variation } from '../../contract/recommendations.ts';
import type { Catalogue } from '../library/catalogue/catalogue.ts';
import { foldText } from '../library/catalogue/titles.ts';

const mostMovies = 200;
/** Genres alone make no two movies the same. */
const shareOfGenres = 0.6;
/** Genres that are light, and dark. */
const light = new Set(['Comedy', 'Children', "Children's", 'Animation', 'Musical', 'Romance']);
const dark = new Set(['Horror', 'Thriller', 'Crime', 'War', 'Film-Noir', 'Drama']);

/** By movie id, 0 to 1, those that differ in the wanted way. */
export function sharedTraits(
  catalogue: Catalogue,
  movieId: number,
  variation: Variation,
): ReadonlyMap<number, number> {
  const columns = catalogue.columns();
  const { genres, tags, genome } = catalogue.details(movieId);
  const names = [...tags.map(({ tag }) => tag), ...genome.map(({ tag }) => tag)];
  const scores = new Float32Array(columns.movieIds.length);
  for (const name of new Set(names.map(foldText))) {
    const theme = catalogue.themes().get(name);
    for (const row of new Set(theme?.rows ?? []))
      scores[row] = (scores[row] ?? 0) + 1 / Math.log2(2 + (theme?.rows.length ?? 0));
  }
  const most = scores.reduce((high, score) => Math.max(high, score), 1e-9);
  const others = catalogue.facets().genres.map(({ genre }) => ({ genre, has: columns.genre(genre) }));
  const differs = differenceOf(catalogue, movieId, variation);
  const similar = [...scores.keys()].map((row) => {
    let [shared, all] = [0, 0];
    for (const { genre, has } of others) {
      const isHere = has?.[row] === 1;
      if (isHere && genres.includes(genre)) shared += 1;
      if (isHere || genres.includes(genre)) all += 1;
    }
    const byTags = (scores[row] ?? 0) / most;
    const closeness = shareOfGenres * (shared / Math.max(1, all)) + (1 - shareOfGenres) * byTags;
    return { movieId: columns.movieIds[row] ?? 0, closeness: differs(row) ? closeness : 0 };
  });
  return new Map(
    similar
      .filter((other) => other.movieId !== movieId && other.closeness > 0)
      .sort((a, b) => b.closeness - a.closeness)
      .slice(0, mostMovies)
      .map((other) => [other.movieId, other.closeness]),
  );
}

function differenceOf(catalogue: Catalogue, movieId: number, variation: Variation): (row: number) => boolean {
  const { years, popularity, rowOf, genre } = catalogue.columns();
  const own = rowOf(movieId) ?? -1;
  const moods = [
    ...[...light].map((name) => [genre(name), 1] as const),
    ...[...dark].map((name) => [genre(name), -1] as const),
  ];
  const mood = (row: number): number => moods.reduce((sum, [has, way]) => sum + way * (has?.[row] ?? 0), 0);
  switch (variation) {
    case 'closest':
      return () => true;
    case 'lighter':
      return (row) => mood(row) > Math.max(-1, mood(own));
    case 'darker':
      return (row) => mood(row) < Math.min(1, mood(own));
    case 'newer':
      return (row) => (years[row] ?? 0) > (years[own] ?? Infinity);
    case 'older':
      return (row) => (years[row] ?? Infinity) < (years[own] ?? 0);
    case 'lesser-known':
      return (row) => (popularity[row] ?? 0) < (popularity[own] ?? 0) - 0.1;
  }
}
