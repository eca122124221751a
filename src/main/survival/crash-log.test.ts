import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { useWorkplace } from '../../../tests/fixtures/workplace.ts';
import { createCrashLog } from './crash-log.ts';
import { recordFailures, type FailureSources } from './process-failures.ts';

const place = useWorkplace();

test('a crash is a line with what and why, and nothing of what an error says', () => {
  const record = createCrashLog(place.path('logs'), '1.2.3');
  const error = new TypeError('Cannot rate “Toy Story” with 4.5 stars');
  record('window-process-gone', { reason: 'oom', exitCode: 9 });
  record('uncaught-exception', {}, error);
  record('uncaught-exception', {}, 'Toy Story');
  const text = readFileSync(place.path('logs/crashes.log'), 'utf8');
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('  at '));
  expect(lines.map((line) => line.replace(/^\S+ /u, ''))).toEqual([
    'window-process-gone reason=oom exitCode=9 version=1.2.3',
    'uncaught-exception version=1.2.3 TypeError',
    'uncaught-exception version=1.2.3',
  ]);
  expect(text).toContain('crash-log.test.ts');
  expect(text).not.toContain('Toy Story');
});

test('helpers that die and errors that nobody caught are recorded; the first such error is asked about', () => {
  const listeners = new Map<string, (...given: unknown[]) => void>();
  const on = (event: string, listener: (...given: never[]) => void) =>
    listeners.set(event, (...given) => void Reflect.apply(listener, null, given));
  const sources: FailureSources = { app: { on }, process: { on } };
  const recorded: string[] = [];
  const onUncaught = vi.fn();
  recordFailures(sources, (what, why) => recorded.push([what, ...Object.values(why)].join(' ')), onUncaught);

  const gone = listeners.get('child-process-gone');
  gone?.({}, { type: 'GPU', reason: 'crashed', exitCode: 1 });
  gone?.({}, { type: 'Utility', reason: 'oom', exitCode: 1, name: 'Matinee job' });
  gone?.({}, { type: 'Utility', reason: 'killed', exitCode: 15, name: 'Matinee job' });
  gone?.({}, { type: 'GPU', reason: 'clean-exit', exitCode: 0 });
  listeners.get('unhandledRejection')?.(new RangeError('x'));
  expect(onUncaught).not.toHaveBeenCalled();
  listeners.get('uncaughtException')?.(new TypeError('x'));
  listeners.get('uncaughtException')?.(new TypeError('x'));
  expect(onUncaught).toHaveBeenCalledOnce();
  expect(recorded).toEqual([
    'child-process-gone GPU unknown crashed 1',
    'child-process-gone Utility Matinee_job oom 1',
    'unhandled-rejection',
    'uncaught-exception',
    'uncaught-exception',
  ]);
});
