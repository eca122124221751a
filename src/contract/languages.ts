// The languages of Matinee: the one table that settings, menu, palette and every format read.
import { keysOf } from './keys-of.ts';

/** A language. A new one is a line here, in project.inlang/settings.json, and a file of messages in every area. */
interface LanguageEntry {
  /** As its speakers write it. */
  readonly name: string;
  /** The word for "language" in it: it leads out of a language that one can't read. */
  readonly wordForLanguage: string;
  /** The locale that formats numbers and days. */
  readonly tag: string;
  /** The locale that formats short figures such as `12.3K`. */
  readonly shortFiguresTag: string;
}

/** The first is used where the system's own is not among them. */
export const languageTable = {
  // The window's English is British; its short figures are `12.3K` or `12.3k`, by the version of the system's tables,
  // and the American ones are the same in all.
  en: { name: 'English', wordForLanguage: 'Language', tag: 'en-GB', shortFiguresTag: 'en-US' },
  de: { name: 'Deutsch', wordForLanguage: 'Sprache', tag: 'de-DE', shortFiguresTag: 'de-DE' },
} as const satisfies Readonly<Record<string, LanguageEntry>>;

export type Language = keyof typeof languageTable;
export const languages: readonly Language[] = keysOf(languageTable);

/** What a person may choose; `system` is the operating system's where Matinee has it, English otherwise. */
export type LanguageChoice = 'system' | Language;
export const languageChoices: readonly LanguageChoice[] = ['system', ...languages];
