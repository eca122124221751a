// `npm run bench -- continued`: what a training that continues another one costs and reaches, beside one from the start.
import type { Command } from 'commander';
import { wholeNumberBetween } from '../../src/cli/arguments.ts';
import { formatMetric } from '../../src/cli/output/words.ts';
import { renderTable } from '../../src/cli/output/table.ts';
import { runIdSchema } from '../../src/contract/ids.ts';
import { trainingOptionsSchema, type TrainingOptions } from '../../src/contract/training.ts';
import { allAtOnce } from '../../src/engine/base/in-steps.ts';
import { createRandom } from '../../src/engine/base/random.ts';
import { meanOf } from '../../src/engine/base/statistics.ts';
import { evaluateModel } from '../../src/engine/model/evaluate.ts';
import type { StateArrays } from '../../src/engine/model/kinds/learner-state.ts';
import type { EarlierTraining } from '../../src/engine/model/kinds/earlier-training.ts';
import type { AnyModel } from '../../src/engine/model/model-kinds.ts';
import { splitForTraining, trainModel } from '../../src/engine/model/trainer.ts';
import {
  selectRatings,
  withoutSilentUsers,
  type TrainingSet,
} from '../../src/engine/ratings/training-set.ts';
import { addBenchmark, archiveOption, runBenchmark, type CommonOptions } from './harness.ts';
import { measuredPartOption, splitFor, type MeasuredPart } from './measured-part.ts';
import { readTrainingSet } from './training.ts';

type Options = CommonOptions & { seeds: number; on: MeasuredPart; epochs?: number };
type Figures = { rmse: number; ndcgAt10: number; seconds: number };
const ways = ['earlier model', 'from the start', 'continued'] as const;
type Way = (typeof ways)[number];

/** What the earlier library lacks: so many of the people, and of everybody else the newest ratings. */
const missing = { people: 0.05, ratings: 0.1 };

export function addContinuedBenchmark(program: Command): void {
  addBenchmark(
    program,
    'continued',
    'a training that continues one of an earlier archive (without a twentieth of the people and the newest tenth of ratings) beside one from the start',
  )
    .option(...archiveOption)
    .option('--seeds <count>', 'how many seeds: 0, 1, …', wholeNumberBetween(1, 20), 3)
    .option('--epochs <count>', 'epochs of the continued training', wholeNumberBetween(1, 500))
    .addOption(measuredPartOption())
    .action((options: Options) =>
      runBenchmark(options, async ({ dataset }) => {
        const set = await readTrainingSet((await dataset()).path);
        const figures: Record<Way, Figures[]> = { 'earlier model': [], 'from the start': [], continued: [] };
        for (let seed = 0; seed < options.seeds; seed++) await measure(set, seed, options, figures);
        return { figures: { on: options.on, figures }, text: toText(figures) };
      }),
    );
}

async function measure(
  set: TrainingSet,
  seed: number,
  { on, epochs }: Options,
  into: Record<Way, Figures[]>,
): Promise<void> {
  const { train, test } = splitFor(set, seed, on);
  const usual = trainingOptionsSchema.parse({ seed });
  const continues = runIdSchema.parse('earlier');
  const options = trainingOptionsSchema.parse({ seed, continues, ...(epochs !== undefined && { epochs }) });
  let earlier: EarlierTraining<AnyModel> | undefined;
  for (const way of ways) {
    console.error(`Training with seed ${seed}: ${way} …`);
    const part = way === 'earlier model' ? earlierLibrary(train, seed) : train;
    const trained = await trainInFull(part, way === 'continued' ? options : usual, earlier);
    if (way === 'earlier model') earlier = trained;
    const { rmse, ndcgAt10 } = await evaluateModel(trained.model, train, test);
    into[way].push({ rmse, ndcgAt10, seconds: trained.seconds });
  }
}

/** As a training job does it, a part held out to measure by. */
async function trainInFull(
  set: TrainingSet,
  options: TrainingOptions,
  earlier: EarlierTraining<AnyModel> | undefined,
): Promise<EarlierTraining<AnyModel> & { seconds: number }> {
  const { train, validation } = allAtOnce(splitForTraining(set, options.seed));
  let parameters: StateArrays = {};
  const startedMs = performance.now();
  const training = trainModel(train, options, {
    ...{ validation, earlier },
    onParameters: (learned) => (parameters = learned),
  });
  for (;;) {
    const step = await training.next();
    if (step.done === true) {
      return { model: step.value, parameters, seconds: (performance.now() - startedMs) / 1000 };
    }
  }
}

function earlierLibrary(set: TrainingSet, seed: number): TrainingSet {
  const random = createRandom(seed, 'earlier library');
  const isMissing = new Uint8Array(set.movies.length);
  for (let user = 0; user < set.userIds.length; user++) {
    const [from = 0, to = 0] = [set.userStarts[user], set.userStarts[user + 1]];
    const positions = Array.from({ length: to - from }, (_, k) => from + k).sort(
      (a, b) => (set.timestamps?.[b] ?? 0) - (set.timestamps?.[a] ?? 0),
    );
    const share = random.uniform() < missing.people ? 1 : missing.ratings;
    for (const position of positions.slice(0, Math.round(share * positions.length))) isMissing[position] = 1;
  }
  return withoutSilentUsers(selectRatings(set, isMissing, 0));
}

function toText(figures: Record<Way, Figures[]>): string {
  const mean = (way: Way, key: keyof Figures): number => meanOf(figures[way].map((figure) => figure[key]));
  const full = ways[1];
  const percent = (way: Way, key: keyof Figures): string =>
    ((100 * mean(way, key)) / mean(full, key)).toFixed(1);
  const column = (heading: string, value: (way: Way) => string) => ({
    ...{ heading, align: 'right' as const },
    value,
  });
  return renderTable(ways, [
    { heading: 'Training', value: (way: Way) => way },
    column('RMSE', (way) => formatMetric(mean(way, 'rmse'))),
    column('%', (way) => percent(way, 'rmse')),
    column('NDCG@10', (way) => formatMetric(mean(way, 'ndcgAt10'))),
    column('%', (way) => percent(way, 'ndcgAt10')),
    column('seconds', (way) => mean(way, 'seconds').toFixed(1)),
    column('%', (way) => percent(way, 'seconds')),
  ]);
}
