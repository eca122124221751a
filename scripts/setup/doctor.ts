/** `npm run doctor`: lists what is installed, from where, and what is missing with the command that fixes it. */
import { existsSync } from 'node:fs';
import { diagnose } from '../../src/engine/diagnostics/diagnose.ts';
import { describeTensorflow } from '../../src/engine/diagnostics/tensorflow-words.ts';
import { readStarterCard } from '../starter/ingredients.ts';
import { defaultCacheRoot } from './cache.ts';
import { electronExecutable } from './electron.ts';
import { folderBytes } from './files.ts';
import { findBuildTools } from './native-build.ts';
import { run } from './process.ts';
import { packageVersion } from './project.ts';
import { readStamp } from './stamp.ts';
import { starterFolder } from './starter.ts';
import { findMissingLibraries, hasDisplay } from './system-libraries.ts';

const setup = 'npm run setup';
const stamp = await readStamp();

function sourceOf(part: string): string {
  return stamp?.parts[part]?.source ?? 'not from set-up';
}

/** Prints a line, and below it the command that fixes what is wrong. */
function report(name: string, state: string, fix?: string): void {
  console.log(`${fix === undefined ? '✓' : '✗'} ${name.padEnd(18)} ${state}`);
  if (fix !== undefined) console.log(`  ${''.padEnd(18)} to fix it: ${fix}`);
}

/** The same for what nothing works without. */
function reportBroken(name: string, state: string, fix: string): void {
  report(name, state, fix);
  process.exitCode = 1;
}

async function examineElectron(): Promise<void> {
  const executable = electronExecutable();
  if (!existsSync(executable)) {
    reportBroken('Electron', 'missing', setup);
    return;
  }
  const script = 'console.log(process.versions.electron, process.versions.node, process.versions.chrome)';
  const { stdout } = await run(executable, ['-e', script], { env: { ELECTRON_RUN_AS_NODE: '1' } });
  const [version = '?', node = '?', chrome = '?'] = stdout.trim().split(' ').filter(Boolean);
  const shipped = packageVersion('electron');
  const note = version === shipped ? '' : `; the product ships ${shipped}`;
  report('Electron', `${version} (Node ${node}, Chromium ${chrome}), ${sourceOf('electron')}${note}`);
  const missing = await findMissingLibraries(executable);
  if (missing === undefined) report('System libraries', 'complete');
  else reportBroken('System libraries', `missing: ${missing.names.join(', ')}`, missing.command);
}

async function examineEngine(): Promise<void> {
  const { sqlite, tensorflow } = await diagnose(starterFolder);
  if (sqlite.problem !== null) reportBroken('SQLite', sqlite.problem, setup);
  else report('SQLite', `${sqlite.sqlite} in better-sqlite3 ${sqlite.package}, ${sourceOf('sqlite')}`);
  if (tensorflow.problem !== null) reportBroken('TensorFlow', tensorflow.problem, setup);
  else {
    const source = tensorflow.home === 'native' ? `, ${sourceOf('tensorflow')}` : '';
    report('TensorFlow', `${describeTensorflow(tensorflow)}${source}`);
  }
}

async function examineStarter(): Promise<void> {
  const card = await readStarterCard(starterFolder);
  if (card === null) {
    reportBroken('Starter library', 'missing', setup);
    return;
  }
  const { movies, ratings, viewers } = card;
  report('Starter library', `${movies} movies, ${ratings} ratings by ${viewers} simulated viewers`);
}

async function examineTools(): Promise<void> {
  const { missing, remedy } = await findBuildTools();
  if (missing.length === 0) {
    report('Build tools', 'complete');
    return;
  }
  report('Build tools', `missing: ${missing.join(', ')} (needed for native TensorFlow alone)`, remedy);
}

report('Matinee', `Node ${process.versions.node} on ${process.platform} ${process.arch}`);
await examineElectron();
await examineEngine();
await examineStarter();
await examineTools();
report('Display', hasDisplay() ? 'there' : 'none: windows open in Xvfb, for tests');
const cacheRoot = defaultCacheRoot();
report('Cache', `${cacheRoot}, ${Math.round((await folderBytes(cacheRoot)) / 1e6)} MB`);
