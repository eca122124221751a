// The call behind You: a person's taste in figures, and how honest the model was about it.
import { z } from 'zod';
import { call, nothing } from './call.ts';
import { userIdSchema } from './ids.ts';
import { movieSummarySchema } from './movies.ts';
import { starsSchema } from './stars.ts';

/** Ratings from which on there is something to see. */
export const leastTasteRatings = 5;

/** Movies that have something in common. */
export const tasteGroupSchema = z.strictObject({
  /** A genre, or the first year of a decade. */
  name: z.string(),
  count: z.int(),
  meanStars: z.number(),
  /** Everybody's mean of the same movies, each counting as much. */
  everyoneStars: z.number(),
  /** Their mean minus that of all of the person's ratings, in stars; shrunk towards 0 when they are few. */
  liking: z.number(),
});
export type TasteGroup = z.infer<typeof tasteGroupSchema>;

export const timelineSchema = z.strictObject({
  unit: z.enum(['day', 'month', 'year']),
  /** Without gaps, oldest first; a bar begins on `start` (2026-03-01) by this computer's clock. */
  bars: z.array(z.strictObject({ start: z.iso.date(), count: z.int(), meanStars: z.number().nullable() })),
});
export type Timeline = z.infer<typeof timelineSchema>;

export const contraryRatingSchema = movieSummarySchema.extend({
  stars: starsSchema,
  /** From everybody's mean, in standard deviations of the movie's ratings; above 0 is more generous. */
  distance: z.number(),
});
export type ContraryRating = z.infer<typeof contraryRatingSchema>;

export const tasteTwinSchema = z.strictObject({
  userId: userIdSchema,
  /** Correlation of both users' distances from everybody's mean, on the movies that both rated; -1 to 1. */
  correlation: z.number(),
  shared: z.int(),
  /** What they gave the most stars and the person has not rated, at most three. */
  loves: z.array(movieSummarySchema),
});
export type TasteTwin = z.infer<typeof tasteTwinSchema>;

export const agreementSchema = z.strictObject({
  /** Of the person's stars with everybody's means, -1 to 1; null if either is always the same. */
  correlation: z.number().nullable(),
  /** Stars above everybody's means, on average. */
  kindness: z.number(),
  /** Share of the users with movies in common who rate lower; null if there are hardly any. */
  kinderThan: z.number().nullable(),
  /** Most similar first. */
  twins: z.array(tasteTwinSchema),
});
export type Agreement = z.infer<typeof agreementSchema>;

const errorsSchema = z.strictObject({ rmse: z.number(), mae: z.number() });

export const honestySchema = z.strictObject({
  /** Predictions that were kept when a movie was rated, oldest first. */
  predictions: z.array(
    z.strictObject({ predictedStars: z.number(), stars: starsSchema, predictedAtMs: z.int() }),
  ),
  /** Null without predictions. The means are those of the movies that were predicted. */
  overall: z.strictObject({ model: errorsSchema, means: errorsSchema }).nullable(),
  /** RMSE over the last `window` predictions up to the `index`-th, counted from 1. */
  rolling: z.array(z.strictObject({ index: z.int(), model: z.number(), means: z.number() })),
  window: z.int(),
  /** Predictions of about the same height: what was predicted and what was given, on average. */
  calibration: z.array(
    z.strictObject({ predictedStars: z.number(), givenStars: z.number(), count: z.int() }),
  ),
  /** How many predictions came with a deviation, and the share of ratings within it: 68 % would be right. */
  intervals: z.strictObject({ count: z.int(), within: z.number() }).nullable(),
  /** Whether the model came nearer than the means, by more than chance; `early` while there are too few to say. */
  verdict: z.enum(['early', 'better', 'even', 'worse']),
});
export type Honesty = z.infer<typeof honestySchema>;

/** What can be said of the taste in a sentence; null is what can't be said. */
export const headlineSchema = z.strictObject({
  lovedGenre: z.string().nullable(),
  /** Its first year. */
  lovedDecade: z.int().nullable(),
  /** The two together are loved too: science fiction of the 1980s, and not only either. */
  isOneLove: z.boolean(),
  unlovedGenre: z.string().nullable(),
  kindness: z.enum(['kinder', 'harsher', 'like-most']).nullable(),
  agreement: z.enum(['with-most', 'partly', 'own-way']).nullable(),
});
export type Headline = z.infer<typeof headlineSchema>;

export const tasteOverviewSchema = z.strictObject({
  /** Of movies that the catalogue holds, as the diary counts them. What compares is of those that somebody else rated too. */
  ratings: z.int(),
  meanStars: z.number().nullable(),
  headline: headlineSchema,
  timeline: timelineSchema,
  /** Shares of 0.5, 1, ... 5 stars; everybody's are those of the movies that others rated too, each counting as much. */
  histogram: z.strictObject({
    yours: z.array(z.number()).length(10),
    everyone: z.array(z.number()).length(10),
  }),
  /** Most rated first. */
  genres: z.array(tasteGroupSchema),
  /** Earliest first. */
  decades: z.array(tasteGroupSchema),
  agreement: agreementSchema,
  /** Farthest from everybody first. */
  kinder: z.array(contraryRatingSchema),
  harsher: z.array(contraryRatingSchema),
  honesty: honestySchema,
});
export type TasteOverview = z.infer<typeof tasteOverviewSchema>;

export const tasteCalls = {
  /** Of the active profile. */
  'taste:overview': call('engine', 'lists-stay', nothing, tasteOverviewSchema),
} as const;
