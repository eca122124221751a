// The shape of a large MovieLens set: how many people, movies and tags go with so many ratings, and how unevenly they share them.
import type { Random } from '../../../src/engine/base/random.ts';

/** MovieLens 32M, which everything is measured against. */
export const largestSet = { ratings: 32_000_204, people: 200_948, movies: 87_585, tags: 2_000_072 };

export type Shape = { ratings: number; people: number; movies: number; tags: number };

const fewestRatings = 20;
/** Half of the people rate no more than 73 movies, the mean is 159: twenty, and what a log-normal law gives beyond. */
const medianBeyond = 53;
const spread = 1.39;
/** Nobody has seen more of the movies. */
const greatestShare = 0.4;

/** How many ratings the movie of each rank has in MovieLens 32M; between the ranks a power law holds. */
const ratingsByRank: readonly (readonly [number, number])[] = [
  [1, 103_000],
  [10, 80_000],
  [100, 47_000],
  [1000, 8800],
  [3000, 2200],
  [10_000, 230],
  [20_000, 45],
  [43_000, 5],
  [87_585, 1],
];

/** People, ratings and tags shrink together; movies more slowly, since a smaller set lacks the rarely rated ones. */
export function shapeOf(ratings: number): Shape {
  const share = ratings / largestSet.ratings;
  return {
    ratings,
    people: Math.max(1, Math.round(largestSet.people * share)),
    movies: Math.max(200, Math.round(largestSet.movies * Math.min(1, share ** 0.6))),
    tags: Math.round(largestSet.tags * share),
  };
}

/** How many ratings each person gives; they add up to the shape's. */
export function ratingsPerPerson({ ratings, people, movies }: Shape, random: Random): Int32Array {
  const most = Math.floor(movies * greatestShare);
  const drawn = Float64Array.from(
    { length: people },
    () => medianBeyond * Math.exp(spread * random.normal()),
  );
  const scale = (ratings - fewestRatings * people) / drawn.reduce((sum, beyond) => sum + beyond, 0);
  const counts = Int32Array.from(drawn, (beyond) =>
    Math.min(most, fewestRatings + Math.floor(beyond * Math.max(0, scale))),
  );
  let missing = ratings - counts.reduce((sum, count) => sum + count, 0);
  for (let person = 0; missing !== 0; person = (person + 1) % people) {
    const count = counts[person] ?? 0;
    if (missing > 0 && count < most) {
      counts[person] = count + 1;
      missing -= 1;
    } else if (missing < 0 && count > 1) {
      counts[person] = count - 1;
      missing += 1;
    }
  }
  return counts;
}

/** How often the movie of a rank, counted from 0, is rated, relative to the others; `movies` is how many there are. */
export function weightOfRank(rank: number, movies: number): number {
  const place = 1 + (rank * (largestSet.movies - 1)) / Math.max(1, movies - 1);
  const behind = ratingsByRank.findIndex(([at]) => at > place);
  const [toRank, toCount] = ratingsByRank[behind < 0 ? ratingsByRank.length - 1 : behind] ?? [1, 1];
  const [fromRank, fromCount] = ratingsByRank[(behind < 0 ? ratingsByRank.length - 1 : behind) - 1] ?? [1, 1];
  const share = Math.log(place / fromRank) / Math.log(toRank / fromRank);
  return fromCount * (toCount / fromCount) ** share;
}
