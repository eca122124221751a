// The most rated movies as everyone's list: what any ranking has to beat.
import { listLength, type ListAnswer } from './answers.ts';
import type { Candidates } from './candidates.ts';
import type { TestCase } from './evaluation-cases.ts';

/** Each case's list: the candidates by their training ratings, without those the user has rated. */
export function popularityLists(cases: readonly TestCase[], { ratingCounts }: Candidates): ListAnswer[] {
  const byCount = [...ratingCounts].sort(([a, countA], [b, countB]) => countB - countA || a - b);
  return cases.map((test) => {
    const ranked: number[] = [];
    for (const [movie] of byCount) {
      if (ranked.length === listLength) break;
      if (!test.seen.has(movie)) ranked.push(movie);
    }
    return { test, ranked };
  });
}
