// Light, dark, or as the system says: keeps the document's theme in step with the settings.
import type { Settings } from '../../contract/diary.ts';

export type Theme = Settings['theme'];

export const themeNames: Readonly<Record<Theme, string>> = { system: 'System', light: 'Light', dark: 'Dark' };

/** Sets the theme of the whole document. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
