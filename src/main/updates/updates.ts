// New versions, off until the person turns them on: looks at the latest release, believes only what is signed, and installs on quitting.
import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNewer, readSignedRelease, type SignedRelease } from './signed-release.ts';
import { changeUpdateSettings, readUpdateSettings } from './update-settings.ts';

/** Reads one file of the release; null where it can't be had. */
export type ReadFile = (name: string, mostBytes: number) => Promise<Buffer | null>;

/** How this copy of the program can be replaced: by an AppImage, by Windows' installer, or not by itself. */
export type Installation = 'appimage' | 'nsis' | 'by-hand';

export type Offer = { version: string; notes: string; installation: Installation };

export type UpdatesOptions = {
  /** PEM of the Ed25519 key that releases are signed with. */
  publicKey: string;
  settingsFile: string;
  /** For downloads; emptied before each. */
  directory: string;
  program: {
    version: string;
    installation: Installation;
    /** As in the names of packages: `linux-x64-wasm`. */
    variant: string;
  };
  read: ReadFile;
  ask: () => Promise<boolean>;
  /** True if a downloaded version may be installed. */
  offer: (offer: Offer) => Promise<boolean>;
  install: (file: string, installation: Exclude<Installation, 'by-hand'>) => void;
  log: (message: string, error?: unknown) => void;
  now?: () => number;
};

const dayMs = 24 * 3600 * 1000;
/** The person has seen the program twice by then. */
const askAtStart = 3;
const most = { list: 100_000, signature: 1000, notes: 100_000, package: 600_000_000 };
const notesFile = 'RELEASE-NOTES.md';
const endings = { appimage: '.AppImage', nsis: '.exe' } as const;

export class Updates {
  readonly #options: UpdatesOptions;
  /** Verified, and agreed to. */
  #ready: { file: string; installation: Exclude<Installation, 'by-hand'> } | null = null;

  constructor(options: UpdatesOptions) {
    this.#options = options;
  }

  get isOn(): boolean {
    return readUpdateSettings(this.#options.settingsFile).isOn === true;
  }

  turn(isOn: boolean): void {
    // Who turns it on wants to hear of what was declined before, too.
    changeUpdateSettings(this.#options.settingsFile, { isOn, declined: null });
    if (isOn) void this.look();
  }

  /** Asks once, at the third start; afterwards looks once a day, if that is what the person said. */
  async started(): Promise<void> {
    const { settingsFile, ask, now = Date.now } = this.#options;
    const { starts, isOn, lastLookMs } = readUpdateSettings(settingsFile);
    changeUpdateSettings(settingsFile, { starts: starts + 1 });
    if (isOn === null && starts + 1 >= askAtStart) this.turn(await ask());
    else if (isOn === true && now() - lastLookMs > dayMs) await this.look();
  }

  /** Never throws: without a network there is simply nothing new. */
  async look(): Promise<void> {
    const { settingsFile, log, now = Date.now } = this.#options;
    if (!this.isOn) return;
    changeUpdateSettings(settingsFile, { lastLookMs: now() });
    try {
      await this.#lookNow();
    } catch (error) {
      log('Looking for a new version failed.', error);
    }
  }

  /** Installs what was agreed to, as the last thing before the program ends. */
  quitting(): void {
    if (this.#ready === null) return;
    const { file, installation } = this.#ready;
    this.#ready = null;
    this.#options.install(file, installation);
  }

  async #lookNow(): Promise<void> {
    const { program, read, publicKey, log, settingsFile } = this.#options;
    const list = await read('SHA256SUMS', most.list);
    const signature = await read('SHA256SUMS.sig', most.signature);
    if (list === null || signature === null) return;
    const release = readSignedRelease(list, signature, publicKey);
    if (release === null) {
      log('The latest release is not signed by Matinee’s key.');
      return;
    }
    if (!isNewer(release.version, program.version)) return;
    if (release.version === readUpdateSettings(settingsFile).declined) return;
    const notes = await this.#readChecked(release, notesFile, most.notes);
    const { version } = release;
    const offer = { version, notes: notes?.toString('utf8') ?? '' };
    if (program.installation === 'by-hand') {
      await this.#options.offer({ ...offer, installation: 'by-hand' });
      changeUpdateSettings(settingsFile, { declined: version });
      return;
    }
    const { installation, variant } = program;
    const name = `Matinee-${version}-${variant}${endings[installation]}`;
    const content = await this.#readChecked(release, name, most.package);
    if (content === null) return;
    const file = this.#keep(name, content);
    if (await this.#options.offer({ ...offer, installation })) this.#ready = { file, installation };
    else changeUpdateSettings(settingsFile, { declined: version });
  }

  /** Null unless the file is in the signed list and is what the list says. */
  async #readChecked(release: SignedRelease, name: string, mostBytes: number): Promise<Buffer | null> {
    const wanted = release.checksums.get(name);
    if (wanted === undefined) return null;
    const content = await this.#options.read(name, mostBytes);
    if (content === null) return null;
    if (createHash('sha256').update(content).digest('hex') === wanted) return content;
    this.#options.log(`${name} of the latest release is not what its signed checksum says.`);
    return null;
  }

  #keep(name: string, content: Buffer): string {
    const { directory } = this.#options;
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const file = join(directory, name);
    writeFileSync(`${file}.unfinished`, content, { mode: 0o700 });
    renameSync(`${file}.unfinished`, file);
    return file;
  }
}
