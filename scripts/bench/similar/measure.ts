// Trains on four fifths of the ratings and has the judges look at the similar movies of that model.
import { trainingOptionsSchema } from '../../../src/contract/training.ts';
import { topList } from '../../../src/engine/base/top-k.ts';
import type { TrainedModel } from '../../../src/engine/model/joint/trained-model.ts';
import { trainModel } from '../../../src/engine/model/trainer.ts';
import { indexById, splitTrainingSet, type TrainingSet } from '../../../src/engine/ratings/training-set.ts';
import { jointSimilarity } from '../../../src/engine/model/joint/joint-similarity.ts';
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
import { cosines, variantNeighbours } from './variants.ts';

const listLength = 10;
const testFraction = 0.2;
/** What counts as a movie with few ratings. */
const fewRatings = { from: 1, to: 3 };

/** Ways to make a list, the program's own first; the others are what it is held against. */
export const methods = ['matinee', 'cosine of the vectors', 'most rated'] as const;
export type Method = (typeof methods)[number];

export interface SimilarFigures {
  readonly seed: number;
  /** One of `methods`, or a variant's name. */
  readonly method: string;
  readonly families: FamilyFigures;
  readonly hitRateByKind: Readonly<Record<Family['kind'], number>>;
  readonly coLiking: CoLikingFigures;
  readonly rareMovies: GenreFigures;
}

async function train(
  set: TrainingSet,
  options: Omit<MeasureOptions, 'every' | 'compare'>,
): Promise<TrainedModel> {
  const training = trainModel(set, trainingOptionsSchema.parse(options), { validationFraction: 0 });
  for (;;) {
    const step = await training.next();
    if (step.done !== true) continue;
    if (step.value.kind !== 'joint') throw new Error('These judges look into the joint model.');
    return step.value;
  }
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

/** Several judges ask about the same movies. */
function remembering(neighbours: Neighbours): Neighbours {
  const lists = new Map<number, readonly number[]>();
  return (movie) => {
    const list = lists.get(movie) ?? neighbours(movie);
    lists.set(movie, list);
    return list;
  };
}

export interface MeasureOptions {
  readonly seed: number;
  /** Default: as the program trains. */
  readonly epochs?: number;
  /** Co-liking and rare movies are judged by every so many-th movie that they could be; default 1, all of them. */
  readonly every?: number;
  /** Judge the variants too. */
  readonly compare?: boolean;
}

/** One training, judged once for each way to make lists. */
export async function measureSimilar(
  set: TrainingSet,
  families: readonly Family[],
  { every = 1, compare = false, ...options }: MeasureOptions,
): Promise<SimilarFigures[]> {
  const split = splitTrainingSet(set, { testFraction, seed: options.seed });
  const model = await train(split.train, options);
  const indexOf = indexById(set.movieIds);
  const ways: (readonly [string, Neighbours])[] = [
    ...methods.map((method) => [method, remembering(neighboursBy(method, model))] as const),
    ...(compare ? variantNeighbours(model, split.train, listLength) : []),
  ];
  return ways.map(([method, neighbours]) => {
    const hitRate = (kind: Family['kind']): number => {
      const ofKind = families.filter((family) => family.kind === kind);
      return judgeFamilies(ofKind, indexOf, neighbours, listLength).hitRate;
    };
    return {
      seed: options.seed,
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
