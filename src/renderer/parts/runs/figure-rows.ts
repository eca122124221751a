// A run's figures as rows of a table: what each is, what the model reached, and the simple methods beside it.
import { m } from '../../../messages/messages.js';
import { isBetter, type Metric } from '../../../contract/metrics.ts';
import type { Baselines, Interval, Quality } from '../../../contract/training.ts';
import { figureKinds, intervalOf } from './figure-kinds.ts';

export type FigureRow = {
  name: string;
  meaning: string;
  model: string;
  /** `0.80–0.82`, or nothing for what all lists have together. */
  interval: string;
  /** In the order of `methodNames`; null if the method has nothing to say. */
  methods: { name: string; figure: string | null; isBeaten: boolean }[];
};

/** The simple methods, in the order of the table. */
const methodList = [
  { key: 'mean', name: () => m.train_movie_mean() },
  { key: 'bias', name: () => m.train_biases() },
  { key: 'popularity', name: () => m.train_popularity() },
  { key: 'ease', name: () => 'EASE' },
] as const;

export function methodNames(): string[] {
  return methodList.map(({ name }) => name());
}

export function figureRows({ quality, baselines }: { quality: Quality; baselines: Baselines }): FigureRow[] {
  return figureKinds().map(({ key, name, meaning, format }) => {
    const value = quality[key];
    return {
      name,
      meaning,
      model: format(value),
      interval: formatInterval(intervalOf(quality.intervals, key), format),
      methods: methodList.map((method) => {
        const figures: Partial<Record<Metric, number>> = baselines[method.key];
        const figure = figures[key];
        if (figure === undefined) return { name: method.name(), figure: null, isBeaten: false };
        return { name: method.name(), figure: format(figure), isBeaten: isBetter(key, value, figure) };
      }),
    };
  });
}

function formatInterval(interval: Interval | undefined, format: (value: number) => string): string {
  if (interval === undefined) return '';
  return m.train_from_to({ from: format(interval.low), to: format(interval.high) });
}
