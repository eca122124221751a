// A disk that is full while a person rates: SQLite's own writes fail. It is a small file system in memory, which only root can make.
import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { toErrorInfo } from '../../src/contract/errors.ts';
import { openEngine } from '../../src/engine/engine.ts';
import { inspectLibrary } from './inspection.ts';
import { Ledger } from './ledger.ts';
import { Tally } from './tally.ts';
import { makeLibrary, movieCount } from './torture-library.ts';

const run = promisify(execFile);
const megabytes = 6;
const spareBytes = 300_000;

/** Fills the disk and rates until that fails, frees it and rates on, `rounds` times; null where this user may not mount. */
export async function fillDisk(directory: string, rounds: number): Promise<Tally | null> {
  mkdirSync(directory);
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', directory]);
  } catch {
    return null;
  }
  try {
    return await rateOnFullDisk(directory, rounds);
  } finally {
    await run('umount', [directory]);
  }
}

async function rateOnFullDisk(directory: string, rounds: number): Promise<Tally> {
  const [libraryDirectory, filler] = [join(directory, 'library'), join(directory, 'filler')];
  await makeLibrary(libraryDirectory);
  const [ledger, tally] = [new Ledger(), new Tally()];
  for (let round = 0; round < rounds; round += 1) {
    const engine = openEngine({ libraryDirectory });
    const problems: string[] = [];
    fill(filler);
    let refusals = 0;
    for (let turn = 0; turn < movieCount && refusals < 5; turn += 1) {
      const rating = {
        movieId: 1 + ((round * 97 + turn) % movieCount),
        stars: (1 + ((round + turn) % 10)) / 2,
      };
      ledger.begin(rating);
      try {
        await engine.rate('You', rating.movieId, rating.stars);
        ledger.acknowledge(rating);
      } catch (error) {
        refusals += 1;
        const { code, message } = toErrorInfo(error);
        if (code !== 'no-space') problems.push(`${code}: ${message}`);
      }
    }
    if (refusals === 0) problems.push('the disk was not full');
    engine.close();
    // As after a restart on the full disk, and with space again.
    const isDiskFull = round % 2 === 1;
    if (!isDiskFull) rmSync(filler);
    const found = await inspectLibrary(libraryDirectory, { isDiskFull });
    rmSync(filler, { force: true });
    tally.add({ lost: ledger.compare(found.ratings), problems: [...problems, ...found.problems] });
  }
  tally.acknowledged = ledger.acknowledgements;
  return tally;
}

/** Fills the disk but for a little, so that some ratings still find room. */
function fill(file: string): void {
  const block = Buffer.alloc(4096);
  try {
    for (;;) writeFileSync(file, block, { flag: 'a' });
  } catch (error) {
    if (toErrorInfo(error).code !== 'no-space') throw error;
  }
  truncateSync(file, Math.max(0, statSync(file).size - spareBytes));
}
