/** `npm run doctor`: what is installed, which versions, from where, and what is missing with the command that mends it. */
import { access } from 'node:fs/promises';
import path from 'node:path';
import { diagnose } from '../../src/engine/diagnostics/diagnose.ts';
import { readStarterCard } from '../starter/ingredients.ts';
import { defaultCacheRoot } from './cache.ts';
import { folderBytes } from './files.ts';
import { programExists, run } from './process.ts';
import { packageFolder, packageVersion } from './project.ts';
import { readStamp } from './stamp.ts';
import { starterFolder } from './starter.ts';
import { findMissingLibraries, hasDisplay } from './system-libraries.ts';

interface Finding {
  readonly name: string;
  readonly state: string;
  /** What mends it; undefined when nothing needs mending. */
  readonly mend?: string;
  readonly isEssential?: boolean;
}

const mendBySetup = 'npm run setup';

async function examineElectron(): Promise<Finding[]> {
  const name = 'Electron';
  const executable = path.join(packageFolder('electron'), 'dist', 'electron');
  try {
    await access(executable);
  } catch {
    return [{ name, state: 'missing', mend: mendBySetup, isEssential: true }];
  }
  const script = 'console.log(process.versions.electron, process.versions.node, process.versions.chrome)';
  const { stdout } = await run(executable, ['-e', script], { env: { ELECTRON_RUN_AS_NODE: '1' } });
  const [version = '?', node = '?', chrome = '?'] = stdout.trim().split(' ').filter(Boolean);
  const source = (await readStamp())?.parts['electron']?.source ?? 'not from set-up';
  const wanted = packageVersion('electron');
  const missing = await findMissingLibraries(executable);
  return [
    {
      name,
      state: `${version} (Node ${node}, Chromium ${chrome}), ${source}${version === wanted ? '' : `; the product ships ${wanted}`}`,
    },
    missing === undefined
      ? { name: 'System libraries', state: 'complete' }
      : {
          name: 'System libraries',
          state: `missing: ${missing.names.join(', ')}`,
          mend: missing.command,
          isEssential: true,
        },
  ];
}

async function examineEngine(): Promise<Finding[]> {
  const { sqlite, tensorflow } = await diagnose(starterFolder);
  const stamp = await readStamp();
  return [
    sqlite.problem === null
      ? {
          name: 'SQLite',
          state: `${sqlite.sqlite} in better-sqlite3 ${sqlite.package}, ${stamp?.parts['sqlite']?.source ?? 'not from set-up'}`,
        }
      : { name: 'SQLite', state: sqlite.problem, mend: mendBySetup, isEssential: true },
    tensorflow.problem === null
      ? {
          name: 'TensorFlow',
          state: `${tensorflow.library} in tfjs-node ${tensorflow.package}, ${stamp?.parts['tensorflow']?.source ?? 'not from set-up'}`,
        }
      : { name: 'TensorFlow', state: tensorflow.problem, mend: mendBySetup, isEssential: true },
  ];
}

async function examineStarter(): Promise<Finding> {
  const card = await readStarterCard(starterFolder);
  const name = 'Starter library';
  if (card === null) return { name, state: 'missing', mend: mendBySetup, isEssential: true };
  return {
    name,
    state: `${card.movies} movies, ${card.ratings} ratings by ${card.viewers} simulated viewers`,
  };
}

async function examineTools(): Promise<Finding> {
  const name = 'Build tools';
  const missing: string[] = [];
  for (const program of ['python3', 'make', 'c++', 'strip']) {
    if (!(await programExists(program))) missing.push(program);
  }
  if (missing.length === 0) return { name, state: 'complete' };
  return {
    name,
    state: `missing: ${missing.join(', ')} (needed when something has to be compiled)`,
    mend: 'sudo apt-get install python3 build-essential',
  };
}

function print(findings: readonly Finding[]): void {
  for (const { name, state, mend } of findings) {
    console.log(`${mend === undefined ? '✓' : '✗'} ${name.padEnd(18)} ${state}`);
    if (mend !== undefined) console.log(`  ${''.padEnd(18)} to mend it: ${mend}`);
  }
}

const cacheRoot = defaultCacheRoot();
const cacheMegabytes = Math.round((await folderBytes(cacheRoot)) / 1e6);
const findings: Finding[] = [
  { name: 'Matinee', state: `Node ${process.versions.node} on ${process.platform} ${process.arch}` },
  ...(await examineElectron()),
  ...(await examineEngine()),
  await examineStarter(),
  await examineTools(),
  { name: 'Display', state: hasDisplay() ? 'there' : 'none: windows open in Xvfb, for tests' },
  { name: 'Cache', state: `${cacheRoot}, ${cacheMegabytes} MB` },
];
print(findings);
if (findings.some(({ isEssential, mend }) => isEssential === true && mend !== undefined))
  process.exitCode = 1;
