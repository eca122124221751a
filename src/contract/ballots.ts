// Phones as ballots: what a phone sends, what comes of the votes, and the calls by which the window opens and closes an evening.
import { z } from 'zod';
import { call, nothing } from './call.ts';
import { movieIdSchema } from './ids.ts';

/** How many movies can be voted on, and from how many phones. */
export const mostBallotMovies = 12;
export const mostBallots = 24;

const places = z
  .array(
    z
      .int()
      .min(0)
      .max(mostBallotMovies - 1),
  )
  .max(mostBallotMovies)
  .refine((movies) => new Set(movies).size === movies.length, 'each movie once');

/** What a phone sends. Movies are named by their place in the evening's list. */
export const ballotSchema = z.strictObject({
  /** Made by the phone, so that a second ballot from it replaces the first. */
  voter: z.string().regex(/^[0-9a-f]{32}$/u),
  name: z.string().trim().max(40),
  /** What the person would watch, best first; all others come equally after these. */
  ranking: places,
  /** The one movie that the person does not want tonight. */
  veto: places.element.nullable(),
});
export type Ballot = z.infer<typeof ballotSchema>;

/** A movie after the count. */
export const countedMovieSchema = z.strictObject({
  /** Its place in the evening's list. */
  movie: z.int(),
  /** How many would watch it, and how many vetoed it. */
  yeses: z.int(),
  vetoes: z.int(),
  /** True for one that lost its chance by a veto. */
  isOut: z.boolean(),
});

export const ballotResultSchema = z.strictObject({
  /** Best first. */
  order: z.array(countedMovieSchema),
  /** Why the first is first: the votes, more who would watch it among equals, or its place in the list. */
  decidedBy: z.enum(['votes', 'yeses', 'list']),
});
export type BallotResult = z.infer<typeof ballotResultSchema>;

export const ballotMovieSchema = z.strictObject({
  movieId: movieIdSchema,
  title: z.string(),
  year: z.int().nullable(),
  genres: z.array(z.string()),
});
export type BallotMovie = z.infer<typeof ballotMovieSchema>;

/** An evening that is open to phones. */
export const ballotEveningSchema = z.strictObject({
  /** With the evening's token: whoever has it can vote. */
  link: z.string(),
  address: z.string(),
  /** This computer's addresses in home networks; the phones have to be in the same one as `address`. */
  addresses: z.array(z.string()),
  endsAtMs: z.int(),
  movies: z.array(ballotMovieSchema),
  /** The names that came with the ballots so far, empty for none. */
  voters: z.array(z.string()),
  /** Null while votes are taken. */
  result: ballotResultSchema.nullable(),
});
export type BallotEvening = z.infer<typeof ballotEveningSchema>;

const evening = z.strictObject({ evening: ballotEveningSchema.nullable() });

export const ballotCalls = {
  /** Null while no evening is open. */
  'ballots:state': call('main', 'lists-stay', nothing, evening),
  /**
   * Opens a page on the home network once the person has agreed in main's own dialog; null if they did not. An
   * evening that is open ends. Throws `no-network` without an address in a home network.
   */
  'ballots:open': call(
    'main',
    'lists-stay',
    z.strictObject({
      movieIds: z.array(movieIdSchema).min(2).max(mostBallotMovies),
      /** One of `addresses`; null for the likeliest. */
      address: z.string().max(60).nullable().default(null),
    }),
    evening,
  ),
  /** Ends the voting; phones see what came of it. Throws `invalid-input` where no evening is open or nobody has voted. */
  'ballots:count': call('main', 'lists-stay', nothing, evening),
  /** Ends the evening: the page is gone, and its link never works again. */
  'ballots:close': call('main', 'lists-stay', nothing, evening),
} as const;
