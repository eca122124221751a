// Kills imports at random moments: afterwards the library is always the old one or the new one, whole, and opens.
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEngine } from '../../src/engine/engine.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { createRandom } from '../../src/engine/base/random.ts';
import { writeLargeArchive } from '../bench/scale/large-archive.ts';
import { checkCatalogue, type Counts } from './whole-catalogue.ts';

export type KillCounts = {
  /** How often the old library was found after a kill, and how often the new one. */
  old: number;
  new: number;
};

const targetFile = fileURLToPath(new URL('kill-target.ts', import.meta.url));
const usualRatings = 60_000;

export type KillsOptions = {
  kills: number;
  seed: number;
  /** Of the smaller of the two libraries; the other one has twice as many. */
  ratings?: number;
};

type Known = { path: string; counts: Counts; fingerprint: string };

/** Throws if a kill leaves anything but one of the two libraries, or files that the next start does not remove. */
export async function killImports({
  kills,
  seed,
  ratings = usualRatings,
}: KillsOptions): Promise<KillCounts> {
  const random = createRandom(seed, 'kills');
  const directory = await mkdtemp(join(tmpdir(), 'matinee-kills-'));
  const library = join(directory, 'library');
  const counts: KillCounts = { old: 0, new: 0 };
  try {
    const first = await prepare(directory, library, { seed: 1, ratings });
    const second = await prepare(directory, library, { seed: 2, ratings: 2 * ratings });
    let [present, other] = [second.known, first.known];
    // Some are killed only after they are done, so that the new library is met too.
    const longestMs = 1.1 * Math.max(first.elapsedMs, second.elapsedMs);
    for (let kill = 0; kill < kills; kill += 1) {
      const afterMs = random.uniform() * longestMs;
      await importAndKill(library, other.path, afterMs);
      const found = await findLibrary(library, [present, other], afterMs);
      counts[found === present ? 'old' : 'new'] += 1;
      if (found === other) [present, other] = [other, present];
    }
    return counts;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Makes an archive, imports it undisturbed and notes what the whole library is like. */
async function prepare(
  directory: string,
  library: string,
  { seed, ratings }: { seed: number; ratings: number },
): Promise<{ known: Known; elapsedMs: number }> {
  const path = join(directory, `archive-${seed}`);
  await writeLargeArchive({ ratings, path, seed });
  const elapsedMs = await importAndKill(library, path, Number.POSITIVE_INFINITY);
  const engine = openEngine({ libraryDirectory: library });
  const overview = (await engine.handlers['library:overview']({})).catalogue;
  engine.close();
  if (overview === null) throw new Error('the import left no library');
  const fingerprint = await checkCatalogue(libraryPaths(library).catalogue, overview);
  return { known: { path, counts: overview, fingerprint }, elapsedMs };
}

/** Answers how long it ran after its start; throws if it failed by itself. */
async function importAndKill(library: string, path: string, afterMs: number): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', targetFile, library, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let startedAt = 0;
  const timers: NodeJS.Timeout[] = [];
  child.stdout.once('data', () => {
    startedAt = performance.now();
    if (Number.isFinite(afterMs)) timers.push(setTimeout(() => child.kill('SIGKILL'), afterMs));
  });
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (...ended) => resolve(ended));
  });
  for (const timer of timers) clearTimeout(timer);
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the import ended by itself with ${String(code)}`);
  return performance.now() - startedAt;
}

/** Which of the two the library is, after it was opened as by the next start. */
async function findLibrary(library: string, known: readonly Known[], afterMs: number): Promise<Known> {
  const paths = libraryPaths(library);
  const found = openEngine({ libraryDirectory: library });
  const overview = (await found.handlers['library:overview']({})).catalogue;
  found.close();
  const match = known.find(({ fingerprint }) => fingerprint === overview?.fingerprint);
  if (match === undefined)
    throw new Error(`killed after ${afterMs} ms: the library is neither the old nor the new one`);
  if ((await checkCatalogue(paths.catalogue, match.counts)) !== match.fingerprint) {
    throw new Error(`killed after ${afterMs} ms: the library holds other data than before`);
  }
  const staged = await readdir(paths.staging).catch(() => []);
  if (staged.length > 0) throw new Error(`killed after ${afterMs} ms: ${staged.join(', ')} was left behind`);
  return match;
}
