/** A program that was started with a screen, a bus and a library of its own, and what it shows. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { findDisplay } from '../../tests/e2e/display.ts';
import { AccessibleTree, type Role, roleNames } from './accessible-tree.ts';

/** A training of the starter library takes minutes where the computer has other work. */
const usualPatienceMs = 60_000;
const endPatienceMs = 30_000;
const lookEveryMs = 100;

/** A session's bus, by its address, for as long as it is needed. */
export async function startBus(): Promise<{ readonly address: string; readonly end: () => void }> {
  const child = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, DISPLAY: await findDisplay() },
  });
  // A pipe that gives text gives strings.
  const [address] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  return {
    address: address.trim(),
    end: () => {
      child.kill();
    },
  };
}

export class ShownProgram {
  readonly #child: ChildProcess;
  readonly #tree: AccessibleTree;
  #said = '';

  private constructor(child: ChildProcess, tree: AccessibleTree) {
    this.#child = child;
    this.#tree = tree;
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.#said += text));
  }

  /** In English, with Chromium's sandbox, and with everything shown to assistive technology. */
  static async start(
    [program = '', ...args]: readonly string[],
    { bus, library }: { readonly bus: string; readonly library: string },
  ): Promise<ShownProgram> {
    const tree = await AccessibleTree.connect(bus);
    const child = spawn(program, [...args, '--force-renderer-accessibility'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        DBUS_SESSION_BUS_ADDRESS: bus,
        DISPLAY: await findDisplay(),
        ACCESSIBILITY_ENABLED: '1',
        LANGUAGE: 'en',
        MATINEE_LIBRARY: library,
      },
    });
    return new ShownProgram(child, tree);
  }

  /** @throws Error if it did not start */
  get pid(): number {
    const { pid } = this.#child;
    if (pid === undefined) throw new Error('It does not start.');
    return pid;
  }

  /** Waits until something with this role and name is shown. */
  async see(role: Role, name: RegExp, patienceMs = usualPatienceMs): Promise<string> {
    const end = Date.now() + patienceMs;
    while (Date.now() < end) {
      this.#checkIsRunning();
      const found = (await this.#tree.all(role)).find((each) => name.test(each.name));
      if (found !== undefined) return found.name;
      await wait(lookEveryMs);
    }
    throw new Error(
      `There is no ${role} "${name.source}". Shown are:\n${await this.#shown()}\n${this.#said}`,
    );
  }

  /** Presses the first with this role and name as soon as it is shown. */
  async press(role: Role, name: RegExp, patienceMs = usualPatienceMs): Promise<void> {
    await this.see(role, name, patienceMs);
    const found = (await this.#tree.all(role)).find((each) => name.test(each.name));
    if (found === undefined || !(await this.#tree.press(found))) {
      throw new Error(`The ${role} "${name.source}" could not be pressed.`);
    }
  }

  /** Ends it as a system that shuts down does; throws unless it ends in good order. */
  async quit(): Promise<void> {
    this.#checkIsRunning();
    const exit = once(this.#child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>; // as Node documents
    this.#child.kill('SIGTERM');
    const ended = await Promise.race([exit, wait(endPatienceMs, null)]);
    if (ended === null) throw new Error('It does not end when it is asked to.');
    const [code, signal] = ended;
    if (code !== 0) throw new Error(`It ended with ${code ?? signal}: ${this.#said}`);
  }

  /** For whatever it is in the middle of. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #checkIsRunning(): void {
    const { exitCode, signalCode } = this.#child;
    if (exitCode === null && signalCode === null) return;
    throw new Error(`It ended by itself with ${exitCode ?? signalCode}: ${this.#said}`);
  }

  async #shown(): Promise<string> {
    const lines: string[] = [];
    for (const role of roleNames) {
      const names = (await this.#tree.all(role)).map(({ name }) => name);
      lines.push(`${role}: ${names.slice(0, 40).join(' | ')}`);
    }
    return lines.join('\n');
  }
}
