// The diary's settings: those of the window, and which profile and run are active.
import { settingsSchema, type Settings } from '../../../contract/diary.ts';
import type { SqliteDatabase } from '../../base/sqlite.ts';

export type SettingsStore = {
  settings: () => Settings;
  /** Fields that are left out stay as they are. */
  updateSettings: (patch: { [K in keyof Settings]?: Settings[K] | undefined }) => Settings;
};

/** What is kept beside the window's settings; each under its own key. */
type ActiveKey = 'activeProfileId' | 'activeRunId' | 'runBeforeActive' | `movieGroups:${number}`;

const defaults: Settings = { theme: 'system', onboardingDone: false, language: 'system' };

export function createSettingsStore(database: SqliteDatabase): SettingsStore {
  function settings(): Settings {
    const read = settingsSchema
      .partial()
      .catch({})
      .parse(readValue(database, 'settings') ?? {});
    return settingsSchema.parse({ ...defaults, ...read });
  }
  return {
    settings,
    updateSettings: (patch) => {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const updated = settingsSchema.parse({ ...settings(), ...given });
      writeValue(database, 'settings', updated);
      return updated;
    },
  };
}

/** The value under the key, not checked yet; null where there is none. */
export function readValue(database: SqliteDatabase, key: ActiveKey | 'settings'): unknown {
  const json = database
    .prepare<[string], string>('SELECT value FROM settings WHERE key = ?')
    .pluck()
    .get(key);
  return json === undefined ? null : JSON.parse(json);
}

export function writeValue(database: SqliteDatabase, key: ActiveKey | 'settings', value: unknown): void {
  database
    .prepare<[string, string]>(
      'INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    )
    .run(key, JSON.stringify(value));
}
