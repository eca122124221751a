/**
 * `npm test`: set-up, checks and all suites; `npm test -- unit` (check, unit, integration, e2e) runs only those.
 * Its last line is the total, in which each check counts as one test.
 */
import { explainFailure } from './setup/errors.ts';
import { exitWithSentence } from './setup/exit.ts';
import { runSetup } from './setup/run-setup.ts';
import { buildApp } from './testing/app-build.ts';
import { runChecks } from './testing/checks.ts';
import { runSuite, suiteNames } from './testing/suites.ts';
import { addTotals, describeTotals, type Totals } from './testing/totals.ts';

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
  return args.length === 0 ? stepNames : args.filter(isStepName);
}

async function runStep(step: StepName): Promise<Totals> {
  console.log(`\n== ${step}`);
  if (step === 'check') {
    const results = await runChecks();
    const passed = results.filter((result) => result.passed).length;
    return { passed, failed: results.length - passed, skipped: 0 };
  }
  if (step === 'e2e') {
    try {
      await buildApp();
    } catch (error) {
      console.error(explainFailure(error));
      return { passed: 0, failed: 1, skipped: 0 };
    }
  }
  return runSuite(step);
}

const steps = readSteps(process.argv.slice(2));
try {
  await runSetup();
} catch (error) {
  exitWithSentence(error);
}
const totals: Totals[] = [];
for (const step of steps) totals.push(await runStep(step));
const total = addTotals(totals);
console.log(`\n${describeTotals(total)}`);
process.exitCode = total.failed === 0 ? 0 : 1;
