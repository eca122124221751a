// Answers about the taste map: all movies in their places, and the person among them.
import type { Handlers } from '../../contract/calls.ts';
import type { MapStanding, MovieMap } from '../../contract/map-calls.ts';
import type { RunId } from '../../contract/ids.ts';
import type { LoadedModel } from '../session/active-model.ts';
import { nextTurn } from '../base/cancellation.ts';
import type { Catalogue } from '../library/catalogue/catalogue.ts';
import type { MapRow } from '../library/catalogue/map-rows.ts';
import { layOutByComponents, type Places } from '../mapping/component-layout.ts';
import { loadMap } from '../mapping/map-files.ts';
import { mapRegions } from '../mapping/map-regions.ts';
import { knownMovies } from '../mapping/known-movies.ts';
import { positionOf, trailCounts, type MapPosition } from '../mapping/map-position.ts';
import { createRandom } from '../base/random.ts';
import type { PersonRating } from '../recommending/person.ts';
import type { SessionContext } from '../session/context.ts';

type Layout = MovieMap['layout'];
/** A model's movies that have a place, least rated first, which is the order of all columns. */
type PlacedModel = { runId: RunId; layout: Layout; places: Places; order: number[] };

/** Where the person stood after each number of ratings, by those ratings. */
type Trail = { key: string; points: Map<string, MapPosition | null> };

const mostGenres = 32;

export function mapAnswers(context: SessionContext) {
  const { library, model } = context;
  let placed: PlacedModel | null = null;
  /** The last trail. A new rating only adds to it: what was found for the ratings before stays true. */
  let trail: Trail | null = null;
  /** The last answer, with what it was made of: describing all movies takes longer than anything else here. */
  let described: { of: PlacedModel; catalogue: Catalogue; map: MovieMap } | null = null;

  /** The places by neighbours as soon as they are there; those by components are made once. */
  async function placesOf({ runId, recommender }: LoadedModel): Promise<PlacedModel> {
    if (placed?.runId === runId && placed.layout === 'neighbours') return placed;
    const movies = recommender.movieVectors();
    const byNeighbours = await loadMap(library.paths.models, runId, movies.movieIds);
    if (byNeighbours === null && placed?.runId === runId) return placed;
    const places = byNeighbours ?? layOutByComponents(movies);
    const order = Array.from(movies.movieIds.keys())
      .filter((movie) => !Number.isNaN(places[2 * movie]))
      .sort((a, b) => (movies.ratingCounts[a] ?? 0) - (movies.ratingCounts[b] ?? 0) || a - b);
    placed = { runId, layout: byNeighbours === null ? 'components' : 'neighbours', places, order };
    return placed;
  }

  return {
    'map:get': async () => {
      const loaded = await model.require();
      const mapped = await placesOf(loaded);
      const catalogue = library.requireCatalogue();
      if (described?.of !== mapped || described.catalogue !== catalogue) {
        const { movieIds } = loaded.recommender.movieVectors();
        described = { of: mapped, catalogue, map: describeMap(mapped, movieIds, catalogue.mapRows()) };
      }
      return described.map;
    },

    'map:standing': () => model.using(standing),
  } satisfies Partial<Handlers<'engine'>>;

  async function standing(loaded: LoadedModel): Promise<MapStanding> {
    const { profileId } = library.activeProfile();
    const ratings = library.diary
      .entries(profileId)
      .flatMap(({ movieId, stars, ratedAtMs }) => (movieId === null ? [] : [{ movieId, stars, ratedAtMs }]))
      .reverse();
    const { places, layout, order } = await placesOf(loaded);
    const { recommender, runId } = loaded;
    const { ratingCounts } = recommender.movieVectors();
    const key = `${runId} ${layout}`;
    const known = trail?.key === key ? trail.points : null;
    const found: Trail = { key, points: new Map() };
    const nobody = recommender.everyMovie(recommender.foldIn([])).scores;
    const steps: MapStanding['trail'] = [];
    for (const count of trailCounts(ratings.length)) {
      const first = ratings.slice(0, count);
      const firstKey = first.map(({ movieId, stars }) => `${movieId}:${stars}`).join();
      let point = known?.get(firstKey);
      if (point === undefined) {
        const { scores } = recommender.everyMovie(recommender.foldIn(first, { kind: 'profile', profileId }));
        point = positionOf(places, scores, nobody, ratingCounts);
        await nextTurn(undefined);
      }
      found.points.set(firstKey, point);
      if (point !== null) steps.push({ ...point, ratings: count, ratedAtMs: first.at(-1)?.ratedAtMs ?? 0 });
    }
    trail = found;
    return { runId, trail: steps, predictedStars: await starsOf(loaded, profileId, ratings, order) };
  }

  /** By the model that the places are of, also where another one is active by now. */
  async function starsOf(
    { recommender }: LoadedModel,
    profileId: number,
    ratings: readonly PersonRating[],
    order: readonly number[],
  ): Promise<string | null> {
    if (ratings.length === 0) return null;
    const view = await model.viewOf(ratings, profileId);
    const person =
      view?.recommender === recommender
        ? view.person
        : recommender.foldIn(ratings, { kind: 'profile', profileId });
    const { stars } = recommender.everyMovie(person);
    return pack(Float32Array.from(order, (movie) => stars[movie] ?? 0));
  }
}

function describeMap(
  { runId, layout, places, order }: PlacedModel,
  movieIds: Int32Array,
  rows: MapRow[],
): MovieMap {
  const rowById = new Map<number, MapRow>();
  for (const row of rows) rowById.set(row.movieId, row);
  const genres = frequentGenres(rows);
  const genreBit = new Map(genres.map((genre, bit) => [genre, bit]));
  const shown: MapRow[] = [];
  const shownPlaces = new Float32Array(2 * order.length);
  for (const movie of order) {
    const row = rowById.get(movieIds[movie] ?? 0);
    if (row === undefined) continue;
    shownPlaces.set(places.subarray(2 * movie, 2 * movie + 2), 2 * shown.length);
    shown.push(row);
  }
  const ratingCounts = Int32Array.from(shown, ({ ratingCount }) => ratingCount);
  const naming = Array.from(knownMovies(ratingCounts, () => true)).flatMap((index) => {
    const row = shown[index];
    const [x = 0, y = 0] = shownPlaces.subarray(2 * index, 2 * index + 2);
    return row === undefined ? [] : { x, y, genres: row.genres, year: row.year };
  });
  return {
    runId,
    layout,
    movies: shown.length,
    genres,
    columns: {
      movieIds: pack(Int32Array.from(shown, ({ movieId }) => movieId)),
      places: pack(shownPlaces.subarray(0, 2 * shown.length)),
      years: pack(Int16Array.from(shown, ({ year }) => year ?? 0)),
      ratingCounts: pack(ratingCounts),
      meanStars: pack(Float32Array.from(shown, ({ meanStars }) => meanStars ?? Number.NaN)),
      genreBits: pack(Uint32Array.from(shown, (row) => bitsOf(row.genres, genreBit))),
    },
    titles: shown.map(({ title }) => title.replaceAll('\n', ' ')).join('\n'),
    regions: mapRegions(naming, createRandom(1, 'map regions')).map((region) => ({
      ...region,
      genres: [...region.genres],
    })),
  };
}

function bitsOf(genres: readonly string[], genreBit: ReadonlyMap<string, number>): number {
  let bits = 0;
  for (const genre of genres) {
    const bit = genreBit.get(genre);
    if (bit !== undefined) bits |= 1 << bit;
  }
  return bits;
}

function frequentGenres(rows: readonly MapRow[]): string[] {
  const counts = new Map<string, number>();
  for (const { genres } of rows) {
    for (const genre of genres) counts.set(genre, (counts.get(genre) ?? 0) + 1);
  }
  return [...counts]
    .sort(([genreA, a], [genreB, b]) => b - a || (genreA < genreB ? -1 : 1))
    .slice(0, mostGenres)
    .map(([genre]) => genre);
}

/** Typed arrays are little-endian on every system that Electron runs on. */
function pack({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}
