// `npm run bench -- head`: what it costs to show less rated movies: head and tail shares against NDCG@10, by strength of the correction.
import type { Command } from 'commander';
import { wholeNumberBetween } from '../../src/cli/arguments.ts';
import { formatMetric, formatPercent } from '../../src/cli/output/words.ts';
import { renderTable } from '../../src/cli/output/table.ts';
import { trainingOptionsSchema, type ListReach } from '../../src/contract/training.ts';
import { topList } from '../../src/engine/base/top-k.ts';
import { moviesInTrain } from '../../src/engine/evaluation/candidates.ts';
import { testCases } from '../../src/engine/evaluation/evaluation-cases.ts';
import { genresInTrain, measureReach } from '../../src/engine/evaluation/list-reach.ts';
import { listsBy, type ListMaker } from '../../src/engine/model/calibrated-answers.ts';
import { calibratedList, owedShares, usualRule } from '../../src/engine/model/calibrated-list.ts';
import { popularityGroups } from '../../src/engine/ratings/popularity-groups.ts';
import type { TrainingSet } from '../../src/engine/ratings/training-set.ts';
import { addBenchmark, archiveOption, runBenchmark, type CommonOptions } from './harness.ts';
import { measuredPartOption, splitFor, type MeasuredPart } from './measured-part.ts';
import { readTrainingSet, trainTimed } from './training.ts';

type Options = CommonOptions & { seeds: number; on: MeasuredPart };
/** A correction and what lists reach with it, by seed. */
type Row = { method: string; reaches: ListReach[] };

/** Scores less log(1 + ratings) times these: the simple correction to beat. */
const powers = [0.2, 0.5, 0.7, 0.9, 1.1];
/** The worth of owed places, as multiples of the one in use. */
const strengths = [0.25, 0.5, 0.75, 1, 1.5, 2];

export function addHeadBenchmark(program: Command): void {
  addBenchmark(program, 'head', 'what lists show of head and tail, and the accuracy that it costs')
    .option(...archiveOption)
    .option('--seeds <count>', 'how many models, of seeds 0, 1, …', wholeNumberBetween(1, 20), 3)
    .addOption(measuredPartOption())
    .action((options: Options) =>
      runBenchmark(options, async ({ dataset }) => {
        const set = await readTrainingSet((await dataset()).path);
        const rows = new Map<string, Row>();
        for (let seed = 0; seed < options.seeds; seed++) {
          console.error(`Training with seed ${seed} …`);
          for (const [method, reach] of await measure(set, seed, options.on)) {
            const row = rows.get(method) ?? { method, reaches: [] };
            row.reaches.push(reach);
            rows.set(method, row);
          }
        }
        const all = [...rows.values()];
        return { figures: { on: options.on, seeds: options.seeds, rows: all }, text: toText(all) };
      }),
    );
}

async function measure(set: TrainingSet, seed: number, on: MeasuredPart): Promise<[string, ListReach][]> {
  const { train, test } = splitFor(set, seed, on);
  const { model } = await trainTimed(train, trainingOptionsSchema.parse({ seed }));
  const { movieIds } = model;
  const candidates = moviesInTrain(train, movieIds);
  const makers = makersFor(candidates.ratingCounts);
  const cases = testCases(train, test, { movieIds });
  const lists = await listsBy(model, cases, candidates, [...makers.values()]);
  const genresOf = genresInTrain(train, movieIds);
  return [...makers.keys()].map((method, m) => [method, measureReach(lists[m] ?? [], candidates, genresOf)]);
}

function makersFor(ratingCounts: Int32Array): Map<string, ListMaker> {
  const groups = popularityGroups(ratingCounts);
  const fame = Float32Array.from(ratingCounts, Math.log1p);
  const byScores =
    (power: number): ListMaker =>
    (_, scores, options) =>
      topList(
        scores.map((score, movie) => score - power * (fame[movie] ?? 0)),
        { from: 0, to: scores.length, ...options },
      );
  const byShares =
    (strength: number): ListMaker =>
    ({ history }, scores, options) => {
      const rule = { ...usualRule, worth: usualRule.worth.map((worth) => strength * worth) };
      return calibratedList(scores, {
        ...options,
        ...{ groups, rule, owed: owedShares(groups, history.movies, rule) },
      });
    };
  return new Map([
    ['uncorrected', byScores(0)],
    ...powers.map((power): [string, ListMaker] => [`popularity ^ -${power}`, byScores(power)]),
    ...strengths.map((strength): [string, ListMaker] => [
      strength === 1 ? 'own shares (in use)' : `own shares x ${strength}`,
      byShares(strength),
    ]),
  ]);
}

function toText(rows: readonly Row[]): string {
  const mean = ({ reaches }: Row, value: (reach: ListReach) => number): number =>
    reaches.reduce((sum, reach) => sum + value(reach), 0) / reaches.length;
  const [plain] = rows;
  if (plain === undefined) return '';
  const column = (
    heading: string,
    value: (reach: ListReach) => number,
    format: (value: number) => string,
  ) => ({
    heading,
    value: (row: Row) => format(mean(row, value)),
    align: 'right' as const,
  });
  const ofGroup = (group: number, key: 'shownShare' | 'recallAt10') => (reach: ListReach) =>
    reach.byPopularity[group]?.[key] ?? 0;
  return renderTable(rows, [
    { heading: 'Lists', value: ({ method }) => method },
    column('NDCG@10', ({ ndcgAt10 }) => ndcgAt10, formatMetric),
    {
      heading: 'Paid',
      value: (row) =>
        formatPercent(1 - mean(row, ({ ndcgAt10 }) => ndcgAt10) / mean(plain, ({ ndcgAt10 }) => ndcgAt10)),
      align: 'right',
    },
    column('Debiased', ({ debiasedNdcgAt10 }) => debiasedNdcgAt10, formatMetric),
    column('Head', ofGroup(0, 'shownShare'), formatPercent),
    column('Middle', ofGroup(1, 'shownShare'), formatPercent),
    column('Tail', ofGroup(2, 'shownShare'), formatPercent),
    column('Recall, head', ofGroup(0, 'recallAt10'), formatMetric),
    column('middle', ofGroup(1, 'recallAt10'), formatMetric),
    column('tail', ofGroup(2, 'recallAt10'), formatMetric),
    column('Diversity', ({ diversityAt10 }) => diversityAt10, formatMetric),
  ]);
}
