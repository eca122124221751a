/**
 * `npm run fuzz`: thousands of corrupt inputs for each reader, and imports killed at random moments. `npm run fuzz -- csv zip` fuzzes
 * those readers alone, `npm run fuzz -- kills` only kills. An input that a reader fails on is reported and kept.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { wholeNumberBetween } from '../../src/cli/arguments.ts';
import { killImports } from './kills.ts';
import { readers } from './readers.ts';
import { watchWorker } from './watch-worker.ts';

type Options = { cases: number; kills: number; seed: number };

const kills = 'kills';
const command = new Command('fuzz')
  .description('Gives corrupt files to the readers, and kills imports.')
  .argument(
    '[names...]',
    `which: ${[...Object.keys(readers), kills].join(', ')}; all of them when none is named`,
  )
  .option('--cases <count>', 'corrupt inputs for each reader', wholeNumberBetween(1, 10_000_000), 3000)
  .option('--kills <count>', 'imports that are killed', wholeNumberBetween(1, 100_000), 100)
  .option(
    '--seed <number>',
    'for the same inputs again',
    wholeNumberBetween(0, 2 ** 31 - 1),
    Date.now() % 2 ** 31,
  )
  .parse();
const options = command.opts<Options>();
const names = command.args.length === 0 ? [...Object.keys(readers), kills] : command.args;
const unknown = names.find((name) => name !== kills && readers[name] === undefined);
if (unknown !== undefined) command.error(`There is no reader called ${unknown}.`);

const directory = await mkdtemp(join(tmpdir(), 'matinee-fuzz-run-'));
console.log(`Seed ${options.seed}.`);
for (const name of names) {
  const startedAt = performance.now();
  try {
    const result = name === kills ? await kill() : await fuzz(name);
    console.log(`✓ ${name.padEnd(18)} ${result} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  } catch (error) {
    process.exitCode = 1;
    console.log(`✗ ${name}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}

async function fuzz(name: string): Promise<string> {
  await watchWorker(name, { ...options, caseFile: join(directory, `${name}.json`) });
  return `${options.cases} inputs`;
}

async function kill(): Promise<string> {
  const found = await killImports(options);
  return `${options.kills} kills, ${found.old} found the old library and ${found.new} the new one,`;
}
