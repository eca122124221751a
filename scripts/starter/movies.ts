// The starter library's movies: the vega-datasets collection, cleaned row by row and rid of duplicates.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { cleanDirector, cleanFigure, cleanGenres, cleanTitle, cleanYear } from './clean.ts';

const text = z.string().nullable();
const figure = z.number().nullable();

const rowSchema = z.object({
  Title: z.union([z.string(), z.number()]).nullable(),
  'Release Date': z.union([z.string(), z.number()]).nullable(),
  'Major Genre': text,
  'Creative Type': text,
  Director: text,
  'Running Time min': figure,
  'Production Budget': figure,
  'US Gross': figure,
  'Rotten Tomatoes Rating': figure,
  'IMDB Rating': figure,
  'IMDB Votes': figure,
});
export type VegaRow = z.infer<typeof rowSchema>;

export type StarterMovie = {
  /** Row of the collection, counted from 1, so that it stays the same whatever is left out. */
  movieId: number;
  title: string;
  alternativeTitles: string[];
  year: number | null;
  genres: string[];
  /** The collection's word for where the story comes from ("Super Hero", "Historical Fiction"); for the simulation alone. */
  kind: string | null;
  director: string | null;
  runtimeMinutes: number | null;
  budgetUsd: number | null;
  grossUsd: number | null;
  /** 1 to 10. */
  imdbRating: number | null;
  imdbVotes: number | null;
  /** 0 to 100. */
  tomatoes: number | null;
};

/** By its place: the package exports its code, not its data files. */
const moviesFile = fileURLToPath(
  new URL('../../node_modules/vega-datasets/data/movies.json', import.meta.url),
);

export async function readVegaRows(): Promise<VegaRow[]> {
  return z.array(rowSchema).parse(JSON.parse(await readFile(moviesFile, 'utf8')));
}

/** Cleaned movies in the order of the rows, without those that have no title and without second copies of the same title and year. */
export function cleanMovies(rows: readonly VegaRow[]): StarterMovie[] {
  const byIdentity = new Map<string, StarterMovie>();
  for (const [index, row] of rows.entries()) {
    const movie = cleanMovie(index + 1, row);
    if (movie === null) continue;
    const identity = `${movie.title.toLowerCase()} ${String(movie.year)}`;
    const first = byIdentity.get(identity);
    if (first === undefined) byIdentity.set(identity, movie);
    else byIdentity.set(identity, mergeCopies(first, movie));
  }
  return [...byIdentity.values()];
}

function cleanMovie(movieId: number, row: VegaRow): StarterMovie | null {
  const title = cleanTitle(row.Title);
  if (title === null) return null;
  return {
    movieId,
    title: title.title,
    alternativeTitles: title.alternativeTitles,
    year: title.year ?? cleanYear(row['Release Date']),
    genres: cleanGenres(row['Major Genre'], row['Creative Type']),
    kind: row['Creative Type'],
    director: cleanDirector(row.Director),
    runtimeMinutes: cleanFigure(row['Running Time min']),
    budgetUsd: cleanFigure(row['Production Budget']),
    grossUsd: cleanFigure(row['US Gross']),
    imdbRating: cleanFigure(row['IMDB Rating']),
    imdbVotes: cleanFigure(row['IMDB Votes']),
    tomatoes: row['Rotten Tomatoes Rating'],
  };
}

/** The first copy, with what only the second one knows. */
function mergeCopies(first: StarterMovie, second: StarterMovie): StarterMovie {
  return {
    ...first,
    genres: first.genres.length > 0 ? first.genres : second.genres,
    kind: first.kind ?? second.kind,
    director: first.director ?? second.director,
    runtimeMinutes: first.runtimeMinutes ?? second.runtimeMinutes,
    budgetUsd: first.budgetUsd ?? second.budgetUsd,
    grossUsd: first.grossUsd ?? second.grossUsd,
    imdbRating: first.imdbRating ?? second.imdbRating,
    imdbVotes: first.imdbVotes ?? second.imdbVotes,
    tomatoes: first.tomatoes ?? second.tomatoes,
  };
}
