// Plays a rating round with one person: asks, answers from what they rated, and measures what the model knows after each answer.
import { ndcgAt } from '../../../src/engine/evaluation/metrics/ndcg.ts';
import type { PersonRating, Recommender } from '../../../src/engine/recommending/recommender.ts';
import type { AskedPerson } from './people.ts';

/** Names the next movie to ask about; undefined where there is none. */
export type Asker = (ratings: readonly PersonRating[], passedIds: readonly number[]) => number | undefined;

export interface Figures {
  readonly squaredErrors: number;
  readonly tests: number;
  readonly ndcgAt10: number | null;
}

export interface PlayedRound {
  /** After 0, 1, 2, … answers. */
  readonly afterAnswers: readonly Figures[];
  /** After 0, 1, 2, … questions. */
  readonly afterQuestions: readonly Figures[];
  readonly questions: number;
}

const relevantStars = 4;

export function playRound(
  recommender: Recommender,
  person: AskedPerson,
  ask: Asker,
  { answers, questions }: { answers: number; questions: number },
): PlayedRound {
  const ratings: PersonRating[] = [];
  const passedIds: number[] = [];
  let figures = measure(recommender, ratings, person);
  const afterAnswers = [figures];
  const afterQuestions = [figures];
  let asked = 0;
  while (afterAnswers.length <= answers || afterQuestions.length <= questions) {
    const movieId = asked < mostQuestions ? ask(ratings, passedIds) : undefined;
    if (movieId === undefined) break;
    asked += 1;
    const stars = person.answers.get(movieId);
    if (stars === undefined) passedIds.push(movieId);
    else {
      ratings.push({ movieId, stars });
      figures = measure(recommender, ratings, person);
      afterAnswers.push(figures);
    }
    afterQuestions.push(figures);
  }
  return { afterAnswers, afterQuestions, questions: asked };
}

/** Nobody would answer more. */
const mostQuestions = 120;

function measure(
  recommender: Recommender,
  ratings: readonly PersonRating[],
  { answers, test }: AskedPerson,
): Figures {
  const person = recommender.foldIn(ratings);
  let squaredErrors = 0;
  let tests = 0;
  for (const { movieId, stars } of test) {
    const predicted = recommender.predictStars(person, movieId);
    if (predicted === null) continue;
    squaredErrors += (predicted - stars) ** 2;
    tests += 1;
  }
  const relevant = new Set(test.filter(({ stars }) => stars >= relevantStars).map(({ movieId }) => movieId));
  // What can be answered is out of every list, answered or not, so that the lists are of the same movies.
  const list = recommender.recommend(person, { limit: 10, excludeMovieIds: answers.keys() });
  const ranked = list.map(({ movieId }) => movieId);
  return { squaredErrors, tests, ndcgAt10: relevant.size === 0 ? null : ndcgAt(ranked, relevant, 10) };
}
