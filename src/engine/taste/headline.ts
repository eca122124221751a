// A taste in one sentence, if the figures support it.
import type { Agreement, Headline, TasteGroup } from '../../contract/taste-calls.ts';
import { decadeOf, groupOf } from './groups.ts';
import { meanOf } from '../base/statistics.ts';
import type { RatedMovie } from './rated-movie.ts';

/** With fewer movies nothing is called loved: a chart of three ratings shows chance. */
const leastMovies = 5;
/** Stars above or below the person's own mean, after shrinking. */
const clearLiking = 0.1;
/** A distance from everybody's means that people would notice, in stars. */
const clearKindness = 0.15;
const agreesFrom = 0.55;
const partlyFrom = 0.3;

export function headlineOf(
  movies: readonly RatedMovie[],
  {
    genres,
    decades,
    agreement,
  }: { genres: readonly TasteGroup[]; decades: readonly TasteGroup[]; agreement: Agreement },
): Headline {
  const genre = mostLiked(genres);
  const decade = mostLiked(decades);
  const lovedDecade = decade === null ? null : Number(decade.name);
  const unloved = mostLiked(genres, -1);
  return {
    lovedGenre: genre?.name ?? null,
    lovedDecade,
    isOneLove: genre !== null && lovedDecade !== null && areLovedTogether(movies, genre.name, lovedDecade),
    unlovedGenre: unloved?.name ?? null,
    kindness: kindnessOf(agreement),
    agreement: agreementOf(agreement),
  };
}

/**
 * The group that the chart beside it shows as the most liked: clearly above the person's own mean, not below what everybody gives
 * the same movies, and no group with enough ratings has a higher mean. With a `side` of -1 the least liked.
 */
function mostLiked(groups: readonly TasteGroup[], side: 1 | -1 = 1): TasteGroup | null {
  const [first] = groups
    .filter(({ count }) => count >= leastMovies)
    .sort((a, b) => side * (b.meanStars - a.meanStars) || b.count - a.count);
  if (first === undefined) return null;
  const isClear = side * first.liking >= clearLiking;
  return isClear && side * (first.meanStars - first.everyoneStars) >= 0 ? first : null;
}

function areLovedTogether(movies: readonly RatedMovie[], genre: string, decade: number): boolean {
  const both = movies.filter((movie) => movie.genres.includes(genre) && decadeOf(movie) === decade);
  const { count, liking } = groupOf('both', both, meanOf(movies.map(({ stars }) => stars)));
  return count >= leastMovies && liking >= clearLiking;
}

/** "Kinder than most" has to be true of both: the stars, and the share of people who give fewer. */
function kindnessOf({ kindness, kinderThan }: Agreement): Headline['kindness'] {
  if (kinderThan === null) return null;
  if (kindness >= clearKindness && kinderThan > 0.5) return 'kinder';
  if (kindness <= -clearKindness && kinderThan < 0.5) return 'harsher';
  return 'like-most';
}

function agreementOf({ correlation }: Agreement): Headline['agreement'] {
  if (correlation === null) return null;
  if (correlation >= agreesFrom) return 'with-most';
  return correlation >= partlyFrom ? 'partly' : 'own-way';
}
