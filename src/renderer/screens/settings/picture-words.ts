// What the settings say of pictures: how the key is kept, what TMDB said of it, and why no covers come.
import type { CoversState, KeyVerdict } from '../../../contract/covers-calls.ts';
import { m } from '../../../messages/messages.js';

/** How the key that is there is kept. */
export function keptWords(protection: CoversState['protection']): string {
  switch (protection) {
    case 'keyring':
      return m.settings_key_kept_keyring();
    case 'file':
      return m.settings_key_kept_file();
  }
}

/** How a key would be kept. */
export function willKeepWords(protection: CoversState['protection']): string {
  switch (protection) {
    case 'keyring':
      return m.settings_key_will_keyring();
    case 'file':
      return m.settings_key_will_file();
  }
}

export function verdictWords(verdict: KeyVerdict): string {
  switch (verdict) {
    case 'works':
      return m.settings_key_works();
    case 'refused':
      return m.settings_key_refused();
    case 'unreachable':
      return m.settings_key_unreachable();
  }
}

/** Null while nothing is wrong, or nothing is wanted. */
export function problemWords({ isOn, problem }: CoversState): string | null {
  if (!isOn || problem === null) return null;
  switch (problem) {
    case 'refused':
      return m.settings_key_refused();
    case 'unreachable':
      return m.settings_key_unreachable();
  }
}
