// Light, dark, or as the system says: keeps the document's theme in step with the settings.
import { m } from '../../messages/messages.js';
import type { Settings } from '../../contract/diary.ts';

export type Theme = Settings['theme'];

export const themes: readonly Theme[] = ['system', 'light', 'dark'];

export function themeName(theme: Theme): string {
  switch (theme) {
    case 'system':
      return m.shell_theme_system();
    case 'light':
      return m.shell_theme_light();
    case 'dark':
      return m.shell_theme_dark();
  }
}

/** Sets the theme of the whole document. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
