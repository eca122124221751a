// `npm run bench:round`: how fast a model gets to know new people, by what the rating round asks them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { wholeNumberBetween } from '../../src/cli/arguments.ts';
import { formatMetric } from '../../src/cli/output/words.ts';
import { renderTable } from '../../src/cli/output/table.ts';
import { trainingOptionsSchema } from '../../src/contract/training.ts';
import { createRandom } from '../../src/engine/base/random.ts';
import {
  genreVectors,
  learnedVectors,
  type KnownVectors,
} from '../../src/engine/recommending/round/popular-movie-vectors.ts';
import { chooseRound, knownMovieCount } from '../../src/engine/recommending/round/rating-round.ts';
import { createRecommender, type Recommender } from '../../src/engine/recommending/recommender.ts';
import { findDataset } from './dataset.ts';
import { knownMoviesOf, splitForRound } from './round/people.ts';
import { playRound, type Asker, type Figures, type PlayedRound } from './round/simulate.ts';
import { trainTimed } from './train-model.ts';
import { readTrainingSet } from './training-set.ts';

const options = new Command('bench:round')
  .description(
    'Asks people whom the model has never seen about half of what they rated, in several orders, and measures it on ' +
      'the other half after each answer. About 4 minutes on a quiet computer.',
  )
  .option('--people <count>', 'how many people are asked, for each seed', wholeNumberBetween(2, 400), 60)
  .option('--seeds <count>', 'how many seeds: 1, 2, …', wholeNumberBetween(1, 10), 2)
  .option('--epochs <count>', 'epochs of each training', wholeNumberBetween(1, 500))
  .option('--json', 'print one JSON object to stdout instead of a table')
  .parse()
  .opts<{ people: number; seeds: number; epochs?: number; json?: true }>();

/** The round's figures were chosen with the people of seed 0. */
const firstSeed = 1;
const answerCounts = [0, 3, 5, 10] as const;
const questionCounts = [20, 40] as const;

/** Orders of asking, by name. */
function askers(known: KnownVectors, recommender: Recommender, seed: number): Record<string, () => Asker> {
  const byGenre = genreVectors(known.movies);
  const popular = known.movies.map(({ movieId }) => movieId);
  const inOrder =
    (movieIds: readonly number[]): Asker =>
    (ratings, passedIds) =>
      movieIds[ratings.length + passedIds.length];
  const chosen =
    (vectors: KnownVectors, isAdaptive: boolean): Asker =>
    (ratings, passedIds) => {
      const person = isAdaptive && ratings.length > 0 ? recommender.foldIn(ratings) : null;
      const every = person === null ? null : recommender.everyMovie(person);
      const scores =
        every === null ? null : new Map(Array.from(every.movieIds, (id, at) => [id, every.scores[at]]));
      const evidence = {
        ratedIds: ratings.map(({ movieId }) => movieId),
        passedIds,
        preferredIds: [],
        fit: scores === null ? null : (movieId: number) => scores.get(movieId) ?? null,
      };
      return chooseRound(vectors, evidence, 1)[0];
    };
  const random = createRandom(seed, 'order');
  return {
    'at random': () => inOrder([...popular].sort(() => random.uniform() - 0.5)),
    'best known first': () => inOrder(popular),
    'round, without a model': () => chosen(byGenre, false),
    round: () => chosen(known, true),
  };
}

const directory = await mkdtemp(join(tmpdir(), 'matinee-bench-'));
try {
  const dataset = await findDataset(directory);
  const set = await readTrainingSet(dataset.path);
  const played = new Map<string, PlayedRound[]>();
  for (let seed = firstSeed; seed < firstSeed + options.seeds; seed++) {
    const { others, people } = splitForRound(set, options.people, seed);
    const training = trainingOptionsSchema.parse(
      options.epochs === undefined ? { seed } : { seed, epochs: options.epochs },
    );
    console.error(`Training with seed ${seed}, without ${people.length} people …`);
    const recommender = createRecommender((await trainTimed(others, training)).model);
    const known = learnedVectors(knownMoviesOf(others, knownMovieCount), recommender.movieVectors());
    for (const [name, makeAsker] of Object.entries(askers(known, recommender, seed))) {
      const startedMs = performance.now();
      const rounds = people.map((person) =>
        playRound(recommender, person, makeAsker(), { answers: 10, questions: 40 }),
      );
      played.set(name, [...(played.get(name) ?? []), ...rounds]);
      console.error(`  ${name}: ${Math.round((performance.now() - startedMs) / 1000)} s`);
    }
    recommender.dispose();
  }
  const rows = [...played].map(([name, rounds]) => summarise(name, rounds));
  const data = dataset.isReal ? 'MovieLens latest-small' : 'simulated viewers of the starter library';
  if (options.json) console.log(JSON.stringify({ data, ...options, rows }));
  else
    console.log(`${render(rows)}\nOn ${data}: ${options.people} people for each of ${options.seeds} seeds.`);
} finally {
  await rm(directory, { recursive: true, force: true });
}

type Row = ReturnType<typeof summarise>;

/** People whose answers ran out stay as they were. */
function summarise(name: string, rounds: readonly PlayedRound[]) {
  const at = (list: readonly Figures[], count: number): Figures | undefined =>
    list[Math.min(count, list.length - 1)];
  const answered = rounds.filter(({ afterAnswers }) => afterAnswers.length > 10);
  return {
    name,
    afterAnswers: answerCounts.map((count) =>
      overall(rounds.map(({ afterAnswers }) => at(afterAnswers, count))),
    ),
    afterQuestions: questionCounts.map((count) =>
      overall(rounds.map(({ afterQuestions }) => at(afterQuestions, count))),
    ),
    answersIn40: mean(rounds.map(({ afterQuestions }) => new Set(afterQuestions.slice(0, 41)).size - 1)),
    tenAnswered: answered.length / rounds.length,
  };
}

/** Every person counts alike. */
function overall(figures: readonly (Figures | undefined)[]): { rmse: number; ndcgAt10: number } {
  const told = figures.flatMap((figure) => figure ?? []);
  return {
    rmse: Math.sqrt(mean(told.map(({ squaredErrors, tests }) => squaredErrors / Math.max(1, tests)))),
    ndcgAt10: mean(told.flatMap(({ ndcgAt10 }) => ndcgAt10 ?? [])),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function render(rows: readonly Row[]): string {
  const figure = (heading: string, value: (row: Row) => number | undefined) => ({
    heading,
    value: (row: Row) => formatMetric(value(row) ?? 0),
    align: 'right' as const,
  });
  return renderTable(rows, [
    { heading: 'Order', value: ({ name }: Row) => name },
    ...answerCounts.map((count, i) =>
      figure(`RMSE, ${count} answers`, ({ afterAnswers }) => afterAnswers[i]?.rmse),
    ),
    ...answerCounts.map((count, i) =>
      figure(`NDCG@10, ${count}`, ({ afterAnswers }) => afterAnswers[i]?.ndcgAt10),
    ),
    ...questionCounts.flatMap((count, i) => [
      figure(`RMSE, ${count} asked`, ({ afterQuestions }) => afterQuestions[i]?.rmse),
      figure(`NDCG@10, ${count} asked`, ({ afterQuestions }) => afterQuestions[i]?.ndcgAt10),
    ]),
    {
      heading: 'Answered of 40',
      value: ({ answersIn40 }: Row) => answersIn40.toFixed(1),
      align: 'right' as const,
    },
  ]);
}
