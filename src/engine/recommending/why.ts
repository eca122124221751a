// Why a movie is recommended: what each of a person's ratings does for it, exactly, by the model without that rating.
import { contributionsTo } from './contributions.ts';
import type { Person, PersonRating } from './person.ts';
import type { Recommender, Standing } from './recommender.ts';
import { placeOf } from './percentile-rank.ts';

/** People whose lists are made at a time; between them others are answered. */
const peopleAtOnce = 24;
/** Ratings whose places are known at once: as many as the window shows, for a movie and against it. */
const strongest = { for: 8, against: 4 };

export interface RatingsEffect extends PersonRating {
  /** The movie's score less its score without this rating. */
  readonly contribution: number;
  readonly starsWithout: number;
  readonly placeWithout: number | null;
}

export interface Explanation {
  /** The person's own stars for the movie; all else is without them. */
  readonly ownStars: number | null;
  /** Null, with no effects, for a movie that the model does not know. */
  readonly standing: (Standing & { predictedStars: number; starsDeviation: number | null }) | null;
  /** What speaks for the movie most first. */
  readonly effects: readonly RatingsEffect[];
}

/**
 * Ranks without a rating are computed for the strongest ratings, for and against, or for `all`: a list of all movies has
 * to be made for each. They are ranks among the movies that the person has not rated, as `Standing` has them; the
 * rating left out does not make its own movie one of these.
 */
export async function explain(
  recommender: Recommender,
  person: Person,
  movieId: number,
  places: 'strongest' | 'all',
): Promise<Explanation> {
  const ownStars = person.ratings.find((rating) => rating.movieId === movieId)?.stars ?? null;
  const others =
    ownStars === null
      ? person
      : recommender.foldIn(
          person.ratings.filter((rating) => rating.movieId !== movieId),
          person.who,
        );
  const standing = recommender.standing(others, movieId);
  const { movieIds } = recommender.everyMovie(others);
  const movie = movieIds.indexOf(movieId);
  if (standing === null || movie < 0) return { ownStars, standing: null, effects: [] };

  const ratings = recommender.usedRatings(others);
  const contributions = contributionsTo(recommender, others, [movie]).get(movie) ?? new Float32Array(0);
  const order = [...ratings.keys()].sort((a, b) => (contributions[b] ?? 0) - (contributions[a] ?? 0));
  const asked = places === 'all' ? order : strongestOf(order);
  const placesWithout = await placesWithoutEach(recommender, others, movie, asked);
  const { stars } = recommender.scoresWithout(others, order, Int32Array.of(movie));
  return {
    ownStars,
    standing: {
      ...standing,
      predictedStars: recommender.predictStars(others, movieId) ?? 0,
      starsDeviation: recommender.starsDeviation(others, movieId),
    },
    effects: order.flatMap((k, row) => {
      const rating = ratings[k];
      if (rating === undefined) return [];
      return {
        ...rating,
        contribution: contributions[k] ?? 0,
        starsWithout: stars[row] ?? 0,
        placeWithout: placesWithout.get(k) ?? null,
      };
    }),
  };
}

function strongestOf(order: readonly number[]): number[] {
  return [...new Set([...order.slice(0, strongest.for), ...order.slice(-strongest.against)])];
}

/** By the rating's place in `usedRatings`. */
async function placesWithoutEach(
  recommender: Recommender,
  person: Person,
  movie: number,
  ratings: readonly number[],
): Promise<Map<number, number>> {
  const { movieIds } = recommender.everyMovie(person);
  const rated = new Set(person.ratings.map((rating) => rating.movieId));
  const isUnrated = Uint8Array.from(movieIds, (id) => (rated.has(id) ? 0 : 1));
  const places = new Map<number, number>();
  for (let start = 0; start < ratings.length; start += peopleAtOnce) {
    if (start > 0) await new Promise(setImmediate);
    const some = ratings.slice(start, start + peopleAtOnce);
    const { scores } = recommender.scoresWithout(person, some, null);
    some.forEach((rating, row) => {
      places.set(rating, placeOf(scores, movie, isUnrated, row * movieIds.length));
    });
  }
  return places;
}
