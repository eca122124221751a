// Several processes rate in one library at the same time, as the window and commands may.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { WriterReport, WriterTask } from '../../tests/fixtures/parallel-writer.ts';
import { inspectLibrary } from './inspection.ts';
import { Ledger } from './ledger.ts';
import { Tally } from './tally.ts';
import { makeLibrary } from './torture-library.ts';

const writerFile = fileURLToPath(new URL('../../tests/fixtures/parallel-writer.ts', import.meta.url));
const stars = 4;

/** `processes` with `ratingsEach`, each with movies of its own, for the profile that is there from the start. */
export async function crowdTogether(
  libraryDirectory: string,
  { processes, ratingsEach }: { processes: number; ratingsEach: number },
): Promise<Tally> {
  await makeLibrary(libraryDirectory);
  const [ledger, tally] = [new Ledger(), new Tally()];
  const tasks: WriterTask[] = Array.from({ length: processes }, (_, writer) => ({
    ...{ libraryDirectory, profile: 'You' },
    movieIds: Array.from({ length: ratingsEach }, (_each, at) => writer * ratingsEach + at + 1),
  }));
  const reports = await Promise.all(tasks.map(runWriter));
  for (const { movieIds } of tasks) for (const movieId of movieIds) ledger.acknowledge({ movieId, stars });
  const { ratings, problems } = await inspectLibrary(libraryDirectory);
  tally.add({
    lost: ledger.compare(ratings),
    problems: [...problems, ...reports.flatMap(({ failures }) => failures)],
  });
  tally.acknowledged = ledger.acknowledgements;
  return tally;
}

async function runWriter(task: WriterTask): Promise<WriterReport> {
  const child = fork(writerFile, { execArgv: ['--import', 'tsx'] });
  await once(child, 'message');
  child.send(task);
  const [report] = (await once(child, 'message')) as [WriterReport];
  return report;
}
