// What every benchmark shares: its options, a temporary folder, the data, and how the result is printed.
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Command, CommandOptions } from 'commander';
import { findDataset, type Dataset } from './dataset.ts';
import { renderSamples, summarise, type Samples } from './measurement.ts';

export type CommonOptions = { json?: true; archive?: string };

export type BenchContext = {
  /** The ratings to measure on. */
  dataset: () => Promise<Dataset>;
  /** An empty folder, removed afterwards. */
  directory: string;
};

/** A result, once for programs and once for people. */
export type Report = {
  figures: object;
  text: string;
  /** What was measured on, where it was no archive. */
  data?: string;
};

export const archiveOption = [
  '--archive <path>',
  'what to measure on (default: ml-latest-small.zip if it is there, otherwise simulated viewers)',
] as const;

export function addBenchmark(
  program: Command,
  name: string,
  description: string,
  options: CommandOptions = {},
): Command {
  return program
    .command(name, options)
    .description(description)
    .option('--json', 'print one JSON object to stdout instead of a table');
}

export async function runBenchmark(
  { json, archive }: CommonOptions,
  measure: (context: BenchContext) => Promise<Report>,
): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'matinee-bench-'));
  try {
    let found: Promise<Dataset> | undefined;
    const dataset = (): Promise<Dataset> => (found ??= findDataset(directory, archive));
    const { figures, text, data = 'made data' } = await measure({ dataset, directory });
    const measuredOn = found === undefined ? data : (await dataset()).name;
    if (json) console.log(JSON.stringify({ machine: describeMachine(), data: measuredOn, ...figures }));
    else console.log(`${text}\nMeasured on ${measuredOn}.`);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

export function reportSamples(all: readonly Samples[]): Report {
  return { figures: { measurements: all.map(summarise) }, text: renderSamples(all) };
}

function describeMachine(): object {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryMb: Math.round(totalmem() / 2 ** 20),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
  };
}
