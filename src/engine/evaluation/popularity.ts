// The most rated movies as everyone's list: what any ranking has to beat.
import { mostRatedFirst } from '../ratings/popularity-groups.ts';
import { listLength, type ListAnswer } from './answers.ts';
import type { Candidates } from './candidates.ts';
import { hasSeen, type TestCase } from './evaluation-cases.ts';

/** Each case's list: the candidates by their training ratings, without those the user has rated. */
export function popularityLists(cases: readonly TestCase[], { ratingCounts }: Candidates): ListAnswer[] {
  const byCount = mostRatedFirst(ratingCounts);
  return cases.map((test) => {
    const ranked: number[] = [];
    for (const movie of byCount) {
      if (ranked.length === listLength) break;
      if (!hasSeen(test, movie)) ranked.push(movie);
    }
    return { test, ranked };
  });
}
