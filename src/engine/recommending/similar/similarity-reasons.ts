// The reasons why two movies are similar: the largest part of their similarity, and the facts that they share.
import type { Likeness } from '../../../contract/recommendations.ts';
import type { SimilarityParts } from '../../model/kinds/similarity.ts';
import type { MovieCharacter } from './variations.ts';

const mostTags = 3;
/** Tags about watching, not about the movie. */
const personalTag = /\b(owned|dvd|seen|watched|rent|library|queue|netflix|clv|bd-r)\b/i;

/** `parts` are those of the similarity of the two. */
export function similarityReasonsOf(parts: SimilarityParts, a: MovieCharacter, b: MovieCharacter): Likeness {
  return {
    strongest: strongestPart(parts),
    genres: shared(a.genres, b.genres),
    tags: shared(a.tags, b.tags)
      .filter((tag) => !personalTag.test(tag))
      .slice(0, mostTags),
    directors: shared(a.directors, b.directors),
    decade: sharedDecade(a.year, b.year),
  };
}

function strongestPart({ people, pair, genres }: SimilarityParts): Likeness['strongest'] {
  if (pair >= people && pair >= genres) return 'pair';
  return people >= genres ? 'people' : 'genres';
}

/** In the order and the writing of `a`; upper and lower case are the same. */
function shared(a: readonly string[], b: readonly string[]): string[] {
  const there = new Set(b.map((word) => word.toLowerCase()));
  const seen = new Set<string>();
  return a.filter((word) => {
    const key = word.toLowerCase();
    const isShared = there.has(key) && !seen.has(key);
    seen.add(key);
    return isShared;
  });
}

function sharedDecade(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return null;
  const decade = Math.floor(a / 10) * 10;
  return Math.floor(b / 10) * 10 === decade ? decade : null;
}
