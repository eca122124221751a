// The languages that Matinee speaks: the one table that settings, menu, palette and every format read.
import { keysOf } from './keys-of.ts';

/** A language. A new one is a line here, in project.inlang/settings.json, and a file of messages in every area. */
interface LanguageEntry {
  /** As its speakers write it. */
  readonly name: string;
  /** The word for "language" in it: who is in the wrong one finds the way out. */
  readonly wordForLanguage: string;
  /** Whose habits numbers and days follow. */
  readonly tag: string;
  /** Whose habits short figures such as `12.3K` follow. */
  readonly shortFiguresTag: string;
}

/** The first is what is spoken where the system's own is not among them. */
export const languageTable = {
  // The window's English is British; its short figures are `12.3K` or `12.3k`, by the version of the system's tables,
  // and the American ones are the same in all.
  en: { name: 'English', wordForLanguage: 'Language', tag: 'en-GB', shortFiguresTag: 'en-US' },
  de: { name: 'Deutsch', wordForLanguage: 'Sprache', tag: 'de-DE', shortFiguresTag: 'de-DE' },
} as const satisfies Readonly<Record<string, LanguageEntry>>;

export type Language = keyof typeof languageTable;
export const languages: readonly Language[] = keysOf(languageTable);

/** What a person may choose; `system` is the operating system's where Matinee speaks it, English otherwise. */
export type LanguageChoice = 'system' | Language;
export const languageChoices: readonly LanguageChoice[] = ['system', ...languages];
