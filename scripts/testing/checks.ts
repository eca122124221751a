/** The static checks: format, lint, types, dead code. Each is one program and remembers what has passed. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { provideGeneratedCode } from '../setup/generate.ts';
import { run, type RunResult } from '../setup/process.ts';
import { packageProgram } from '../setup/programs.ts';
import { secondsSince } from '../setup/progress.ts';
import { projectRoot } from '../setup/project.ts';
import { checkStale, fingerprintProject, passedAtOnce, recordFolder } from './passed.ts';

interface Check {
  readonly name: string;
  readonly run: () => Promise<RunResult>;
}

export interface CheckResult {
  readonly name: string;
  readonly passed: boolean;
  readonly ms: number;
}

const workers = 2;

/** Above this many, lint reads all: a command line has an end. */
const maxNamedFiles = 200;
const typescript7 = path.join(projectRoot, 'node_modules/typescript-7/bin/tsc');
const windowConfig = 'tsconfig.web';
const referencesSchema = z.object({ references: z.array(z.object({ path: z.string() })) });

export interface CheckOptions {
  /** Gets a line for each check, and the full output of those that fail. */
  readonly print?: (text: string) => void;
  /** Work that takes one of the two cores: until it ends, the checks run one at a time. */
  readonly beside?: Promise<unknown>;
}

/** Runs all checks. */
export async function runChecks({
  print = console.log,
  beside = Promise.resolve(),
}: CheckOptions = {}): Promise<CheckResult[]> {
  await provideGeneratedCode();
  const waiting = await listChecks();
  const results: CheckResult[] = [];
  const work = async (start: Promise<unknown>): Promise<void> => {
    await start;
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      results.push(await runCheck(check, print));
    }
  };
  await Promise.all(
    Array.from({ length: workers }, (_, worker) => work(worker === 0 ? Promise.resolve() : beside)),
  );
  return results;
}

/** The longest first, so that they don't end up alone. */
async function listChecks(): Promise<Check[]> {
  const text = await readFile(path.join(projectRoot, 'tsconfig.json'), 'utf8');
  const { references } = referencesSchema.parse(JSON.parse(text));
  const sources = await fingerprintProject();
  const only = (isWanted: (file: string) => boolean): ReadonlyMap<string, string> =>
    new Map([...sources].filter(([file]) => isWanted(file)));
  return [
    { name: 'component lint', run: () => checkStale('component-lint', only(isComponent), componentLint) },
    { name: 'lint', run: () => checkStale('lint', only(isTypeScript), lint) },
    { name: 'svelte', run: () => checkStale('svelte', only(isOfWindow), svelteCheck) },
    ...references
      .map((reference) => path.basename(reference.path, '.json'))
      .filter((name) => name !== windowConfig)
      .map((name): Check => ({ name: `types (${name})`, run: () => checkTypes(name) })),
    { name: 'format', run: checkFormat },
    { name: 'dead code', run: () => checkStale('dead-code', sources, () => program('knip')) },
  ];
}

/** Modules with runes have rules of components too. The few files in JavaScript have no other lint. */
function isComponent(file: string): boolean {
  return /\.(svelte\.ts|js|svelte)$/.test(file) && !file.endsWith('messages.js');
}

function isTypeScript(file: string): boolean {
  return file.endsWith('.ts');
}

function isOfWindow(file: string): boolean {
  return /^src.(renderer|contract|messages)\b/.test(file);
}

/** Components' rules ask for types, so that a file's result depends on all that it imports: eslint's own cache knows the file alone. */
function componentLint(stale: readonly string[]): Promise<RunResult> {
  if (stale.length === 0) return Promise.resolve(passedAtOnce);
  const files = stale.length > maxNamedFiles ? ['.'] : stale;
  return program('eslint', '--max-warnings=0', '--no-warn-ignored', ...files);
}

/** Many rules ask for types; a changed file's types are those of others too, so that all are read. */
function lint(stale: readonly string[]): Promise<RunResult> {
  if (stale.length === 0) return Promise.resolve(passedAtOnce);
  return program('oxlint', '--type-aware', '--deny-warnings', '.');
}

/** The types of the window, its TypeScript included. --incremental reports errors that are none, in packages' components. */
function svelteCheck(): Promise<RunResult> {
  return program('svelte-check', '--tsconfig', `${windowConfig}.json`, '--fail-on-warnings');
}

/** By TypeScript 7, which is ten times as fast; lint and the components still need the interface of TypeScript 6. */
function checkTypes(name: string): Promise<RunResult> {
  const record = path.join(recordFolder, `${name}.tsbuildinfo`);
  const options = ['--noEmit', '--incremental', '--tsBuildInfoFile', record, '-p', `${name}.json`];
  return run(process.execPath, [typescript7, ...options], { cwd: projectRoot });
}

function checkFormat(): Promise<RunResult> {
  const record = `--cache-location=${path.join(recordFolder, 'prettier')}`;
  return program(
    'prettier',
    '--check',
    '--log-level=warn',
    '--cache',
    '--cache-strategy=content',
    record,
    '.',
  );
}

/** Runs the program of an installed package. */
function program(name: string, ...args: readonly string[]): Promise<RunResult> {
  const [node, ...first] = packageProgram(name);
  return run(node, [...first, ...args], { cwd: projectRoot });
}

async function runCheck(check: Check, print: (text: string) => void): Promise<CheckResult> {
  const startMs = Date.now();
  const { code, stdout, stderr } = await check.run();
  const passed = code === 0;
  print(`${passed ? '✓' : '✗'} ${check.name.padEnd(24)} ${secondsSince(startMs)}`);
  if (!passed) print(`${stdout}${stderr}`.trimEnd());
  return { name: check.name, passed, ms: Date.now() - startMs };
}
