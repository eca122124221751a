// The map's movies as columns of numbers, unpacked from what the engine reports.
import { movieIdSchema, type MovieId } from '../../../contract/ids.ts';
import type { MovieMap } from '../../../contract/map-calls.ts';

/** As much of a movie as the map itself knows. */
export type MapMovie = {
  readonly movieId: MovieId;
  readonly title: string;
  readonly year: number | null;
  readonly genres: readonly string[];
  readonly ratingCount: number;
  readonly meanStars: number | null;
};

export type MapMovies = {
  readonly count: number;
  /** x and y by turns. */
  readonly places: Float32Array;
  readonly years: Int16Array;
  readonly ratingCounts: Int32Array;
  readonly meanStars: Float32Array;
  readonly genreBits: Uint32Array;
  readonly genres: readonly string[];
  readonly titles: readonly string[];
  /** The number of a movie on the map; undefined for one without a place. */
  readonly indexOf: (movieId: number) => number | undefined;
  readonly movie: (index: number) => MapMovie;
};

/** The bytes of base64. */
export function unpack(packed: string): ArrayBuffer {
  const text = atob(packed);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes.buffer;
}

export function readMovies({ columns, movies: count, genres, titles: lines }: MovieMap): MapMovies {
  const movieIds = new Int32Array(unpack(columns.movieIds));
  const years = new Int16Array(unpack(columns.years));
  const ratingCounts = new Int32Array(unpack(columns.ratingCounts));
  const meanStars = new Float32Array(unpack(columns.meanStars));
  const genreBits = new Uint32Array(unpack(columns.genreBits));
  const titles = lines.split('\n');
  const indices = new Map(Array.from(movieIds, (movieId, index) => [movieId, index]));
  return {
    count,
    places: new Float32Array(unpack(columns.places)),
    years,
    ratingCounts,
    meanStars,
    genreBits,
    genres,
    titles,
    indexOf: (movieId) => indices.get(movieId),
    movie: (index) => {
      const [year = 0, mean = Number.NaN, bits = 0] = [years[index], meanStars[index], genreBits[index]];
      return {
        movieId: movieIdSchema.parse(movieIds[index]),
        title: titles[index] ?? '',
        year: year === 0 ? null : year,
        genres: genres.filter((_, bit) => ((bits >>> bit) & 1) === 1),
        ratingCount: ratingCounts[index] ?? 0,
        meanStars: Number.isNaN(mean) ? null : mean,
      };
    },
  };
}
