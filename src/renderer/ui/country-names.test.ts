import { afterEach, expect, test } from 'vitest';
import { setLocale } from '../../messages/runtime.js';
import { countryName } from './country-names.ts';

afterEach(() => void setLocale('en', { reload: false }));

test('a country is named in the language of the window, which starts after the modules are read', () => {
  expect(countryName('US')).toBe('United States');
  void setLocale('de', { reload: false });
  expect(countryName('US')).toBe('Vereinigte Staaten');
  expect(countryName('ZZ')).toMatch(/^Unbekannt|^ZZ/u);
});
