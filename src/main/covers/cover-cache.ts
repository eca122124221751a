// Covers on the disk, by their number at TMDB, up to a size; also remembers for a while which movies have none.
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { imageKindOf, imageKinds } from './image-kind.ts';

export type CoverImage = { bytes: Uint8Array<ArrayBuffer>; type: string };

export type CoverCacheOptions = { directory: string; limitBytes: number };

type Held = { bytes: number; usedMs: number };

/** A movie without a cover is looked up again after this time. */
const noneLastsMs = 30 * 24 * 3600 * 1000;

export class CoverCache {
  readonly limitBytes: number;
  readonly #directory: string;
  #held: Promise<Map<number, Held>> | null = null;

  constructor({ directory, limitBytes }: CoverCacheOptions) {
    this.#directory = directory;
    this.limitBytes = limitBytes;
  }

  /** The cover; `none` if it is known that there is none; null if unknown. */
  async read(tmdbId: number): Promise<CoverImage | 'none' | null> {
    const held = await this.#index();
    const known = held.get(tmdbId);
    if (known === undefined) return (await this.#isNone(tmdbId)) ? 'none' : null;
    const bytes = await readFile(this.#fileOf(tmdbId)).catch(() => null);
    const kind = bytes === null ? null : imageKindOf(bytes);
    if (bytes === null || kind === null) {
      // Deleted or damaged from outside: treated as missing.
      held.delete(tmdbId);
      return null;
    }
    known.usedMs = Date.now();
    await utimes(this.#fileOf(tmdbId), new Date(), new Date()).catch(() => undefined);
    return { bytes: new Uint8Array(bytes), type: imageKinds[kind] };
  }

  /** Stores a cover and evicts the least recently used ones beyond the limit. */
  async write(tmdbId: number, bytes: Uint8Array): Promise<void> {
    const held = await this.#index();
    await this.#put(this.#fileOf(tmdbId), bytes);
    await rm(this.#noneFileOf(tmdbId), { force: true });
    held.set(tmdbId, { bytes: bytes.length, usedMs: Date.now() });
    await this.#shrink(held);
  }

  async writeNone(tmdbId: number): Promise<void> {
    await this.#put(this.#noneFileOf(tmdbId), new Uint8Array());
  }

  async size(): Promise<{ covers: number; bytes: number }> {
    const held = await this.#index();
    return { covers: held.size, bytes: totalBytes(held) };
  }

  async clear(): Promise<void> {
    this.#held = Promise.resolve(new Map());
    await rm(this.#directory, { recursive: true, force: true });
  }

  async #isNone(tmdbId: number): Promise<boolean> {
    const file = await stat(this.#noneFileOf(tmdbId)).catch(() => null);
    return file !== null && Date.now() - file.mtimeMs < noneLastsMs;
  }

  async #shrink(held: Map<number, Held>): Promise<void> {
    let bytes = totalBytes(held);
    if (bytes <= this.limitBytes) return;
    const oldestFirst = [...held].sort(([, a], [, b]) => a.usedMs - b.usedMs);
    for (const [tmdbId, cover] of oldestFirst) {
      if (bytes <= this.limitBytes) return;
      held.delete(tmdbId);
      bytes -= cover.bytes;
      await rm(this.#fileOf(tmdbId), { force: true });
    }
  }

  /** Written under another name first, so that a crash leaves no partial file. */
  async #put(file: string, bytes: Uint8Array): Promise<void> {
    await mkdir(this.#directory, { recursive: true });
    const unfinished = `${file}.${randomUUID()}.part`;
    await writeFile(unfinished, bytes, { mode: 0o600 });
    await rename(unfinished, file);
  }

  #index(): Promise<Map<number, Held>> {
    this.#held ??= this.#readDirectory();
    return this.#held;
  }

  async #readDirectory(): Promise<Map<number, Held>> {
    const held = new Map<number, Held>();
    for (const name of await readdir(this.#directory).catch(() => [])) {
      const path = join(this.#directory, name);
      if (name.endsWith('.part')) await rm(path, { force: true });
      const id = /^(\d+)\.cover$/u.exec(name)?.[1];
      const file = id === undefined ? null : await stat(path).catch(() => null);
      if (file !== null) held.set(Number(id), { bytes: file.size, usedMs: file.mtimeMs });
    }
    return held;
  }

  #fileOf(tmdbId: number): string {
    return join(this.#directory, `${tmdbId}.cover`);
  }

  #noneFileOf(tmdbId: number): string {
    return join(this.#directory, `${tmdbId}.none`);
  }
}

function totalBytes(held: ReadonlyMap<number, Held>): number {
  let bytes = 0;
  for (const cover of held.values()) bytes += cover.bytes;
  return bytes;
}
