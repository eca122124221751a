/** Makes better-sqlite3 load: with its prebuilt addon if it can, otherwise with one compiled here. */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Cache, cacheKey, placeFolder } from './cache.ts';
import { SetupError } from './errors.ts';
import { buildSqliteWithFetchedCompiler, definesIn, hasFetchedCompiler } from './fetched-compiler.ts';
import { buildAddon, findBuildTools } from './native-build.ts';
import { run } from './process.ts';
import { type PartResult, packageFolder, packageVersion, projectRoot } from './project.ts';
import type { Report } from './progress.ts';

const name = 'better-sqlite3';
const addonFile = 'better_sqlite3.node';
const recipe = 1;

/** Shows in Node and Electron whether the addon works; if not, the process dies of a signal. */
const probe = `new (require('better-sqlite3'))(':memory:').prepare('select 1').get()`;

/** The definition that binds the addon to Node-API 10 in its build file. */
const newNodeApi = `'NAPI_VERSION=10'`;
/** The same API under the names it had before, so that the addon loads with Node-API 9 (Node 20, Electron 33) and newer. */
const anyNodeApi = `'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NO_WARNING', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'`;

/** Provides the addon for this Node and for the Electron that `electron` resolves to. */
export async function provideSqlite(
  cache: Cache,
  electron: Promise<{ readonly executable: string }>,
  report: Report,
): Promise<PartResult> {
  const release = path.join(packageFolder(name), 'build', 'Release');
  const version = packageVersion(name);
  const loads = async (): Promise<boolean> =>
    (await loadsInNode()) && (await loadsInElectron((await electron).executable));
  if (await loads()) {
    report('loads as it is');
    return { version, source: 'prebuilt or built before', folders: [] };
  }
  const works = await cache.findOrBuildWorking(
    cacheKey(name, [version], recipe),
    (target) => compile(cache, target, report),
    async (folder) => {
      await placeFolder(path.join(folder, 'Release'), release);
      return loads();
    },
  );
  if (!works) {
    throw new SetupError(
      `${name} does not load although it was compiled here: run "npm ci" and "npm run setup" again, and report it if it stays so.`,
    );
  }
  report('ready');
  return { version, source: 'compiled here', folders: [release] };
}

async function loadsInNode(): Promise<boolean> {
  return (await run(process.execPath, ['-e', probe], { cwd: projectRoot })).code === 0;
}

async function loadsInElectron(executable: string): Promise<boolean> {
  const env = { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: undefined };
  const { code, stderr } = await run(executable, ['-e', probe], { cwd: projectRoot, env });
  // Without its shared libraries Electron does not start; they are reported by their own part.
  return code === 0 || stderr.includes('error while loading shared libraries');
}

async function compile(cache: Cache, target: string, report: Report): Promise<Record<string, string>> {
  const { missing, remedy } = await findBuildTools();
  const isFetched = missing.length > 0;
  if (isFetched && !hasFetchedCompiler()) {
    throw new SetupError(
      `SQLite's addon needs Node 22.14 or newer here, since this computer has no ${missing.join(' and no ')} to compile it for Node ${process.versions.node}: install a current Node, or the tools with "${remedy}".`,
    );
  }
  report('the prebuilt addon does not load here, so it is compiled: about a minute');
  await cache.withWorkFolder(name, async (workFolder) => {
    const sources = path.join(workFolder, 'sources');
    const output = path.join(target, 'Release', addonFile);
    await cp(packageFolder(name), sources, { recursive: true });
    await mkdir(path.dirname(output));
    const buildFile = path.join(sources, 'binding.gyp');
    const changed = redefineNodeApi(await readFile(buildFile, 'utf8'));
    if (isFetched) {
      await buildSqliteWithFetchedCompiler(sources, output, definesIn(changed), workFolder, report);
      return;
    }
    await writeFile(buildFile, changed);
    await buildAddon(sources, ['--release', '--force_build=1'], report);
    await cp(path.join(sources, 'build', 'Release', addonFile), output);
  });
  return { version: packageVersion(name) };
}

/** The addon's build file, changed so that the result also loads where Node-API 9 is the newest. */
export function redefineNodeApi(buildFile: string): string {
  if (buildFile.split(newNodeApi).length !== 2) {
    throw new SetupError(
      `The build file of ${name} is not the one that set-up knows: adapt scripts/setup/sqlite.ts to its new version.`,
    );
  }
  return buildFile.replace(newNodeApi, anyNodeApi);
}
