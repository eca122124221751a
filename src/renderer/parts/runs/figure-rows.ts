// A run's figures as rows of a table: what each is, what the model reached, and the simple methods beside it.
import { m } from '../../../messages/messages.js';
import { isBetter, type Metric } from '../../../contract/metrics.ts';
import type { Baselines, Interval, Quality } from '../../../contract/training.ts';
import { figureKinds, intervalOf } from './figure-kinds.ts';

export type FigureRow = {
  name: string;
  meaning: string;
  model: string;
  /** `0.80–0.82`, or nothing where none was measured. */
  interval: string;
  /** In the order of `methodNames`; null where the method has nothing to say. */
  methods: { name: string; figure: string | null; isBeaten: boolean }[];
};

/** The simple methods, in the order of the table. */
export function methodNames(): string[] {
  return methods({ movieMeanRmse: 0, popularityRecallAt10: 0 }).map(({ name }) => name);
}

/** The figures that the run has; those of earlier versions have fewer. */
export function figureRows({ quality, baselines }: { quality: Quality; baselines: Baselines }): FigureRow[] {
  return figureKinds().flatMap(({ key, name, meaning, format }) => {
    const value = quality[key];
    if (value === undefined) return [];
    return {
      name,
      meaning,
      model: format(value),
      interval: formatInterval(intervalOf(quality.intervals, key), format),
      methods: methods(baselines).map((method) => {
        const figure = method.figures[key];
        if (figure === undefined) return { name: method.name, figure: null, isBeaten: false };
        return { name: method.name, figure: format(figure), isBeaten: isBetter(key, value, figure) };
      }),
    };
  });
}

type Method = { name: string; figures: Partial<Record<Metric, number>> };

function methods(baselines: Baselines): Method[] {
  return [
    { name: m.train_movie_mean(), figures: baselines.mean ?? { rmse: baselines.movieMeanRmse } },
    { name: m.train_biases(), figures: baselines.bias ?? {} },
    {
      name: m.train_popularity(),
      figures: baselines.popularity ?? { recallAt10: baselines.popularityRecallAt10 },
    },
    { name: 'EASE', figures: baselines.ease ?? {} },
  ];
}

function formatInterval(interval: Interval | undefined, format: (value: number) => string): string {
  if (interval === undefined) return '';
  return m.train_from_to({ from: format(interval.low), to: format(interval.high) });
}
