/** The static checks: format, lint, types, dead code. Each is one program; they run two at a time. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { provideMessages } from '../setup/messages.ts';
import { run } from '../setup/process.ts';
import { secondsSince } from '../setup/progress.ts';
import { projectRoot } from '../setup/project.ts';

interface Check {
  readonly name: string;
  /** A program of node_modules/.bin and its arguments. */
  readonly command: readonly [string, ...string[]];
}

export interface CheckResult {
  readonly name: string;
  readonly passed: boolean;
}

const workers = 2;
const referencesSchema = z.object({ references: z.array(z.object({ path: z.string() })) });

/** Runs all checks, prints a line for each and the full output of those that fail. */
export async function runChecks(): Promise<CheckResult[]> {
  await provideMessages();
  const waiting = await listChecks();
  const results: CheckResult[] = [];
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      results.push(await runCheck(check));
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return results;
}

/** The longest first, so that they don't end up alone. */
async function listChecks(): Promise<Check[]> {
  const text = await readFile(path.join(projectRoot, 'tsconfig.json'), 'utf8');
  const { references } = referencesSchema.parse(JSON.parse(text));
  return [
    { name: 'lint', command: ['eslint', '.', '--max-warnings=0'] },
    { name: 'svelte', command: ['svelte-check', '--tsconfig', './tsconfig.web.json', '--fail-on-warnings'] },
    ...references.map((reference): Check => ({
      name: `types (${path.basename(reference.path, '.json')})`,
      command: ['tsc', '--noEmit', '-p', reference.path],
    })),
    { name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'] },
    { name: 'dead code', command: ['knip'] },
  ];
}

async function runCheck({ name, command: [program, ...args] }: Check): Promise<CheckResult> {
  const startMs = Date.now();
  const bin = path.join(projectRoot, 'node_modules', '.bin', program);
  const { code, stdout, stderr } = await run(bin, args, { cwd: projectRoot });
  const passed = code === 0;
  console.log(`${passed ? '✓' : '✗'} ${name.padEnd(24)} ${secondsSince(startMs)}`);
  if (!passed) console.log(`${stdout}${stderr}`.trimEnd());
  return { name, passed };
}
