/** A copy of the project in which guards are taken away: the working tree stays as it is. */
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../setup/process.ts';
import { projectRoot } from '../setup/project.ts';
import type { Guard } from './guards.ts';

/** The project's own files, and what is made from them and not kept by git. */
const listings = [
  ['--cached', '--others', '--exclude-standard'],
  ['--others', '--ignored', '--exclude-standard', '--', 'src', 'resources'],
];

/** Builds the main process and preload alone; in the copy, beside the configuration that it is a part of. */
const buildConfig = 'electron.vite.without-window.config.ts';
const buildConfigText = `import whole from './electron.vite.config.ts';
export default { main: whole.main, preload: whole.preload };
`;

export class Workshop {
  readonly #folder: string;
  #said = '';

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Copies what git knows and what was generated, and builds the whole app once. */
  static async create(): Promise<Workshop> {
    const folder = await mkdtemp(path.join(tmpdir(), 'matinee-mutations-'));
    for (const listing of listings) {
      const listed = await run('git', ['ls-files', '-z', ...listing], { cwd: projectRoot });
      if (listed.code !== 0) throw new Error(`git can't list the files: ${listed.stderr}`);
      for (const file of listed.stdout.split('\0').filter((name) => name !== '')) {
        await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
        await cp(path.join(projectRoot, file), path.join(folder, file)).catch(ignoreMissing);
      }
    }
    await symlink(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'));
    await writeFile(path.join(folder, buildConfig), buildConfigText);
    const workshop = new Workshop(folder);
    await workshop.#build([]);
    return workshop;
  }

  remove(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  /** What the last tests printed. */
  get said(): string {
    return this.#said;
  }

  /** Whether tests pass. */
  async pass(tests: readonly string[]): Promise<boolean> {
    const { code, stdout } = await this.#program('vitest', [
      'run',
      ...[...new Set(tests.map(projectOf))].map((name) => `--project=${name}`),
      '--bail=1',
      ...tests,
    ]);
    this.#said = stdout;
    if (code !== 0 && !stdout.includes(' failed')) throw new Error(`The tests broke off:\n${stdout}`);
    return code === 0;
  }

  /** Runs `work` without the guard, which is back afterwards. @throws Error if the guard isn't found, or nothing builds without it */
  async without<T>({ file, find, replace, test }: Guard, work: () => Promise<T>): Promise<T> {
    const mutated = path.join(this.#folder, file);
    const text = await readFile(mutated, 'utf8');
    if (text.split(find).length !== 2) throw new Error(`${file} no longer has this exactly once:\n${find}`);
    await writeFile(
      mutated,
      text.replace(find, () => replace),
    );
    try {
      if (projectOf(test) === 'e2e') await this.#build(['--config', buildConfig]);
      return await work();
    } finally {
      await writeFile(mutated, text);
    }
  }

  async #build(args: readonly string[]): Promise<void> {
    const { code, stdout, stderr } = await this.#program('electron-vite', ['build', ...args]);
    if (code !== 0) throw new Error(`The app could not be built:\n${stdout}${stderr}`);
  }

  #program(name: string, args: readonly string[]) {
    return run(path.join(this.#folder, 'node_modules', '.bin', name), args, { cwd: this.#folder });
  }
}

function projectOf(test: string): string {
  if (test.startsWith('tests/')) return test.split('/')[1] ?? '';
  return /\.(native|wasm)\.test\.ts$/u.exec(test)?.[1] ?? 'unit';
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
