// Asks a trained model for its answers to the test cases: stars of what is held out, and lists.
import { pacedBy, partOf, type WorkOptions } from '../base/paced-work.ts';
import { clamp, strideFor } from '../base/statistics.ts';
import { toStars } from '../../contract/stars.ts';
import { casesToRank, listLength, type ListAnswer, type StarsAnswer } from '../evaluation/answers.ts';
import type { Candidates } from '../evaluation/candidates.ts';
import type { CaseRatings, TestCase } from '../evaluation/evaluation-cases.ts';
import { starsWithin } from '../ratings/stars-within.ts';
import type { IndexedRating, PersonEvidence, ServedModel, TimedError } from './kinds/served-model.ts';
import { kindOf, type AnyModel } from './model-kinds.ts';
import { topLists } from './top-lists.ts';

/** People x movies that are scored at a time for lists: bounds memory, and the time until the next sign of life. */
const listsAtOnce = { people: 32, pairs: 2 ** 21 };
/** People by whose histories it is decided whether sessions matter. */
const sessionPeople = 1000;
const noMovies = new Int32Array(0);
/** Share of the work that is stars; the rest is lists, which score all movies. */
const starsShare = 0.3;

export interface StarsOfCase extends StarsAnswer {
  /** The stars without the session bias; the same array as `predicted` where there is none. */
  readonly untimed: Float64Array;
  /** What the model knows of the person. */
  readonly person: Pick<PersonEvidence, 'count' | 'squares'>;
}

/** How long a case took on the mean, in ms: what more of them would take. */
export interface AnswerTimes {
  readonly starsMs: number;
  readonly listMs: number;
}

export interface Answers {
  readonly times: AnswerTimes;
  readonly stars: StarsOfCase[];
  readonly lists: ListAnswer[];
}

/**
 * Stars of all held-out ratings, with the session bias where `moments` asks for it, and lists for `rankedUsers` of the
 * cases at most. Nobody is remembered: people are folded in again for their lists, since their histories take more
 * memory than time.
 */
export async function answerCases(
  model: AnyModel,
  cases: readonly TestCase[],
  candidates: Candidates,
  options: { rankedUsers?: number; moments: boolean; work?: WorkOptions | undefined },
): Promise<Answers> {
  const { rankedUsers = cases.length, moments, work = {} } = options;
  const served = kindOf(model).serve(model);
  try {
    const startedAt = performance.now();
    const stars = await predictStars(served, cases, moments, partOf(work, 0, starsShare));
    const listsFrom = performance.now();
    const toRank = casesToRank(cases, rankedUsers);
    const lists = await makeLists(served, toRank, candidates, partOf(work, starsShare, 1));
    const times = {
      starsMs: (listsFrom - startedAt) / Math.max(1, stars.length),
      listMs: (performance.now() - listsFrom) / Math.max(1, lists.length),
    };
    return { stars, lists, times };
  } finally {
    served.dispose();
  }
}

function* inGroups(cases: readonly TestCase[], size: number): Generator<readonly TestCase[]> {
  for (let start = 0; start < cases.length; start += size) yield cases.slice(start, start + size);
}

/** What a model makes of a case's history. */
export function foldIn(served: ServedModel, { history, userId }: TestCase): PersonEvidence {
  const ratings = Array.from(history.movies, (movie, k): IndexedRating => ({
    movie,
    stars: toStars(history.halfStars[k] ?? 0),
  }));
  return served.person(ratings, { userId, saw: () => true });
}

/** Stars before it is known whether sessions matter, with the errors by which that is decided. */
interface Untimed {
  readonly test: TestCase;
  readonly stars: Float64Array;
  /** e = r - r^ of the history, in stars; null where nobody asks. */
  readonly errors: Float32Array | null;
  readonly person: Pick<PersonEvidence, 'count' | 'squares'>;
}

/**
 * Stars of all held-out ratings; with a session bias, each for the moment at which it was given, where that is known
 * and the histories say that sessions matter.
 */
async function predictStars(
  served: ServedModel,
  cases: readonly TestCase[],
  moments: boolean,
  work: WorkOptions,
): Promise<StarsOfCase[]> {
  const pace = pacedBy(work);
  const isTimed = moments && served.sessionBias !== null;
  const untimed: Untimed[] = [];
  for (const test of cases) {
    untimed.push(predictCase(served, test, isTimed));
    await pace(untimed.length / cases.length);
  }
  const bias = isTimed ? served.sessionBias : null;
  const stride = strideFor(untimed.length, sessionPeople);
  const sample = untimed.filter((_, i) => i % stride === 0);
  const helps = bias?.helps(sample.map(timedErrors)) === true;
  const answers: StarsOfCase[] = [];
  for (const one of untimed) {
    const { test, stars, person } = one;
    const { ratedAt } = test.ratings;
    let predicted = stars;
    if (bias !== null && helps && ratedAt !== null) {
      const errors = timedErrors(one);
      predicted = stars.map((at, k) => starsWithin(at + bias.at(errors, ratedAt[k] ?? 0)));
    }
    answers.push({ test, predicted, untimed: stars, person });
    await pace(1);
  }
  return answers;
}

function timedErrors({ test: { history }, errors }: Untimed): TimedError[] {
  const { ratedAt } = history;
  if (ratedAt === null || errors === null) return [];
  return Array.from(errors, (error, k) => ({ ratedAt: ratedAt[k] ?? 0, error }));
}

function predictCase(served: ServedModel, test: TestCase, withErrors: boolean): Untimed {
  const person = foldIn(served, test);
  const { history, ratings } = test;
  const unknown = served.starsOfUnknownMovie(person);
  const movies = ratings.movies.filter((movie) => movie >= 0);
  const { stars: known } = served.score([person], movies);
  let at = 0;
  const stars = Float64Array.from(ratings.movies, (movie) =>
    movie < 0 ? unknown : (known[at++] ?? unknown),
  );
  const { count, squares } = person;
  return {
    ...{ test, stars, person: { count, squares } },
    errors: withErrors ? errorsOf(history, served.score([person], history.movies).stars) : null,
  };
}

function errorsOf({ halfStars }: CaseRatings, predicted: Float32Array): Float32Array {
  return predicted.map((stars, k) => toStars(halfStars[k] ?? 0) - stars);
}

/** The best candidates that each person has not rated. */
async function makeLists(
  served: ServedModel,
  cases: readonly TestCase[],
  { ratingCounts }: Candidates,
  work: WorkOptions,
): Promise<ListAnswer[]> {
  const pace = pacedBy(work);
  const answers: ListAnswer[] = [];
  const most = Math.floor(listsAtOnce.pairs / ratingCounts.length);
  for (const group of inGroups(cases, clamp(most, 1, listsAtOnce.people))) {
    const people = group.map((test) => foldIn(served, test));
    const seen = group.map(({ history }) => history.movies);
    const ranked = topLists(served, people, {
      limit: listLength,
      candidates: ratingCounts,
      seen,
    });
    answers.push(...group.map((test, row) => ({ test, ranked: ranked[row] ?? noMovies })));
    await pace(answers.length / cases.length);
  }
  return answers;
}
