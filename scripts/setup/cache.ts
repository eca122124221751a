/** The cache outside the checkout: finished things in folders that appear whole or not at all. */
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { listFiles } from './files.ts';

const manifestName = 'entry.json';
const staleMs = 24 * 3600 * 1000;

const manifestSchema = z.object({
  details: z.record(z.string(), z.string()),
  files: z.record(z.string(), z.number()),
});

/** What a builder wants remembered about an entry, such as where it came from. */
export type EntryDetails = Readonly<Record<string, string>>;

export interface CacheEntry {
  readonly folder: string;
  readonly details: EntryDetails;
}

/** The folder that programs of this user keep caches in, by the platform's custom. */
export function defaultCacheRoot(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: string = os.homedir(),
): string {
  const xdg = env['XDG_CACHE_HOME'];
  if (xdg !== undefined && path.isAbsolute(xdg)) return path.join(xdg, 'matinee');
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'matinee');
  if (platform === 'win32') {
    return path.join(env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'matinee', 'Cache');
  }
  return path.join(home, '.cache', 'matinee');
}

/** A key that differs wherever the result could: what, which versions, for which machine, by which recipe. */
export function cacheKey(what: string, versions: readonly string[], recipe: number): string {
  return [what, ...versions, process.platform, process.arch, `r${recipe}`].join('-');
}

/** Finished entries under one root; safe to share between set-ups that run at once. */
export class Cache {
  readonly root: string;

  constructor(root: string = defaultCacheRoot()) {
    this.root = root;
  }

  /** An entry that is there with all its files in their full size; a damaged one is removed. */
  async find(key: string): Promise<CacheEntry | undefined> {
    const folder = this.#folderOf(key);
    try {
      const text = await readFile(path.join(folder, manifestName), 'utf8');
      const manifest = manifestSchema.parse(JSON.parse(text));
      for (const [file, bytes] of Object.entries(manifest.files)) {
        if ((await stat(path.join(folder, file))).size !== bytes) throw new Error(`${file} is damaged`);
      }
      return { folder, details: manifest.details };
    } catch {
      await this.remove(key);
      return undefined;
    }
  }

  /** The entry for a key, built into a temporary folder and renamed when it is not there yet. */
  async findOrBuild(key: string, build: (folder: string) => Promise<EntryDetails>): Promise<CacheEntry> {
    return (await this.find(key)) ?? this.#build(key, build);
  }

  async remove(key: string): Promise<void> {
    await rm(this.#folderOf(key), { recursive: true, force: true });
  }

  /** Runs work in a folder of its own inside the cache, which is removed afterwards. */
  async withWorkFolder<T>(name: string, work: (folder: string) => Promise<T>): Promise<T> {
    const parent = path.join(this.root, 'work');
    await mkdir(parent, { recursive: true });
    const folder = await mkdtemp(path.join(parent, `${name}-`));
    try {
      return await work(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Removes what set-ups that were ended left behind a day ago or longer. */
  async removeStaleWork(nowMs: number = Date.now()): Promise<void> {
    const parent = path.join(this.root, 'work');
    await mkdir(parent, { recursive: true });
    for (const name of await readdir(parent)) {
      const folder = path.join(parent, name);
      const { mtimeMs } = await stat(folder);
      if (nowMs - mtimeMs > staleMs) await rm(folder, { recursive: true, force: true });
    }
  }

  #folderOf(key: string): string {
    return path.join(this.root, 'entries', key);
  }

  async #build(key: string, build: (folder: string) => Promise<EntryDetails>): Promise<CacheEntry> {
    const target = this.#folderOf(key);
    await mkdir(path.dirname(target), { recursive: true });
    return this.withWorkFolder(key, async (workFolder) => {
      const folder = path.join(workFolder, 'entry');
      await mkdir(folder);
      const details = await build(folder);
      const files: Record<string, number> = {};
      for (const file of await listFiles(folder)) files[file] = (await stat(path.join(folder, file))).size;
      await writeFile(path.join(folder, manifestName), JSON.stringify({ details, files }, null, 1));
      try {
        await rename(folder, target);
      } catch (error) {
        // Another set-up finished the same entry first: its result is as good.
        const other = await this.find(key);
        if (other === undefined) throw error;
        return other;
      }
      return { folder: target, details };
    });
  }
}
