// Trains on four fifths of the ratings and judges the similar movies of that model.
import { dotOfRows } from '../../../src/engine/base/rows.ts';
import { trainingOptionsSchema } from '../../../src/contract/training.ts';
import { topList } from '../../../src/engine/base/top-k.ts';
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

/** Lists by any scores, without the movie itself. */
function bestBy(scoresOf: (movie: number) => Float32Array): Neighbours {
  return (movie) => {
    const scores = scoresOf(movie);
    const isAllowed = (other: number): boolean => other !== movie;
    return Array.from(topList(scores, { from: 0, to: scores.length, limit: listLength, isAllowed }));
  };
}

function neighboursBy(method: Method, model: TrainedModel): Neighbours {
  switch (method) {
    case 'matinee': {
      const index = jointSimilarity(model);
      return (movie) => index.nearest(movie, listLength).map((near) => near.movie);
    }
    case 'cosine of the vectors':
      return bestBy(cosines(model.movieVectors, model.shape.dimensions));
    case 'most rated': {
      const counts = Float32Array.from(model.ratingCounts);
      return bestBy(() => counts);
    }
  }
}

/** Cosines of one row with all rows. */
function cosines(matrix: Float32Array, width: number): (row: number) => Float32Array {
  const rows = matrix.length / width;
  const dot = (a: number, b: number): number => dotOfRows({ values: matrix, width }, a, b);
  const lengths = Float32Array.from({ length: rows }, (_, row) => Math.sqrt(dot(row, row)));
  return (row) =>
    lengths.map((length, other) => dot(row, other) / Math.max(length * (lengths[row] ?? 0), 1e-12));
}

/** Several judges ask about the same movies. */
function memoized(neighbours: Neighbours): Neighbours {
  const lists = new Map<number, readonly number[]>();
  return (movie) => {
    const list = lists.get(movie) ?? neighbours(movie);
    lists.set(movie, list);
    return list;
  };
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
export function judgeModel(
  model: TrainedModel,
  split: { readonly train: TrainingSet; readonly test: TrainingSet },
  families: readonly Family[],
  { seed, every = 1 }: JudgeOptions,
): SimilarFigures[] {
  const indexOf = indexById(split.train.movieIds);
  return methods.map((method) => {
    const neighbours = memoized(neighboursBy(method, model));
    const hitRate = (kind: Family['kind']): number => {
      const ofKind = families.filter((family) => family.kind === kind);
      return judgeFamilies(ofKind, indexOf, neighbours, listLength).hitRate;
    };
    return {
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
    };
  });
}
