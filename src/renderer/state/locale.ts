// The window's language: set once before anything shows, by the address that main opened; another one means a new start.
import { getLocale, isLocale, setLocale } from '../../messages/runtime.js';

/** Reads the language from the window's address; has to run before the first message is read. */
export function startLocale(search: string): void {
  const locale = new URLSearchParams(search).get('locale');
  if (isLocale(locale)) void setLocale(locale, { reload: false });
  document.documentElement.lang = getLocale();
}
