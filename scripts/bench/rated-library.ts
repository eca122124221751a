// A library whose person has rated: the ratings of the user who rated most, in a fixed order.
import { movieIdSchema, type MovieId } from '../../src/contract/ids.ts';
import { toStars } from '../../src/contract/stars.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { openCatalogue } from '../../src/engine/library/catalogue/catalogue.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';

export type GivenRating = { movieId: MovieId; stars: number };

/** The ratings of the user who rated most, shuffled by a fixed step. */
export function longestHistory(libraryDirectory: string): GivenRating[] {
  const catalogue = openCatalogue(libraryPaths(libraryDirectory).catalogue);
  try {
    const users = Array.from({ length: 1000 }, (_, k) => k + 1).filter((userId) => catalogue.hasUser(userId));
    const histories = users.map((userId) => catalogue.userRatings(userId));
    const [longest = []] = histories.sort((a, b) => b.length - a.length);
    const step = 7919;
    return longest.map((_, k) => {
      const { movieId, halfStars } = longest[(k * step) % longest.length] ?? { movieId: 0, halfStars: 1 };
      return { movieId: movieIdSchema.parse(movieId), stars: toStars(halfStars) };
    });
  } finally {
    catalogue.close();
  }
}

export async function rate(engine: Engine, rating: GivenRating | undefined): Promise<void> {
  if (rating !== undefined) await engine.handlers['ratings:set'](rating);
}
