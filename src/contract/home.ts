// What Home shows: shelves of movies, each with its figures and a computed reason.
import { z } from 'zod';
import { candidateSetSchema, setSizeSchema } from './candidate-sets.ts';
import { movieIdSchema, runIdSchema } from './ids.ts';
import { movieSummarySchema } from './movies.ts';
import { starsSchema } from './stars.ts';
import { tuningSchema } from './tuning.ts';

const ratedMovieSchema = z.strictObject({ movieId: movieIdSchema, title: z.string(), stars: starsSchema });

/** Why a movie is where it is, in figures; the window puts it into words. */
export const cardReasonSchema = z.discriminatedUnion('kind', [
  /** The rating without which it would lose most; on a shelf of that rating, `also` is the strongest other one. */
  z.strictObject({
    kind: z.literal('because'),
    of: ratedMovieSchema,
    also: ratedMovieSchema.nullable(),
  }),
  /** Hardly any movie has an audience more like that of one the person liked. */
  z.strictObject({ kind: z.literal('audience'), of: ratedMovieSchema }),
  /** It has a genre that the person gives clearly more stars than their mean. */
  z.strictObject({
    kind: z.literal('genre'),
    genre: z.string(),
    meanStars: z.number(),
    yourMeanStars: z.number(),
  }),
  /** It has a tag of several movies that the person gives clearly more stars than their mean. */
  z.strictObject({
    kind: z.literal('tag'),
    tag: z.string(),
    meanStars: z.number(),
    yourMeanStars: z.number(),
  }),
  /** It is by the director of a movie that the person liked. */
  z.strictObject({ kind: z.literal('director'), name: z.string(), of: ratedMovieSchema }),
  /** Nothing of the person's speaks for it in particular, or there is nothing of theirs: what everybody gave. */
  z.strictObject({ kind: z.literal('crowd'), ratingCount: z.int(), meanStars: z.number().nullable() }),
  /** Few rated it, and it is predicted high. */
  z.strictObject({ kind: z.literal('few-know'), ratingCount: z.int(), meanStars: z.number() }),
  /** It has none of the person's most frequent genres; and this share of the library is nearer to what they rated. */
  z.strictObject({
    kind: z.literal('unusual'),
    lacks: z.array(z.string()),
    nearerShare: z.number().min(0).max(1),
  }),
  z.strictObject({ kind: z.literal('rewatch'), stars: starsSchema, ratedAtMs: z.int() }),
]);
export type CardReason = z.infer<typeof cardReasonSchema>;

export const homeMovieSchema = movieSummarySchema.extend({
  /** Standard deviation of the predicted stars; null where the model has no estimate, and for what the person has rated. */
  starsDeviation: z.number().nullable(),
  /** 0 to 100, see docs/decisions/home-shelves.md; null without a model. */
  match: z.int().min(0).max(100).nullable(),
  reason: cardReasonSchema,
  /** Its place on this shelf (from 1) were nothing tuned; null where it would not be on it. */
  untunedPlace: z.int().nullable(),
});
export type HomeMovie = z.infer<typeof homeMovieSchema>;

const shelf = z.strictObject({
  /** The same for the same shelf from answer to answer. */
  id: z.string(),
  /** Best first; no movie is on two shelves. */
  movies: z.array(homeMovieSchema),
});

export const homeShelfSchema = z.discriminatedUnion('kind', [
  shelf.extend({ kind: z.literal('for-you') }),
  shelf.extend({ kind: z.literal('because'), subject: ratedMovieSchema }),
  /** Each movie has at most this many ratings. */
  shelf.extend({ kind: z.literal('gems'), mostRatings: z.int() }),
  /** `usual`: the person's most frequent genres, which none of these movies has. */
  shelf.extend({ kind: z.literal('outside'), usual: z.array(z.string()) }),
  shelf.extend({ kind: z.literal('rewatch') }),
  /**
   * While there is no model or no rating to go by: what everybody liked, of the groups that were chosen at the start, of all,
   * of a genre, of a decade, of the little known.
   */
  shelf.extend({ kind: z.literal('chosen') }),
  shelf.extend({ kind: z.literal('loved') }),
  shelf.extend({ kind: z.literal('genre'), genre: z.string() }),
  shelf.extend({ kind: z.literal('decade'), decade: z.int() }),
  shelf.extend({ kind: z.literal('loved-by-few'), mostRatings: z.int() }),
]);
export type HomeShelf = z.infer<typeof homeShelfSchema>;

export const homeSchema = z.strictObject({
  /** `popularity` while there is no model or no rating of the person's to go by. */
  basis: z.enum(['model', 'popularity']),
  runId: runIdSchema.nullable(),
  /** Ratings of the person's that the shelves were made from. */
  ratingsUsed: z.int(),
  /** Movies that the matches are places among: all that the model knows and the person has not rated. */
  moviesRanked: z.int(),
  /** Ratings of the person's entered since the model was trained; they count already, as all of theirs do, by folding in. */
  ratingsSinceTraining: z.int(),
  /** What the shelves were tuned by. */
  tuning: tuningSchema,
  /** What the shelves were chosen from, and how large that is; null for all movies. */
  from: candidateSetSchema,
  set: setSizeSchema.nullable(),
  shelves: z.array(homeShelfSchema),
});
export type Home = z.infer<typeof homeSchema>;
