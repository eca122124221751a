// Whether pictures are on, and the person's key: encrypted by the system's keyring, or in a file that only their account can read.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

/** The part of Electron's safeStorage that is used, and whether a real keyring is behind it. */
export type Keyring = {
  isAvailable: () => boolean;
  encrypt: (text: string) => Buffer;
  /** Throws if the text was encrypted with another keyring. */
  decrypt: (bytes: Buffer) => string;
};

const fileSchema = z.strictObject({
  isOn: z.boolean(),
  key: z
    .discriminatedUnion('kept', [
      z.strictObject({ kept: z.literal('keyring'), data: z.string() }),
      z.strictObject({ kept: z.literal('file'), data: z.string() }),
    ])
    .nullable(),
});
type Kept = z.infer<typeof fileSchema>;

const nothing: Kept = { isOn: false, key: null };

export class KeyStore {
  readonly #file: string;
  readonly #keyring: Keyring;

  constructor(file: string, keyring: Keyring) {
    this.#file = file;
    this.#keyring = keyring;
  }

  get isOn(): boolean {
    return this.#read().isOn;
  }

  /** Null if there is none or the keyring can no longer decrypt it. */
  get key(): string | null {
    const { key } = this.#read();
    if (key === null) return null;
    if (key.kept === 'file') return key.data;
    try {
      return this.#keyring.decrypt(Buffer.from(key.data, 'base64'));
    } catch {
      return null;
    }
  }

  /** How the key is kept, or would be. */
  get protection(): 'keyring' | 'file' {
    return this.#read().key?.kept ?? (this.#keyring.isAvailable() ? 'keyring' : 'file');
  }

  turn(isOn: boolean): void {
    this.#write({ ...this.#read(), isOn });
  }

  save(key: string): void {
    const kept = this.#keyring.isAvailable()
      ? { kept: 'keyring' as const, data: this.#keyring.encrypt(key).toString('base64') }
      : { kept: 'file' as const, data: key };
    this.#write({ ...this.#read(), key: kept });
  }

  /** Without a key pictures are off. */
  remove(): void {
    rmSync(this.#file, { force: true });
  }

  /** A missing or damaged file means off, and no key. */
  #read(): Kept {
    try {
      return fileSchema.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      return nothing;
    }
  }

  #write(kept: Kept): void {
    mkdirSync(dirname(this.#file), { recursive: true });
    const unfinished = `${this.#file}.part`;
    writeFileSync(unfinished, JSON.stringify(kept), { mode: 0o600 });
    renameSync(unfinished, this.#file);
  }
}
