import { expect, test } from 'vitest';
import { addTotals, describeTotals, totalsOfReport } from './totals.ts';

const report = {
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
    { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
  ],
};

test('a report is added up', () => {
  expect(totalsOfReport(report)).toEqual({ passed: 5, failed: 1, skipped: 3 });
});

test('a file that could not be loaded is a failure although no test in it failed', () => {
  const broken = { status: 'failed', assertionResults: [] };
  expect(totalsOfReport({ ...report, testResults: [broken] }).failed).toBe(2);
});

test('what is no report is refused', () => {
  expect(() => totalsOfReport({})).toThrow();
});

test('the total is one plain line', () => {
  const sum = addTotals([
    { passed: 1, failed: 2, skipped: 3 },
    { passed: 10, failed: 0, skipped: 1 },
  ]);
  expect(describeTotals(sum)).toBe('11 passed, 2 failed, 4 skipped');
});
