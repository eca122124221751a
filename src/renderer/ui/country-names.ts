// Countries by their name in the window's language.
import { getLocale } from '../../messages/runtime.js';

const names = new Intl.DisplayNames(getLocale(), { type: 'region', fallback: 'none' });

/** `Japan` for `JP`; a code without a name stays a code. */
export function countryName(code: string): string {
  return names.of(code) ?? code;
}
