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

test('where the engine says more than the code, its sentence follows in English', async () => {
  const rows = { code: 'invalid-input', message: 'Two rows have one number.' } as const;
  expect(errorWords(rows)).toBe(rows.message);
  await setLocale('de', { reload: false });
  expect(errorWords(rows)).toBe(
    'Mit dieser Eingabe kann Matinee nichts anfangen. Genauer, auf Englisch: Two rows have one number.',
  );
});
