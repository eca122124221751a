import { expect, test } from 'vitest';
import { asUtf8, decodeText } from './text-file.ts';

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

const table = 'Const,Your Rating,Title\r\ntt0113277,7,Amélie – ½\r\n';
const littleEndian = Buffer.from(table, 'utf16le');

test.each([
  ['little endian', littleEndian],
  ['big endian', Buffer.from(littleEndian).swap16()],
  ['little endian with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), littleEndian])],
  ['big endian with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(littleEndian).swap16()])],
])('reads UTF-16, %s, whole and in pieces', async (_, bytes) => {
  expect(decodeText(bytes)).toBe(table);
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 11) yield await Promise.resolve(bytes.subarray(at, at + 11));
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of asUtf8(pieces())) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString('utf8')).toBe(table);
});

test('leaves out the line that names the delimiter to spreadsheets, and keeps the numbers of the lines', () => {
  expect(decodeText(Buffer.from('\ufeffsep=;\r\na;b\r\n'))).toBe('\r\na;b\r\n');
  expect(decodeText(Buffer.from('separate;b\n'))).toBe('separate;b\n');
});
