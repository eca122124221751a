import { afterEach, expect, test } from 'vitest';
import { skipReasons } from '../../../contract/skip-reasons.ts';
import { setLocale } from '../../../messages/runtime.js';
import { skipWords } from './skip-words.ts';

afterEach(() => void setLocale('en', { reload: false }));

test('English has the words of the reports', () => {
  for (const words of Object.values(skipReasons)) expect(skipWords(words)).toBe(words);
});

test('German has words of its own for each reason', () => {
  void setLocale('de', { reload: false });
  for (const words of Object.values(skipReasons)) expect(skipWords(words)).not.toBe(words);
  expect(skipWords(skipReasons.television)).toBe('Fernsehen, kein Film');
});

test('a reason that an older version has written stays as it is', () => {
  expect(skipWords('the row was odd')).toBe('the row was odd');
});
