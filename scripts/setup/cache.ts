/** The cache outside the checkout, whose entries appear whole or not at all, and how they get into node_modules. */
import { randomUUID } from 'node:crypto';
import {
  constants,
  copyFile,
  link,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { renamePatiently } from '../../src/engine/base/rename.ts';
import { listFiles, sha256Of } from './files.ts';

const manifestName = 'entry.json';
const staleMs = 24 * 3600 * 1000;
/** On Windows a file that a program still has open can only be removed a little later. */
const patientRemoval = { recursive: true, force: true, maxRetries: 5, retryDelay: 200 };

const manifestSchema = z.object({
  details: z.record(z.string(), z.string()),
  /** The SHA-256 of each file. Files in node_modules are links to these, and whatever changes one changes both. */
  files: z.record(z.string(), z.string().length(64)),
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

/** Finished entries under one root; set-ups that run at once can share it. */
export class Cache {
  readonly root: string;

  constructor(root: string = defaultCacheRoot()) {
    this.root = root;
  }

  /** An entry whose files are all as they were built; a damaged one is removed, and one of an earlier Matinee, which kept no hashes. */
  async find(key: string): Promise<CacheEntry | undefined> {
    const folder = this.#folderOf(key);
    try {
      const text = await readFile(path.join(folder, manifestName), 'utf8');
      const manifest = manifestSchema.parse(JSON.parse(text));
      for (const [file, hash] of Object.entries(manifest.files)) {
        if ((await sha256Of(path.join(folder, file))) !== hash) throw new Error(`${file} is damaged`);
      }
      return { folder, details: manifest.details };
    } catch {
      await this.remove(key);
      return undefined;
    }
  }

  /** The entry for a key; one that is not there is built in a temporary folder and renamed. */
  async findOrBuild(key: string, build: (folder: string) => Promise<EntryDetails>): Promise<CacheEntry> {
    return (await this.find(key)) ?? this.#build(key, build);
  }

  /**
   * Finds or builds an entry, puts it in place and checks that it works. One from the cache may come from another
   * system: if it does not work it is built again, once.
   */
  async findOrBuildWorking(
    key: string,
    build: (folder: string) => Promise<EntryDetails>,
    placeAndCheck: (folder: string) => Promise<boolean>,
  ): Promise<boolean> {
    if (await placeAndCheck((await this.findOrBuild(key, build)).folder)) return true;
    await this.remove(key);
    return placeAndCheck((await this.findOrBuild(key, build)).folder);
  }

  async remove(key: string): Promise<void> {
    await rm(this.#folderOf(key), patientRemoval);
  }

  /** Runs work in a folder of its own inside the cache, which is removed afterwards. */
  async withWorkFolder<T>(name: string, work: (folder: string) => Promise<T>): Promise<T> {
    const parent = path.join(this.root, 'work');
    await mkdir(parent, { recursive: true });
    const folder = await mkdtemp(path.join(parent, `${name}-`));
    try {
      return await work(folder);
    } finally {
      await rm(folder, patientRemoval);
    }
  }

  /** Removes what set-ups that were ended left behind a day ago or longer. */
  async removeStaleWork(): Promise<void> {
    const parent = path.join(this.root, 'work');
    await mkdir(parent, { recursive: true });
    for (const name of await readdir(parent)) {
      const folder = path.join(parent, name);
      const { mtimeMs } = await stat(folder);
      if (Date.now() - mtimeMs > staleMs) await rm(folder, patientRemoval);
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
      const files: Record<string, string> = {};
      for (const file of await listFiles(folder)) files[file] = await sha256Of(path.join(folder, file));
      await writeFile(path.join(folder, manifestName), JSON.stringify({ details, files }, null, 1));
      try {
        renamePatiently(folder, target);
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

/** Whether two folders hold the same files, judged by their names, sizes and times. */
export async function isPlaced(from: string, to: string): Promise<boolean> {
  const files = await listFiles(from);
  if (files.length === 0 || files.join('\n') !== (await listFiles(to)).join('\n')) return false;
  for (const file of files) {
    const [source, target] = await Promise.all([lstat(path.join(from, file)), lstat(path.join(to, file))]);
    if (source.size !== target.size || source.isSymbolicLink() !== target.isSymbolicLink()) return false;
    // A link is made again and therefore newer.
    if (!source.isSymbolicLink() && Math.abs(source.mtimeMs - target.mtimeMs) > 1000) return false;
  }
  return true;
}

/**
 * Makes `to` hold exactly the files of `from`, and returns whether that changed anything. Files are hard links where the
 * disk has them; `copy` is for files that programs write to.
 */
export async function placeFolder(from: string, to: string, how: 'link' | 'copy' = 'link'): Promise<boolean> {
  if (await isPlaced(from, to)) return false;
  const id = randomUUID();
  const incoming = `${to}.new-${id}`;
  const outgoing = `${to}.old-${id}`;
  for (const file of await listFiles(from)) {
    const [source, target] = [path.join(from, file), path.join(incoming, file)];
    await mkdir(path.dirname(target), { recursive: true });
    if ((await lstat(source)).isSymbolicLink()) await symlink(await readlink(source), target);
    else if (how === 'copy') await copyWithTime(source, target);
    else await link(source, target).catch(() => copyWithTime(source, target));
  }
  try {
    // A folder can't be renamed onto a full one, so the old one steps aside first.
    stepAside(to, outgoing);
    renamePatiently(incoming, to);
  } catch (error) {
    // Another set-up of the same checkout was quicker: all is well if its files are the same.
    if (!(await isPlaced(from, to))) throw error;
  } finally {
    await rm(incoming, patientRemoval);
    await rm(outgoing, patientRemoval);
  }
  return true;
}

/** A copy that shares blocks where the disk can, with the time by which `isPlaced` knows it. */
async function copyWithTime(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE);
  const { atime, mtime } = await stat(from);
  await utimes(to, atime, mtime);
}

function stepAside(from: string, to: string): void {
  try {
    renamePatiently(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}
