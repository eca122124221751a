// Who made a movie: its cast and crew, and everybody's own page.
import { z } from 'zod';
import { call } from './call.ts';
import { movieIdSchema } from './ids.ts';
import { movieSummarySchema } from './movies.ts';

/** What people did, in the order in which a movie's page names them. */
export const creditKindSchema = z.enum([
  ...(['director', 'writer', 'cast', 'composer', 'cinematographer', 'editor', 'producer'] as const),
]);
export type CreditKind = z.infer<typeof creditKindSchema>;

/** TMDB's number of somebody who works on movies; profiles are other people. */
export const artistIdSchema = z.int().positive().brand<'ArtistId'>();
export type ArtistId = z.infer<typeof artistIdSchema>;

export const creditSchema = z.strictObject({
  artistId: artistIdSchema,
  name: z.string(),
  kind: creditKindSchema,
  /** The part that was played; null for the crew, and where it is not known. */
  role: z.string().nullable(),
});
export type Credit = z.infer<typeof creditSchema>;

export const foundArtistSchema = z.strictObject({
  artistId: artistIdSchema,
  name: z.string(),
  /** Movies of the catalogue with a credit for them. */
  movies: z.int(),
  /** The best known of these. */
  knownFor: z.string(),
});
export type FoundArtist = z.infer<typeof foundArtistSchema>;

export const artistSchema = z.strictObject({
  artistId: artistIdSchema,
  name: z.string(),
  /** Newest first; a movie stands once, with all that they did for it. */
  works: z.array(
    z.strictObject({
      movie: movieSummarySchema,
      kinds: z.array(creditKindSchema).min(1),
      role: z.string().nullable(),
    }),
  ),
});
export type Artist = z.infer<typeof artistSchema>;

export const movieCreditsSchema = z.strictObject({
  /** By kind, in the order of their source. */
  credits: z.array(creditSchema),
  /** TMDB's words for what it is about. */
  keywords: z.array(z.string()),
  /** Where it was made, as ISO 3166 codes of two letters. */
  countries: z.array(z.string()),
});
export type MovieCredits = z.infer<typeof movieCreditsSchema>;

export const creditsCalls = {
  'credits:movie': call(
    'engine',
    'lists-stay',
    z.strictObject({ movieId: movieIdSchema }),
    movieCreditsSchema,
  ),
  /** Throws `unknown-artist`. */
  'credits:artist': call('engine', 'lists-stay', z.strictObject({ artistId: artistIdSchema }), artistSchema),
  /** Those of whose names each word begins with a word of the query, best known first. */
  'credits:search': call(
    'engine',
    'lists-stay',
    z.strictObject({ query: z.string().max(200), limit: z.int().min(1).max(100).default(8) }),
    z.array(foundArtistSchema),
  ),
} as const;
