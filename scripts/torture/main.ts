/**
 * `npm run torture`: processes are killed, disks fill up, writes fail, several programs are at one library, a year passes; then it
 * is counted what was acknowledged, lost, damaged and left behind. Ends with 1 if anything was.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { wholeNumberBetween } from '../../src/cli/arguments.ts';
import { killImports } from '../fuzz/kills.ts';
import { breakDisk } from './broken-disk.ts';
import { crowdTogether } from './crowd.ts';
import { injectFaults } from './faults.ts';
import { fillDisk } from './full-disk.ts';
import { killApps } from './killed-apps.ts';
import { killTrainings } from './killed-trainings.ts';
import { killCommands, killRaters, type KillOptions } from './kills.ts';
import { Tally } from './tally.ts';
import { liveFor } from './year.ts';

type Part = { name: string; unit: string; run: (directory: string) => Promise<Tally | null> };

const options = new Command('torture')
  .description('Does to a library what crashes, full disks and many programs do, and counts what is lost.')
  .option('--minutes <count>', 'how long, about', wholeNumberBetween(1, 10_000), 10)
  .option(
    '--seed <number>',
    'for the same course again',
    wholeNumberBetween(0, 2 ** 31 - 1),
    Date.now() % 2 ** 31,
  )
  .parse()
  .opts<{ minutes: number; seed: number }>();
const { seed } = options;

/** Kills until a share of the time is over. */
function during(share: number): Pick<KillOptions, 'seed' | 'isOver'> {
  let deadline = 0;
  return {
    seed,
    isOver: () => {
      deadline ||= performance.now() + share * options.minutes * 60_000;
      return performance.now() > deadline;
    },
  };
}

async function killedImports(): Promise<Tally> {
  const tally = new Tally();
  const found = await killImports({ kills: 3 * options.minutes, seed, ratings: 20_000 });
  tally.rounds = found.old + found.new;
  tally.note = `${found.old} found the old library and ${found.new} the new one`;
  return tally;
}

const engines: Part = {
  name: 'engine',
  unit: 'kills',
  run: (at) => killRaters({ libraryDirectory: at, lanes: 6, ...during(0.8) }),
};

/** One after the other, beside the engines that are killed all the time. */
const others: readonly Part[] = [
  {
    name: 'command line',
    unit: 'kills',
    run: (at) => killCommands({ libraryDirectory: at, ...during(0.15) }),
  },
  { name: 'app', unit: 'kills', run: (at) => killApps({ libraryDirectory: at, ...during(0.2) }) },
  { name: 'training', unit: 'kills', run: (at) => killTrainings({ libraryDirectory: at, ...during(0.15) }) },
  { name: 'import', unit: 'kills', run: killedImports },
  {
    name: 'two processes',
    unit: 'rounds',
    run: (at) => crowdTogether(at, { processes: 2, ratingsEach: 300 }),
  },
  {
    name: 'three processes',
    unit: 'rounds',
    run: (at) => crowdTogether(at, { processes: 3, ratingsEach: 200 }),
  },
  { name: 'full disk', unit: 'rounds', run: (at) => fillDisk(at, 20) },
  {
    name: 'broken disk',
    unit: 'faults',
    run: (at) => breakDisk(at, { most: 12 * options.minutes, seed }),
  },
];

/** These change the file functions and the clock of this process, and so can have nothing beside them. */
const alone: readonly Part[] = [
  { name: 'failing writes', unit: 'faults', run: (at) => injectFaults(at) },
  { name: 'a year', unit: 'days', run: (at) => liveFor(at, { days: 365, seed }) },
];

const directory = await mkdtemp(join(tmpdir(), 'matinee-torture-'));
console.log(`Seed ${seed}; about ${options.minutes} minutes.\n`);
console.log(
  `${'what'.padEnd(16)} ${'rounds'.padStart(12)} ${'acknowledged'.padStart(13)} ${'lost'.padStart(5)} ${'problems'.padStart(9)}`,
);

const tallies: Tally[] = [];
async function work(parts: readonly Part[]): Promise<void> {
  for (const { name, unit, run } of parts) {
    const tally = await run(join(directory, name.replaceAll(' ', '-')));
    if (tally === null) {
      console.log(`${name.padEnd(16)} ${'not possible here'.padStart(12)}`);
      continue;
    }
    tallies.push(tally);
    const { rounds, acknowledged, lost, problems, note } = tally;
    console.log(
      `${name.padEnd(16)} ${`${rounds} ${unit}`.padStart(12)} ${String(acknowledged).padStart(13)} ` +
        `${String(lost.length).padStart(5)} ${String(problems.length).padStart(9)}  ${note}`,
    );
    for (const problem of [...lost, ...problems].slice(0, 20)) console.log(`  ${problem}`);
  }
}
await Promise.all([work([engines]), work(others)]);
await work(alone);
await rm(directory, { recursive: true, force: true });
const sum = (count: (tally: Tally) => number): number =>
  tallies.reduce((total, tally) => total + count(tally), 0);
const [acknowledged, lost, problems] = [
  sum((tally) => tally.acknowledged),
  sum((tally) => tally.lost.length),
  sum((tally) => tally.problems.length),
];
console.log(`\n${acknowledged} ratings were acknowledged; ${lost} of them lost; ${problems} problems.`);
process.exitCode = lost + problems === 0 ? 0 : 1;
