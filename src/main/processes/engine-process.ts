// Supervises the engine's process: forwards requests, restarts it after a crash, and gives up after repeated crashes.
import type { CallName } from '../../contract/calls.ts';
import { openEnvelope } from '../../contract/envelope.ts';
import { MatineeError } from '../../contract/errors.ts';
import {
  engineAnswerSchema,
  writtenElsewhereSchema,
  type EngineMessage,
  type EngineRequestInput,
  type EngineRequestName,
  type EngineRequestOutput,
} from '../../engine/handlers/engine-protocol.ts';
import type { Child } from './child.ts';

export type EngineProcessOptions = {
  fork: () => Child;
  /** Asked at each start of the process. */
  libraryDirectory: () => string;
  starterDirectory: string | null;
  /** Called after the process has been restarted. */
  onRestarted: (reason: string) => void;
  /** Called when another process has written to the diary. */
  onWrittenElsewhere: () => void;
  log: (line: string) => void;
};

/** Delays before the first, second, ... restart in a row; after one more crash within `calmMs` it stays down. */
const restartDelaysMs = [100, 1000, 3000, 8000];
/** A process that lived this long resets the crash count. */
const calmMs = 60_000;

/** How long the engine may take to close the library. */
const closingMs = 4000;

type Pending = { resolve: (data: unknown) => void; reject: (error: unknown) => void };

export class EngineProcess {
  readonly #options: EngineProcessOptions;
  readonly #pending = new Map<number, Pending>();
  #child: Child | null = null;
  #waiting: EngineMessage[] = [];
  #nextId = 1;
  #crashTimes: number[] = [];
  #restartTimer: NodeJS.Timeout | null = null;
  #state: 'running' | 'restarting' | 'given-up' | 'stopped' = 'restarting';

  constructor(options: EngineProcessOptions) {
    this.#options = options;
  }

  /** Starts the process. Calls made before it is up wait for it. */
  start(): void {
    const child = this.#options.fork();
    this.#child = child;
    this.#state = 'running';
    child.onMessage((message) => {
      this.#settle(message);
    });
    child.onExit((code) => {
      if (this.#child === child) this.#handleExit(code);
    });
    const { libraryDirectory, starterDirectory } = this.#options;
    this.#send({ type: 'open', libraryDirectory: libraryDirectory(), starterDirectory });
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const message of waiting) this.#send(message);
  }

  /** Answers one of the contract's calls; the input has been parsed by the router. */
  call(name: CallName, input: unknown): Promise<unknown> {
    return this.#request(name, input);
  }

  /** Asks for what main itself needs. */
  async ask<N extends EngineRequestName>(
    name: N,
    ...[input]: EngineRequestInput<N>
  ): Promise<EngineRequestOutput<N>> {
    // The engine's process is this program too, and its answers are compiled against the same types.
    return (await this.#request(name, input)) as EngineRequestOutput<N>;
  }

  /**
   * Ends the process for good, at quitting: it closes the library first, after all that it was asked before. Resolves when it
   * has ended; one that does not end in time is killed, which loses nothing that was saved.
   */
  async stop(): Promise<void> {
    this.#state = 'stopped';
    if (this.#restartTimer !== null) clearTimeout(this.#restartTimer);
    this.#rejectAll('Matinee is closing.');
    await this.#closeLibrary();
  }

  /** Closes the library for as long as `work` takes, and opens it again where it then is; calls wait. */
  async whileClosed<T>(work: () => Promise<T>): Promise<T> {
    this.#state = 'restarting';
    if (this.#restartTimer !== null) clearTimeout(this.#restartTimer);
    const asked = [...this.#pending.keys()];
    try {
      // What was asked before is answered first, unless the process has to be ended.
      await this.#closeLibrary();
      this.#reject(asked, `${notAnswered} Please try again.`);
      return await work();
    } finally {
      if (this.#isRestarting()) this.start();
    }
  }

  /** Quitting may have begun meanwhile. */
  #isRestarting(): boolean {
    return this.#state === 'restarting';
  }

  async #closeLibrary(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        child.kill();
        resolve();
      }, closingMs);
      child.onExit(() => {
        clearTimeout(timer);
        resolve();
      });
      child.send({ type: 'close' });
    });
  }

  #request(name: string, input: unknown): Promise<unknown> {
    if (this.#state === 'given-up' || this.#state === 'stopped') {
      return Promise.reject(new MatineeError('engine-stopped', gaveUpMessage));
    }
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      const message: EngineMessage = { type: 'request', id, name, input };
      if (this.#state === 'running') this.#send(message);
      else this.#waiting.push(message);
    });
  }

  #send(message: EngineMessage): void {
    this.#child?.send(message);
  }

  #settle(message: unknown): void {
    if (writtenElsewhereSchema.safeParse(message).success) {
      this.#options.onWrittenElsewhere();
      return;
    }
    const answer = engineAnswerSchema.safeParse(message);
    if (!answer.success) {
      this.#options.log('The engine sent an unknown message.');
      return;
    }
    const pending = this.#pending.get(answer.data.id);
    this.#pending.delete(answer.data.id);
    if (pending === undefined) return;
    try {
      pending.resolve(openEnvelope(answer.data.envelope));
    } catch (error) {
      pending.reject(error);
    }
  }

  #handleExit(code: number): void {
    this.#child = null;
    const reason = `The part of Matinee that keeps your library stopped unexpectedly (exit code ${code}).`;
    this.#options.log(reason);
    const now = Date.now();
    this.#crashTimes = [...this.#crashTimes.filter((time) => now - time < calmMs), now];
    const delayMs = restartDelaysMs[this.#crashTimes.length - 1];
    if (delayMs === undefined) {
      this.#state = 'given-up';
      this.#rejectAll(gaveUpMessage);
      return;
    }
    this.#state = 'restarting';
    this.#rejectAll(`${reason} It is being started again; nothing that was saved is lost. Please try again.`);
    this.#restartTimer = setTimeout(() => {
      this.start();
      this.#options.onRestarted(reason);
    }, delayMs);
  }

  #rejectAll(message: string): void {
    this.#waiting = [];
    this.#reject([...this.#pending.keys()], message);
  }

  #reject(ids: readonly number[], message: string): void {
    for (const id of ids) {
      const pending = this.#pending.get(id);
      this.#pending.delete(id);
      pending?.reject(new MatineeError('engine-stopped', message));
    }
  }
}

const notAnswered = 'Matinee closed the library before it could answer.';
const gaveUpMessage =
  'The part of Matinee that keeps your library stopped several times in a row and was not started again. ' +
  'What you saved is safe. Close Matinee and open it again.';
