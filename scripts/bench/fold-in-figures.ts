// Compares the same people in two models: once folded in, once trained on.
import type { Difference } from '../../src/contract/training.ts';
import type { ListAnswer, StarsAnswer } from '../../src/engine/evaluation/answers.ts';
import { bootstrapDifference } from '../../src/engine/evaluation/bootstrap.ts';
import {
  listFigures,
  overAll,
  starsFigures,
  type UserFigure,
} from '../../src/engine/evaluation/metrics/user-figure.ts';

const bootstrapSeed = 1;

/** What a model answered for a person; `list` is null for people without a relevant movie. */
export interface PersonAnswers {
  readonly userId: number;
  readonly stars: StarsAnswer;
  readonly list: ListAnswer | null;
}

interface Arms {
  readonly folded: number;
  readonly trained: number;
  /** What folding in loses: above 0 it is worse. */
  readonly lost: Difference;
}

export function personAnswers({
  stars,
  lists,
}: {
  stars: readonly StarsAnswer[];
  lists: readonly ListAnswer[];
}): PersonAnswers[] {
  const listOf = new Map(lists.map((list) => [list.test.userId, list]));
  return stars.map((answer) => ({
    userId: answer.test.userId,
    stars: answer,
    list: listOf.get(answer.test.userId) ?? null,
  }));
}

/** Both have the same people in the same order; a person drawn with several seeds counts once. */
export function compareArms(
  folded: readonly PersonAnswers[],
  trained: readonly PersonAnswers[],
): { people: number; rmse: Arms; ndcgAt10: Arms } {
  const [of, than] = [figuresOf(folded), figuresOf(trained)];
  const difference = (worse: UserFigure, better: UserFigure): Difference =>
    bootstrapDifference(worse, better, bootstrapSeed);
  return {
    people: new Set(folded.map(({ userId }) => userId)).size,
    rmse: compare(of.rmse, than.rmse, difference(of.rmse, than.rmse)),
    ndcgAt10: compare(of.ndcgAt10, than.ndcgAt10, difference(than.ndcgAt10, of.ndcgAt10)),
  };
}

function compare(folded: UserFigure, trained: UserFigure, lost: Difference): Arms {
  return { folded: overAll(folded), trained: overAll(trained), lost };
}

function figuresOf(answers: readonly PersonAnswers[]): { rmse: UserFigure; ndcgAt10: UserFigure } {
  const withList = answers.flatMap(({ userId, list }) => (list === null ? [] : [{ userId, list }]));
  const { rmse } = starsFigures(answers.map(({ stars }) => stars));
  const { ndcgAt10 } = listFigures(withList.map(({ list }) => list));
  return { rmse: byPerson(rmse, answers), ndcgAt10: byPerson(ndcgAt10, withList) };
}

/** Adds up what belongs to one person. */
function byPerson(
  { numerators, denominators, fromMean }: UserFigure,
  people: readonly { readonly userId: number }[],
): UserFigure {
  const rows = new Map([...new Set(people.map(({ userId }) => userId))].map((userId, row) => [userId, row]));
  const sum = (values: Float64Array): Float64Array => {
    const sums = new Float64Array(rows.size);
    people.forEach(({ userId }, i) => {
      const row = rows.get(userId) ?? 0;
      sums[row] = (sums[row] ?? 0) + (values[i] ?? 0);
    });
    return sums;
  };
  return { numerators: sum(numerators), denominators: sum(denominators), fromMean };
}
