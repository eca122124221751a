// A run's figures as rows of a table: what each is, what the model reached, and the simple methods beside it.
import type { Baselines, Interval, Intervals, ListFigures, Quality } from '../../../contract/training.ts';
import { formatError, formatShare } from './run-words.ts';

export type FigureRow = {
  name: string;
  /** What it says, for who never heard the name. */
  meaning: string;
  model: string;
  /** `0.80–0.82`, or nothing where none was measured. */
  interval: string;
  /** Null where the method has nothing to say. */
  methods: { name: MethodName; figure: string | null; isBeaten: boolean }[];
};

export const methodNames = ['Movie mean', 'Biases', 'Popularity', 'EASE'] as const;
export type MethodName = (typeof methodNames)[number];

type FigureName = 'rmse' | 'mae' | keyof ListFigures;
type Figure = {
  key: FigureName;
  name: string;
  meaning: string;
  format: (value: number) => string;
  /** Null for a figure of which neither more nor less is better as such. */
  better: 'lower' | 'higher' | null;
};

const figures: readonly Figure[] = [
  {
    key: 'rmse',
    name: 'RMSE',
    meaning: 'error of predicted stars, large errors count more',
    format: formatError,
    better: 'lower',
  },
  { key: 'mae', name: 'MAE', meaning: 'error of predicted stars', format: formatError, better: 'lower' },
  {
    key: 'recallAt10',
    name: 'Recall@10',
    meaning: 'liked movies found in the top ten',
    format: formatShare,
    better: 'higher',
  },
  {
    key: 'ndcgAt10',
    name: 'NDCG@10',
    meaning: 'how far up they stand in the top ten',
    format: formatGain,
    better: 'higher',
  },
  {
    key: 'hitRateAt10',
    name: 'Hit rate@10',
    meaning: 'people with something they like in the top ten',
    format: formatShare,
    better: 'higher',
  },
  {
    key: 'ndcgAt100',
    name: 'NDCG@100',
    meaning: 'how far up they stand in the top hundred',
    format: formatGain,
    better: 'higher',
  },
  {
    key: 'mrr',
    name: 'MRR',
    meaning: 'one divided by the place of the first liked movie',
    format: formatGain,
    better: 'higher',
  },
  {
    key: 'coverageAt10',
    name: 'Coverage@10',
    meaning: 'movies that stand in somebody’s top ten',
    format: formatShare,
    better: null,
  },
  {
    key: 'giniAt10',
    name: 'Gini@10',
    meaning: '0: all movies are shown alike; 1: a few alone',
    format: formatGain,
    better: null,
  },
  {
    key: 'noveltyAt10',
    name: 'Novelty@10',
    meaning: 'bits; one more for movies known to half as many',
    format: (bits) => bits.toFixed(2),
    better: null,
  },
];

/** The figures that the run has; those of earlier versions have fewer. */
export function figureRows({ quality, baselines }: { quality: Quality; baselines: Baselines }): FigureRow[] {
  const methods = methodFigures(baselines);
  return figures.flatMap(({ key, name, meaning, format, better }) => {
    const value = quality[key];
    if (value === undefined) return [];
    return {
      name,
      meaning,
      model: format(value),
      interval: formatInterval(intervalOf(quality.intervals, key), format),
      methods: methodNames.map((method) => {
        const figure = methods[method][key];
        if (figure === undefined) return { name: method, figure: null, isBeaten: false };
        const isBeaten = better !== null && (better === 'lower' ? value < figure : value > figure);
        return { name: method, figure: format(figure), isBeaten };
      }),
    };
  });
}

function methodFigures(baselines: Baselines): Record<MethodName, Partial<Record<FigureName, number>>> {
  return {
    'Movie mean': baselines.mean ?? { rmse: baselines.movieMeanRmse },
    Biases: baselines.bias ?? {},
    Popularity: baselines.popularity ?? { recallAt10: baselines.popularityRecallAt10 },
    EASE: baselines.ease ?? {},
  };
}

function intervalOf(intervals: Intervals | undefined, key: FigureName): Interval | undefined {
  const byName: Partial<Record<FigureName, Interval>> = intervals ?? {};
  return byName[key];
}

function formatInterval(interval: Interval | undefined, format: (value: number) => string): string {
  return interval === undefined ? '' : `${format(interval.low)} to ${format(interval.high)}`;
}

/** A gain between 0 and 1 that is no share. */
export function formatGain(value: number): string {
  return value.toFixed(3);
}
