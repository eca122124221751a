// An unfinished download with a note of its source, so that it can be resumed.
import { mkdir, open, readFile, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { renamePatiently } from '../../base/rename.ts';

const noteSchema = z.strictObject({
  url: z.string(),
  /** The server's identifier of this version: an ETag, or the date of its last change. */
  validator: z.string().min(1),
});

export type Partial = { bytes: number; validator: string };

/** Keeps `<file>.part` and `<file>.part.json` beside the final path. */
export class PartialFile {
  readonly #target: string;
  readonly #url: string;

  constructor(target: string, url: string) {
    this.#target = target;
    this.#url = url;
  }

  get #part(): string {
    return `${this.#target}.part`;
  }

  get #note(): string {
    return `${this.#target}.part.json`;
  }

  /** The part that can be resumed, or null. */
  async present(): Promise<Partial | null> {
    const found = await stat(this.#part).catch(() => null);
    const text = await readFile(this.#note, 'utf8').catch(() => null);
    if (found === null || text === null || found.size === 0) return null;
    const note = noteSchema.safeParse(readJson(text));
    if (!note.success || note.data.url !== this.#url) return null;
    return { bytes: found.size, validator: note.data.validator };
  }

  /** Opens it empty. Without a validator it can't be resumed later. */
  async startAnew(validator: string | null): Promise<FileHandle> {
    await mkdir(dirname(this.#target), { recursive: true });
    await rm(this.#note, { force: true });
    const handle = await open(this.#part, 'w');
    if (validator !== null) await writeFile(this.#note, JSON.stringify({ url: this.#url, validator }));
    return handle;
  }

  /** Opens it for appending. */
  goOn(): Promise<FileHandle> {
    return open(this.#part, 'a');
  }

  async discard(): Promise<void> {
    await rm(this.#part, { force: true });
    await rm(this.#note, { force: true });
  }

  /** Renames it to the final path. */
  async complete(): Promise<void> {
    renamePatiently(this.#part, this.#target);
    await rm(this.#note, { force: true });
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
