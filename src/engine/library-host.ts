// Holds the library open for the engine's process. One that can't be opened can be tried again and recovered.
import type { CallOutput, ParsedInput } from '../contract/calls.ts';
import { toErrorInfo } from '../contract/errors.ts';
import { openEngine, type Engine, type EngineOptions } from './engine.ts';
import { lookAtDiary, recover } from './session/recovery.ts';

export type LibraryHostOptions = EngineOptions & {
  /** Called each time that the library was opened. */
  onOpened: (engine: Engine) => void;
  log: (line: string) => void;
};

export class LibraryHost {
  readonly #options: LibraryHostOptions;
  #engine: Engine | null = null;
  #failure: unknown = null;

  /** Opens the library. Where that fails, everything but recovering answers with why. */
  constructor(options: LibraryHostOptions) {
    this.#options = options;
    this.#tryToOpen();
  }

  async answer(name: string, input: unknown): Promise<unknown> {
    if (this.#engine === null) {
      if (name === 'recovery:look') return this.#look();
      // The router has parsed it by this call's schema.
      if (name === 'recovery:recover') return this.#recover(input as ParsedInput<'recovery:recover'>);
      throw this.#failure;
    }
    try {
      return await this.#engine.answer(name, input);
    } catch (error) {
      if (error !== this.#engine.refusal || !this.#engine.canBeWritten()) throw error;
      return await this.#openAgain().answer(name, input);
    }
  }

  close(): void {
    this.#engine?.close();
  }

  /** A full disk that has space again, and a folder that may be written again, need no restart. */
  #openAgain(): Engine {
    this.#engine?.close();
    this.#engine = null;
    this.#tryToOpen();
    return this.#opened();
  }

  #opened(): Engine {
    if (this.#engine === null) throw this.#failure;
    return this.#engine;
  }

  #look(): CallOutput<'recovery:look'> {
    this.#tryToOpen();
    if (this.#engine !== null) return { recovery: null };
    const recovery = lookAtDiary(this.#options.libraryDirectory);
    if (recovery === null) throw this.#failure;
    return { recovery };
  }

  async #recover({ choice }: ParsedInput<'recovery:recover'>): Promise<CallOutput<'recovery:recover'>> {
    const recovered = recover(this.#options.libraryDirectory, choice);
    this.#tryToOpen();
    const engine = this.#opened();
    try {
      await engine.answer('activateBestRun', undefined);
    } catch (error) {
      this.#options.log(`No run was made the active one: ${toErrorInfo(error).message}`);
    }
    return recovered;
  }

  #tryToOpen(): void {
    try {
      const engine = openEngine(this.#options);
      this.#engine = engine;
      this.#keepStarter(engine);
      this.#options.onOpened(engine);
    } catch (error) {
      this.#failure = error;
    }
  }

  /** If the starter library can't be installed, the engine opens anyway: the welcome offers it again and shows the error. */
  #keepStarter(engine: Engine): void {
    try {
      engine.keepStarterCurrent();
    } catch (error) {
      this.#options.log(`The starter library could not be installed: ${toErrorInfo(error).message}`);
    }
  }
}
