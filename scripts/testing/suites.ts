/** Runs the test suites of vitest.config.ts. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../setup/project.ts';
import { reportVariable } from './suite-reporter.ts';
import { skippedTestSchema, type StepResult, timingSchema, totalsSchema } from './totals.ts';

export const suiteNames = ['unit', 'integration', 'e2e'] as const;
export type SuiteName = (typeof suiteNames)[number];

/** The projects of vitest.config.ts that make up each suite. */
const projects: Readonly<Record<SuiteName, readonly string[]>> = {
  unit: ['unit', 'native', 'wasm'],
  integration: ['integration', 'memory'],
  e2e: ['e2e'],
};

const reportSchema = z.object({
  totals: totalsSchema,
  timings: z.array(timingSchema),
  skipped: z.array(skippedTestSchema),
});

/** Runs one suite, with its output on this terminal; a run that breaks off counts as one failure. */
export async function runSuite(
  name: SuiteName,
  env: Readonly<Record<string, string>> = {},
): Promise<StepResult> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'matinee-tests-'));
  const reportFile = path.join(folder, 'report.json');
  try {
    const vitest = path.join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs');
    const chosen = projects[name].map((project) => `--project=${project}`);
    const reporters = ['--reporter=default', '--reporter=./scripts/testing/suite-reporter.ts'];
    const code = await runInForeground([process.execPath, vitest, 'run', ...chosen, ...reporters], {
      ...env,
      [reportVariable]: reportFile,
    });
    const report = reportSchema.parse(JSON.parse(await readFile(reportFile, 'utf8')));
    // Errors outside of any test make vitest fail too.
    if (code === 0 || report.totals.failed > 0) return report;
    return { ...report, totals: { ...report.totals, failed: 1 } };
  } catch (error) {
    console.error(`The ${name} tests broke off:`, error instanceof Error ? error.message : error);
    return { totals: { passed: 0, failed: 1, skipped: 0 }, timings: [], skipped: [] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs a program on this terminal and gives its exit code, or 1 when a signal ended it. */
export async function runInForeground(
  [program = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const child = spawn(program, args, {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  // `exit` carries the code, or null when a signal ended the program.
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
