import { expect, test } from 'vitest';
import { listLicences } from './licences.ts';

/** Terms under which others' work may ship in a program with the MIT licence; a new one is to be read before it gets in here. */
const allowed = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'OFL-1.1',
  'Public domain',
]);

test('everything that ships is listed, with terms that let it ship and a text', async () => {
  const licences = await listLicences();
  const names = new Set(licences.map(({ name }) => name));
  const [running, bundled, fonts] = [
    ['better-sqlite3', 'zod'],
    ['svelte', 'zrender'],
    ['@fontsource-variable/inter'],
  ];
  for (const name of [...running, ...bundled, ...fonts, 'Electron', 'TensorFlow'])
    expect(names).toContain(name);
  for (const name of ['vitest', 'eslint', 'typescript']) expect(names).not.toContain(name);
  expect(new Set(licences.map(({ name, version }) => `${name} ${version}`)).size).toBe(licences.length);
  const odd = licences.filter(
    ({ licence }) => !licence.split(/[()]| AND | OR /u).every((part) => part === '' || allowed.has(part)),
  );
  expect(odd.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]);
  expect(licences.filter(({ text }) => text.length < 40)).toEqual([]);
});
