// Trains on four fifths of the ratings and judges the similar movies of that model.
import { nearestRows } from '../../../src/engine/base/nearest-rows.ts';
import { scaledRows } from '../../../src/engine/base/rows.ts';
import { trainingOptionsSchema } from '../../../src/contract/training.ts';
import type { TrainedModel } from '../../../src/engine/model/joint/trained-model.ts';
import { indexById, splitTrainingSet, type TrainingSet } from '../../../src/engine/ratings/training-set.ts';
import { jointSimilarity } from '../../../src/engine/model/joint/joint-similarity.ts';
import { trainTimed } from '../training.ts';
import type { Family } from './families.ts';
import {
  judgeCoLiking,
  judgeFamilies,
  judgeRareMovies,
  type CoLikingFigures,
  type FamilyFigures,
  type GenreFigures,
  type Neighbours,
} from './judges.ts';

const listLength = 10;
const testFraction = 0.2;
/** What counts as a movie with few ratings. */
const fewRatings = { from: 1, to: 3 };

/** Ways to make a list: the program's own first, then what it is compared with. */
export const methods = ['matinee', 'cosine of the vectors', 'most rated'] as const;
export type Method = (typeof methods)[number];

export interface SimilarFigures {
  readonly seed: number;
  readonly method: Method;
  readonly families: FamilyFigures;
  readonly hitRateByKind: Readonly<Record<Family['kind'], number>>;
  readonly coLiking: CoLikingFigures;
  readonly rareMovies: GenreFigures;
}

/** Each list made once: a movie may be in several families, and is asked about by each judge. */
function madeOnce(neighbours: Neighbours): Neighbours {
  const lists = new Map<number, readonly number[]>();
  return (movie) => {
    const list = lists.get(movie) ?? neighbours(movie);
    lists.set(movie, list);
    return list;
  };
}

async function neighboursBy(method: Method, model: TrainedModel): Promise<Neighbours> {
  const movies = Int32Array.from(model.ratingCounts.keys());
  const without = (list: Iterable<number>, movie: number): number[] =>
    [...list].filter((other) => other !== movie).slice(0, listLength);
  switch (method) {
    case 'matinee': {
      const index = jointSimilarity(model);
      return (movie) => index.nearest(movie, listLength).map((near) => near.movie);
    }
    case 'cosine of the vectors': {
      const width = model.shape.dimensions;
      const rows = { values: scaledRows(model.movieVectors, width, 1), width };
      const { positions, count } = await nearestRows(rows, movies, movies, { count: listLength + 1 });
      return (movie) => without(positions.subarray(movie * count, (movie + 1) * count), movie);
    }
    case 'most rated': {
      const countOf = (movie: number): number => model.ratingCounts[movie] ?? 0;
      const most = movies.toSorted((a, b) => countOf(b) - countOf(a)).subarray(0, listLength + 1);
      return (movie) => without(most, movie);
    }
  }
}

/** One training, judged once for each way to make lists. */
export async function measureSimilar(
  set: TrainingSet,
  families: readonly Family[],
  options: { readonly seed: number; readonly epochs?: number },
): Promise<SimilarFigures[]> {
  const split = splitTrainingSet(set, { testFraction, seed: options.seed });
  const { model } = await trainTimed(split.train, trainingOptionsSchema.parse(options));
  if (model.kind !== 'joint') throw new Error('These judges look into the joint model.');
  return judgeModel(model, split, families, options);
}

interface JudgeOptions {
  readonly seed: number;
  /** Co-liking and rare movies are judged on every n-th movie; default 1, all of them. */
  readonly every?: number;
}

/** A model that was trained on one part of a split, judged once for each way to make lists. */
export async function judgeModel(
  model: TrainedModel,
  split: { readonly train: TrainingSet; readonly test: TrainingSet },
  families: readonly Family[],
  { seed, every = 1 }: JudgeOptions,
): Promise<SimilarFigures[]> {
  const indexOf = indexById(split.train.movieIds);
  const figures: SimilarFigures[] = [];
  for (const method of methods) {
    const neighbours = madeOnce(await neighboursBy(method, model));
    const hitRate = (kind: Family['kind']): number => {
      const ofKind = families.filter((family) => family.kind === kind);
      return judgeFamilies(ofKind, indexOf, neighbours, listLength).hitRate;
    };
    figures.push({
      seed,
      method,
      families: judgeFamilies(families, indexOf, neighbours, listLength),
      hitRateByKind: {
        series: hitRate('series'),
        director: hitRate('director'),
        studio: hitRate('studio'),
        mood: hitRate('mood'),
      },
      coLiking: judgeCoLiking(split.test, neighbours, every),
      rareMovies: judgeRareMovies(split.train, neighbours, { ...fewRatings, every }),
    });
  }
  return figures;
}
