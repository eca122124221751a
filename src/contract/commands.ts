// Everything that the native menu, the keys and the command palette can ask of the window, by name, with the keys that give it.
import { z } from 'zod';
import { languageChoices } from './languages.ts';

/** The places that the sidebar leads to, in its order: the movies, the person's own, and the model. */
export const placeGroups = [
  ['home', 'browse', 'map', 'night'],
  ['rate', 'diary', 'watchlist', 'lists', 'you'],
  ['train', 'import', 'settings'],
] as const;
export type PlaceName = (typeof placeGroups)[number][number];

export const placeNames: readonly PlaceName[] = placeGroups.flat();

export const commandIdSchema = z.enum([
  ...placeNames.map((name) => `open-${name}` as const),
  // Not in the sidebar: a system notification leads there.
  'open-sweep',
  'search',
  'back',
  'forward',
  'choose-archive',
  'choose-history',
  'export-ratings',
  'save-backup',
  'save-diagnostics',
  'start-training',
  'cancel-job',
  'theme-system',
  'theme-light',
  'theme-dark',
  ...languageChoices.map((language) => `language-${language}` as const),
  'shortcuts',
  'about',
]);
export type CommandId = z.infer<typeof commandIdSchema>;

/** As Electron writes accelerators: `CmdOrCtrl+K`. The window itself listens to them; the menu only shows them. */
export const commandKeys: Readonly<Partial<Record<CommandId, string>>> = {
  search: 'CmdOrCtrl+K',
  back: 'Alt+Left',
  forward: 'Alt+Right',
  'open-home': 'CmdOrCtrl+1',
  'open-browse': 'CmdOrCtrl+2',
  'open-map': 'CmdOrCtrl+3',
  'open-night': 'CmdOrCtrl+4',
  'open-rate': 'CmdOrCtrl+5',
  'open-diary': 'CmdOrCtrl+6',
  'open-you': 'CmdOrCtrl+7',
  'open-train': 'CmdOrCtrl+8',
  'open-import': 'CmdOrCtrl+9',
  'open-settings': 'CmdOrCtrl+,',
  'open-lists': 'CmdOrCtrl+L',
  'choose-archive': 'CmdOrCtrl+O',
  shortcuts: 'CmdOrCtrl+/',
};

/** On a Mac these move the cursor by words. */
const macKeys: typeof commandKeys = { back: 'CmdOrCtrl+[', forward: 'CmdOrCtrl+]' };

/** The keys on this kind of system. */
export function commandKeysOn(system: 'mac' | 'other'): typeof commandKeys {
  return system === 'mac' ? { ...commandKeys, ...macKeys } : commandKeys;
}
