/** Vitest's reporter for `npm test`: writes what a suite came to into the file that the environment names. */
import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';
import type { SkippedTest, StepResult, Timing, Totals } from './totals.ts';

export const reportVariable = 'MATINEE_SUITE_REPORT';

/** The parts of vitest's modules that count. */
export interface RunModule {
  readonly relativeModuleId: string;
  state(): ReturnType<TestModule['state']>;
  diagnostic(): Pick<
    ReturnType<TestModule['diagnostic']>,
    'collectDuration' | 'duration' | 'prepareDuration' | 'setupDuration'
  >;
  readonly children: {
    allTests(): Iterable<{ readonly fullName: string; result(): { readonly state: string } }>;
  };
}

export default class SuiteReporter implements Reporter {
  onTestRunEnd(modules: readonly RunModule[]): void {
    const file = process.env[reportVariable];
    if (file !== undefined) writeFileSync(file, JSON.stringify(summarizeRun(modules)));
  }
}

/** A file that fails without a failing test in it, such as one that can't be loaded, counts as one failure. */
export function summarizeRun(modules: readonly RunModule[]): StepResult {
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    const { passed, failed, skipped } = countTests(module);
    totals.passed += passed;
    totals.failed += failed === 0 && module.state() === 'failed' ? 1 : failed;
    totals.skipped += skipped;
  }
  return { totals, timings: modules.map(timeOf), skipped: modules.flatMap(skippedIn) };
}

function countTests({ children }: RunModule): Totals {
  const states = Array.from(children.allTests(), (test) => test.result().state);
  const passed = states.filter((state) => state === 'passed').length;
  const failed = states.filter((state) => state === 'failed').length;
  return { passed, failed, skipped: states.length - passed - failed };
}

function skippedIn({ relativeModuleId, children }: RunModule): SkippedTest[] {
  return Array.from(children.allTests()).flatMap((test) =>
    test.result().state === 'skipped' ? [{ file: relativeModuleId, name: test.fullName }] : [],
  );
}

/** With what it took to load: that is most of it in many files. */
function timeOf(module: RunModule): Timing {
  const { collectDuration, duration, prepareDuration, setupDuration } = module.diagnostic();
  return { name: module.relativeModuleId, ms: collectDuration + duration + prepareDuration + setupDuration };
}
