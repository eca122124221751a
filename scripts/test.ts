/**
 * `npm test`: set-up, checks and all suites; `npm test -- unit` (check, unit, integration, e2e) runs only those.
 * Its last line is the total, in which each check counts as one test.
 */
import { exitWithSentence, explainFailure } from './setup/errors.ts';
import { runSetup } from './setup/run-setup.ts';
import { buildApp } from './testing/app-build.ts';
import { type CheckOptions, runChecks } from './testing/checks.ts';
import { provideMlSmall } from './testing/ml-small.ts';
import { sayWhatWasNotTested } from './testing/not-tested.ts';
import { runSuite, suiteNames } from './testing/suites.ts';
import { addTotals, describeTimings, describeTotals, type StepResult } from './testing/totals.ts';

const stepNames = ['check', ...suiteNames] as const;
type StepName = (typeof stepNames)[number];

function isStepName(name: string): name is StepName {
  return stepNames.some((step) => step === name);
}

/** The steps that the command line names, all of them when it names none. */
function readSteps(args: readonly string[]): readonly StepName[] {
  const unknown = args.find((arg) => !isStepName(arg));
  if (unknown !== undefined) {
    console.error(`There are no tests called "${unknown}": choose among ${stepNames.join(', ')}.`);
    process.exit(2);
  }
  return stepNames.filter((step) => args.length === 0 || args.includes(step));
}

interface Finished extends StepResult {
  readonly name: StepName;
  readonly ms: number;
}

async function runStep(name: StepName, work: () => Promise<StepResult>): Promise<Finished> {
  const startMs = Date.now();
  const result = await work();
  return { ...result, name, ms: Date.now() - startMs };
}

async function check(options?: CheckOptions): Promise<StepResult> {
  const results = await runChecks(options);
  const passed = results.filter((result) => result.passed).length;
  return {
    totals: { passed, failed: results.length - passed, skipped: 0 },
    timings: results,
    skipped: [],
  };
}

/** Both at once, each on a core of its own; what the checks print waits until the units are through. */
async function checkBesideUnits(): Promise<Finished[]> {
  const lines: string[] = [];
  let isWaiting = true;
  const print = (text: string): void => {
    if (isWaiting) lines.push(text);
    else console.log(text);
  };
  console.log('\n== unit, beside check');
  const units = runStep('unit', () => runSuite('unit', { MATINEE_UNIT_WORKERS: '1' }));
  const checks = runStep('check', () => check({ print, beside: units }));
  const unit = await units;
  isWaiting = false;
  console.log(['\n== check', ...lines].join('\n'));
  return [await checks, unit];
}

async function e2e(): Promise<StepResult> {
  try {
    await buildApp();
  } catch (error) {
    console.error(explainFailure(error));
    return { totals: { passed: 0, failed: 1, skipped: 0 }, timings: [], skipped: [] };
  }
  return runSuite('e2e');
}

const work: Readonly<Record<StepName, () => Promise<StepResult>>> = {
  check,
  unit: () => runSuite('unit'),
  integration: () => runSuite('integration'),
  e2e,
};

const steps = readSteps(process.argv.slice(2));
let archive: string | undefined;
try {
  await runSetup();
  archive = await provideMlSmall();
} catch (error) {
  exitWithSentence(error);
}
const finished: Finished[] = [];
const isBoth = steps.includes('check') && steps.includes('unit');
if (isBoth) finished.push(...(await checkBesideUnits()));
for (const step of steps) {
  if (isBoth && (step === 'check' || step === 'unit')) continue;
  console.log(`\n== ${step}`);
  finished.push(await runStep(step, work[step]));
}
console.log('\n== time, and the slowest of each');
for (const { name, ms, timings } of finished) console.log(describeTimings({ name, ms }, timings));
sayWhatWasNotTested(
  finished.flatMap(({ skipped }) => skipped),
  archive,
);
const total = addTotals(finished.map(({ totals }) => totals));
console.log(`\n${describeTotals(total)}`);
process.exitCode = total.failed === 0 ? 0 : 1;
