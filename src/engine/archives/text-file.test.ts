import { expect, test } from 'vitest';
import { decodeText } from './text-file.ts';

test('reads UTF-8 with and without byte order mark', () => {
  expect(decodeText(Buffer.from('Amélie – ½'))).toBe('Amélie – ½');
  expect(decodeText(Buffer.from('\ufeffAmélie'))).toBe('Amélie');
});

test('takes what is not UTF-8 for windows-1252', () => {
  expect(decodeText(Buffer.from([0x41, 0xe9, 0x80, 0x93, 0x94, 0x96, 0x9f, 0x99]))).toBe('Aé€“”–Ÿ™');
});

test('does not take half a character for UTF-8', () => {
  expect(decodeText(Buffer.from([0x41, 0xc3]))).toBe('AÃ');
});
