// Movies as the window sees them: a card's worth, a page's worth, and how to search for them.
import { z } from 'zod';
import { allMovies, candidateSetSchema } from './candidate-sets.ts';
import { movieIdSchema } from './ids.ts';

export const movieSummarySchema = z.strictObject({
  movieId: movieIdSchema,
  title: z.string(),
  year: z.int().nullable(),
  genres: z.array(z.string()),
  ratingCount: z.int(),
  /** Plain mean of all ratings of the catalogue, in stars; null where nobody rated it. */
  meanStars: z.number().nullable(),
  /** The active model's prediction for the active profile; null without a model. */
  predictedStars: z.number().nullable(),
});
export type MovieSummary = z.infer<typeof movieSummarySchema>;

export const movieDetailsSchema = movieSummarySchema.extend({
  /** Standard deviation of the predicted stars; null where the model has no estimate, and for what the person has rated. */
  starsDeviation: z.number().nullable(),
  alternativeTitles: z.array(z.string()),
  directors: z.array(z.string()),
  runtimeMinutes: z.number().nullable(),
  /** Money and runtime are never 0: what is not known is null. */
  budgetUsd: z.number().nullable(),
  revenueUsd: z.number().nullable(),
  /** What it is about, in a few sentences. */
  overview: z.string().nullable(),
  /** The language it was made in, as a code of two or three letters (`en`, `fr`). */
  language: z.string().nullable(),
  imdbId: z.string().nullable(),
  tmdbId: z.int().nullable(),
  /** Most used first. */
  tags: z.array(z.strictObject({ tag: z.string(), count: z.int() })),
  /** Tags of the tag genome, which fit whether anyone gave them or not; the strongest first, 0 to 1. */
  genome: z.array(z.strictObject({ tag: z.string(), relevance: z.number() })),
  /** How many gave 0.5, 1, ... 5 stars: ten counts. */
  histogram: z.array(z.int()).length(10),
  /** Mean pulled towards the catalogue's mean while ratings are few, in stars. */
  bayesianMeanStars: z.number().nullable(),
});
export type MovieDetails = z.infer<typeof movieDetailsSchema>;

export const movieSortSchema = z.enum([
  'relevance',
  'popularity',
  'rating',
  'predicted',
  'match',
  'rated',
  'newest',
  'oldest',
  'title',
]);
export type MovieSort = z.infer<typeof movieSortSchema>;

export const movieSearchSchema = z.strictObject({
  /** Words of a title, prefixes allowed; empty for all movies. */
  query: z.string().max(200).default(''),
  /** A movie must have all of these. */
  genres: z.array(z.string().max(60)).max(20).default([]),
  yearFrom: z.int().nullable().default(null),
  yearTo: z.int().nullable().default(null),
  runtimeFrom: z.number().min(0).nullable().default(null),
  runtimeTo: z.number().min(0).nullable().default(null),
  budgetFrom: z.number().min(0).nullable().default(null),
  budgetTo: z.number().min(0).nullable().default(null),
  /** Keeps movies whose year, runtime or budget is not known when that is limited; otherwise they are left out. */
  includeUnknown: z.boolean().default(false),
  minMeanStars: z.number().min(0.5).max(5).nullable().default(null),
  maxMeanStars: z.number().min(0.5).max(5).nullable().default(null),
  /** What the active profile has rated, or has not. */
  rated: z.enum(['either', 'rated', 'unrated']).default('either'),
  /** A movie must have all of these tags, given by people or by the tag genome, in any letter case. */
  tags: z.array(z.string().max(200)).max(10).default([]),
  /** A movie must be by all of these. */
  directors: z.array(z.string().max(200)).max(10).default([]),
  /** A set of the active profile's own. */
  from: candidateSetSchema.default(allMovies),
  sort: movieSortSchema.default('relevance'),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(60),
});
export type MovieSearch = z.infer<typeof movieSearchSchema>;

export const movieSearchResultSchema = z.strictObject({
  total: z.int(),
  movies: z.array(movieSummarySchema),
});
export type MovieSearchResult = z.infer<typeof movieSearchResultSchema>;

/** What the catalogue's filters can offer. */
export const movieFacetsSchema = z.strictObject({
  genres: z.array(z.strictObject({ genre: z.string(), count: z.int() })),
  yearMin: z.int().nullable(),
  yearMax: z.int().nullable(),
  runtimeMax: z.number().nullable(),
  budgetMax: z.number().nullable(),
  hasTags: z.boolean(),
  hasDirectors: z.boolean(),
  /** How many movies there are, and of how many of them the year, the runtime and the budget are known. */
  known: z.strictObject({ movies: z.int(), years: z.int(), runtimes: z.int(), budgets: z.int() }),
});
export type MovieFacets = z.infer<typeof movieFacetsSchema>;

/** A tag or a director that movies can be filtered by, and how many movies have it. */
export const movieNameSchema = z.strictObject({ name: z.string(), movies: z.int() });
export const movieNameKinds = ['tag', 'director'] as const;
export type MovieNameKind = (typeof movieNameKinds)[number];
export type MovieName = z.infer<typeof movieNameSchema>;
