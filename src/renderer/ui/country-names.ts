// Countries by their name in the window's language.
import { perLanguage } from './format.ts';

const names = perLanguage((tag) => new Intl.DisplayNames(tag, { type: 'region', fallback: 'none' }));

/** `Japan` for `JP`; a code without a name stays a code. */
export function countryName(code: string): string {
  return names().of(code) ?? code;
}
