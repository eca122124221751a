// What the methods reach with one seed, user by user: what means over seeds and their tests are made of.
import type { ListAnswer, StarsAnswer } from './answers.ts';
import { listFigure, starsFigure, type UserFigure } from './metrics/user-figure.ts';
import { protocolMetric, type ProtocolMetric } from './protocol-metrics.ts';

/** Simple methods that the model is compared with: biases for stars, the others for lists. */
export const rivals = ['bias', 'ease', 'popularity'] as const;
export type Rival = (typeof rivals)[number];

/** The figures of one metric, of the same users in the same order. */
export interface SeedFigures {
  readonly metric: ProtocolMetric;
  readonly userIds: Int32Array;
  readonly model: UserFigure;
  readonly rivals: Readonly<Partial<Record<Rival, UserFigure>>>;
}

/** Answers to the same cases. */
export interface AnswersOfMethods {
  readonly stars: readonly (StarsAnswer & { readonly untimed: ArrayLike<number> })[];
  readonly lists: readonly ListAnswer[];
  readonly bias: readonly StarsAnswer[];
  readonly ease: readonly ListAnswer[];
  readonly popularity: readonly ListAnswer[];
}

export function figuresOf(
  metrics: readonly ProtocolMetric[],
  { stars, lists, bias, ease, popularity }: AnswersOfMethods,
): SeedFigures[] {
  return metrics.map((metric): SeedFigures => {
    const entry = protocolMetric(metric);
    if (entry.of === 'lists') {
      const figure = (answers: readonly ListAnswer[]): UserFigure => listFigure(answers, entry.formula);
      return {
        metric,
        userIds: idsOf(lists),
        model: figure(lists),
        rivals: { ease: figure(ease), popularity: figure(popularity) },
      };
    }
    const { formula, isTimed } = entry;
    const own = isTimed ? stars : stars.map(({ test, untimed }) => ({ test, predicted: untimed }));
    return {
      metric,
      userIds: idsOf(stars),
      model: starsFigure(own, formula),
      rivals: { bias: starsFigure(bias, formula) },
    };
  });
}

function idsOf(answers: readonly Pick<StarsAnswer, 'test'>[]): Int32Array {
  return Int32Array.from(answers, ({ test }) => test.userId);
}
