import { expect, test } from 'vitest';
import { summarizeRun, type RunModule } from './suite-reporter.ts';
import { addTotals, describeTimings, describeTotals } from './totals.ts';

function madeModule(name: string, state: ReturnType<RunModule['state']>, tests: string[]): RunModule {
  return {
    relativeModuleId: name,
    state: () => state,
    diagnostic: () => ({ prepareDuration: 1, setupDuration: 10, collectDuration: 100, duration: 1000 }),
    children: {
      allTests: () => tests.map((test, at) => ({ fullName: `test ${at}`, result: () => ({ state: test }) })),
    },
  };
}

test('a run is added up, with the time that each file took to load and to run', () => {
  const modules = [
    madeModule('a.test.ts', 'passed', ['passed', 'passed', 'skipped']),
    madeModule('b.test.ts', 'failed', ['passed', 'failed', 'pending']),
  ];
  expect(summarizeRun(modules)).toEqual({
    totals: { passed: 3, failed: 1, skipped: 2 },
    timings: [
      { name: 'a.test.ts', ms: 1111 },
      { name: 'b.test.ts', ms: 1111 },
    ],
    skipped: [{ file: 'a.test.ts', name: 'test 2' }],
  });
});

test('a file that could not be loaded is a failure although no test in it failed', () => {
  const modules = [
    madeModule('broken.test.ts', 'failed', []),
    madeModule('hook.test.ts', 'failed', ['passed']),
  ];
  expect(summarizeRun(modules).totals).toEqual({ passed: 1, failed: 2, skipped: 0 });
});

test('the total is one plain line', () => {
  const sum = addTotals([
    { passed: 1, failed: 2, skipped: 3 },
    { passed: 10, failed: 0, skipped: 1 },
  ]);
  expect(describeTotals(sum)).toBe('11 passed, 2 failed, 4 skipped');
});

test('a step shows its ten slowest files, the slowest first', () => {
  const timings = Array.from({ length: 12 }, (_, index) => ({ name: `${index}.test.ts`, ms: index * 100 }));
  const lines = describeTimings({ name: 'unit', ms: 12_345 }, timings).split('\n');
  expect(lines).toHaveLength(11);
  expect(lines.slice(0, 2)).toEqual(['   12.3 s  unit', '    1.1 s    11.test.ts']);
  expect(lines.at(-1)).toBe('    0.2 s    2.test.ts');
});
