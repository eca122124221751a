import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { MatineeError, toErrorInfo, fromErrorInfo } from '../contract/errors.ts';
import { createLog, type Log } from './log.ts';

const secrets = ['Zanzibar Nights', '4.5 stars', 'tmdb-key-0123456789abcdef'];
const secret = secrets.join(' ');

function newLog(): { log: Log; text: () => string; file: string } {
  const directory = mkdtempSync(join(tmpdir(), 'matinee-log-'));
  onTestFinished(() => {
    rmSync(directory, { recursive: true });
  });
  const file = join(directory, 'logs/matinee.log');
  return { log: createLog(join(directory, 'logs')), text: () => readFileSync(file, 'utf8'), file };
}

test('what an error says stays out of the log; its kind and where it came from are in it', () => {
  const { log, text, file } = newLog();
  const parsing = (): unknown => JSON.parse(`{"title": ${secret}`);
  let parseError: unknown;
  try {
    parsing();
  } catch (error) {
    parseError = error;
  }
  const named = new MatineeError('unknown-movie', `The library has no movie "${secret}".`, {
    details: { asked: secret },
    cause: new Error(secret),
  });
  const full = Object.assign(new Error(`${secret}\n    at ${secret}`), { code: 'ENOSPC', path: secret });
  for (const error of [
    parseError,
    named,
    fromErrorInfo(toErrorInfo(full)),
    full,
    secret,
    { secret },
    undefined,
  ]) {
    log('The library’s state could not be read.', error);
  }
  for (const each of secrets) expect(text()).not.toContain(each);
  expect(text()).toMatch(
    /could not be read\. SyntaxError\n(?: {2}at [^\n]*\n)* {2}at parsing [^\n]*log\.test\.ts/u,
  );
  expect(text()).toContain('could not be read. MatineeError unknown-movie\n');
  expect(text()).toContain('could not be read. MatineeError no-space\n');
  expect(text()).toContain('could not be read. Error ENOSPC\n  at ');
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('no text makes lines of its own, or commands the terminal that shows the log', () => {
  const { log, text } = newLog();
  log('One\n2020-01-01T00:00:00.000Z Two \u001b[2J');
  expect(text()).toMatch(/^[^\n]+ One\\u000a2020-01-01T00:00:00\.000Z Two \\u001b\[2J\n$/u);
});
