import { afterEach, expect, test } from 'vitest';
import { m } from '../../messages/messages.js';
import { setLocale } from '../../messages/runtime.js';
import { errorWords } from './error-words.ts';

afterEach(() => setLocale('en', { reload: false }));

const full = {
  code: 'no-space',
  message: 'No space for /a/diary.db.',
  details: { file: '/a/diary.db' },
} as const;

test('an error whose code says all is shown in the window’s language, with its file', async () => {
  expect(errorWords(full)).toBe(full.message);
  await setLocale('de', { reload: false });
  expect(errorWords(full)).toBe(`${m.ui_error_no_space()} (/a/diary.db)`);
  expect(errorWords(full)).toContain('kein Platz');
});

test('an error that says more than its code keeps its sentence', async () => {
  await setLocale('de', { reload: false });
  expect(errorWords({ code: 'invalid-input', message: 'Two rows have one number.' })).toBe(
    'Two rows have one number.',
  );
});
