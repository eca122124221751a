/** The static checks: format, lint, types, dead code. Each is one program and remembers what has passed. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { provideMessages } from '../setup/messages.ts';
import { run, type RunResult } from '../setup/process.ts';
import { secondsSince } from '../setup/progress.ts';
import { projectRoot } from '../setup/project.ts';
import { lint } from './lint.ts';

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
const cache = path.join('node_modules', '.cache', 'matinee');
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
  await provideMessages();
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
  return [
    { name: 'lint', run: lint },
    {
      name: 'svelte',
      run: program('svelte-check', '--tsconfig', './tsconfig.web.json', '--fail-on-warnings'),
    },
    ...references.map((reference): Check => {
      const name = path.basename(reference.path, '.json');
      const record = path.join(cache, `${name}.tsbuildinfo`);
      return {
        name: `types (${name})`,
        run: program('tsc', '--noEmit', '--incremental', '--tsBuildInfoFile', record, '-p', reference.path),
      };
    }),
    {
      name: 'format',
      run: program(
        'prettier',
        '--check',
        '--log-level=warn',
        '--cache',
        '--cache-strategy=content',
        `--cache-location=${path.join(cache, 'prettier')}`,
        '.',
      ),
    },
    { name: 'dead code', run: program('knip', '--cache', '--cache-location', path.join(cache, 'knip')) },
  ];
}

/** Runs a program of node_modules/.bin. */
function program(name: string, ...args: readonly string[]): () => Promise<RunResult> {
  return () => run(path.join(projectRoot, 'node_modules', '.bin', name), args, { cwd: projectRoot });
}

async function runCheck(check: Check, print: (text: string) => void): Promise<CheckResult> {
  const startMs = Date.now();
  const { code, stdout, stderr } = await check.run();
  const passed = code === 0;
  print(`${passed ? '✓' : '✗'} ${check.name.padEnd(24)} ${secondsSince(startMs)}`);
  if (!passed) print(`${stdout}${stderr}`.trimEnd());
  return { name: check.name, passed, ms: Date.now() - startMs };
}
