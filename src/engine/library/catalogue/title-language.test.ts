import { expect, test } from 'vitest';
import { languageOfTitle } from './title-language.ts';

test.each([
  ["Le Fabuleux destin d'Amélie Poulain", 'fr'],
  ['Les quatre cents coups', 'fr'],
  ['Ladri di biciclette', 'it'],
  ['Das Leben der Anderen', 'de'],
  ['El Laberinto del fauno', 'es'],
  ['Shichinin no samurai', 'ja'],
  ['Sennen joyû', 'ja'],
])('the original title “%s” is in %s', (title, language) => {
  expect(languageOfTitle(title)).toBe(language);
});

test.each(['Amarcord', 'La La Land', 'The Professional', '12 Monkeys', 'Låt den rätte komma in', ''])(
  '“%s” may be in any language',
  (title) => {
    expect(languageOfTitle(title)).toBeNull();
  },
);
