// A trained model's lists for the test cases, corrected for popularity as For you shows them.
import { pacedBy, type WorkOptions } from '../base/paced-work.ts';
import { casesToRank, listLength, type ListAnswer } from '../evaluation/answers.ts';
import type { Candidates } from '../evaluation/candidates.ts';
import { hasSeen, type TestCase } from '../evaluation/evaluation-cases.ts';
import { popularityGroups } from '../ratings/popularity-groups.ts';
import { foldIn } from './answer-cases.ts';
import { calibratedList, owedShares } from './calibrated-list.ts';
import { kindOf, type AnyModel } from './model-kinds.ts';

/** Makes the list of a case from the scores of all movies. */
export type ListMaker = (
  test: TestCase,
  scores: Float32Array,
  options: { readonly limit: number; readonly isAllowed: (movie: number) => boolean },
) => ArrayLike<number>;

/** By maker, each case's list. All movies are scored, with their stars, once for all makers. */
export async function listsBy(
  model: AnyModel,
  cases: readonly TestCase[],
  { ratingCounts }: Candidates,
  makers: readonly ListMaker[],
  work: WorkOptions = {},
): Promise<ListAnswer[][]> {
  const pace = pacedBy(work);
  const toRank = casesToRank(cases);
  const answers = makers.map((): ListAnswer[] => []);
  const served = kindOf(model).serve(model);
  try {
    for (const [k, test] of toRank.entries()) {
      const { scores } = served.score([foldIn(served, test)], null);
      const isAllowed = (movie: number): boolean => (ratingCounts[movie] ?? 0) > 0 && !hasSeen(test, movie);
      makers.forEach((make, m) =>
        answers[m]?.push({ test, ranked: make(test, scores, { limit: listLength, isAllowed }) }),
      );
      await pace((k + 1) / toRank.length);
    }
    return answers;
  } finally {
    served.dispose();
  }
}

/** Each case's corrected list. */
export async function calibratedAnswers(
  model: AnyModel,
  cases: readonly TestCase[],
  candidates: Candidates,
  work: WorkOptions = {},
): Promise<ListAnswer[]> {
  const groups = popularityGroups(candidates.ratingCounts);
  const make: ListMaker = ({ history }, scores, options) =>
    calibratedList(scores, { ...options, groups, owed: owedShares(groups, history.movies) });
  const [lists = []] = await listsBy(model, cases, candidates, [make], work);
  return lists;
}
