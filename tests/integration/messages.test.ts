// The window's messages say the same in every language: no message is missing, and none drops a figure.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { languages } from '../../src/contract/languages.ts';
import { baseLocale, locales } from '../../src/messages/runtime.js';

const folder = resolve(import.meta.dirname, '../../messages');
const variants = z.array(z.looseObject({ match: z.record(z.string(), z.string()) }));
const messagesSchema = z.record(z.string(), z.union([z.string(), variants]));

function read(area: string, locale: string): z.infer<typeof messagesSchema> {
  return messagesSchema.parse(JSON.parse(readFileSync(join(folder, area, `${locale}.json`), 'utf8')));
}

/** The names in braces of all of a message's variants, each once. */
function placeholders(message: string | z.infer<typeof variants>): string[] {
  const texts =
    typeof message === 'string' ? [message] : message.flatMap(({ match }) => Object.values(match));
  const names = texts.flatMap((text) => Array.from(text.matchAll(/\{(\w+)\}/g), ([, name = '']) => name));
  return [...new Set(names)].sort();
}

test('in German a space stands before the dots of what goes on', () => {
  const close = readdirSync(folder).flatMap((area) =>
    Object.entries(read(area, 'de')).flatMap(([key, message]) =>
      typeof message === 'string' && /[^\s(„“]…$/u.test(message) ? [key] : [],
    ),
  );
  expect(close).toEqual([]);
});

test('the languages of the messages are those of the table', () => {
  expect([...locales].sort()).toEqual([...languages].sort());
  expect(baseLocale).toBe(languages[0]);
});

for (const area of readdirSync(folder)) {
  test(`every message of ${area} is there in every language, with the same figures`, () => {
    const base = read(area, baseLocale);
    for (const key of Object.keys(base)) {
      expect(key.startsWith(`${area}_`), `${key} starts with ${area}_`).toBe(true);
    }
    for (const language of languages) {
      const translated = read(area, language);
      expect(Object.keys(translated), language).toEqual(Object.keys(base));
      for (const [key, message] of Object.entries(base)) {
        expect(placeholders(translated[key] ?? ''), `${language}: ${key}`).toEqual(placeholders(message));
      }
    }
  });
}
