// The language of menus, dialogs and the window: the chosen one, or the system's if Matinee has it.
import { app, type BrowserWindow } from 'electron';
import type { LanguageChoice } from '../../contract/languages.ts';
import { baseLocale, getLocale, isLocale, setLocale, type Locale } from '../../messages/runtime.js';
import { readWindowState, writeWindowState } from './window-state.ts';

/** Restores the language of the last session; has to run before any text is shown. */
export function restoreLanguage(stateFile: string): void {
  void setLocale(localeOf(readWindowState(stateFile).language), { reload: false });
}

/** Applies the chosen language; the window reloads if it changed. */
export function applyLanguage(
  stateFile: string,
  language: LanguageChoice,
  window: BrowserWindow | null,
): void {
  const state = readWindowState(stateFile);
  if (state.language !== language) writeWindowState(stateFile, { ...state, language });
  const locale = localeOf(language);
  if (locale === getLocale()) return;
  void setLocale(locale, { reload: false });
  if (window === null) return;
  const url = new URL(window.webContents.getURL());
  url.searchParams.set('locale', locale);
  void window.loadURL(url.href);
}

function localeOf(language: LanguageChoice): Locale {
  if (language !== 'system') return language;
  const [code] = app.getPreferredSystemLanguages()[0]?.split('-') ?? [];
  return isLocale(code) ? code : baseLocale;
}
