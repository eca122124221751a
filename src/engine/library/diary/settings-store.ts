// The diary's settings: those of the window, and which profile and run are active.
import { settingsSchema, type Settings } from '../../../contract/diary.ts';
import type { DiaryFile } from './diary-file.ts';

export type SettingsStore = {
  settings: () => Settings;
  /** Fields that are left out stay as they are. */
  updateSettings: (patch: { [K in keyof Settings]?: Settings[K] | undefined }) => Settings;
};

/** What is kept under a key of its own; a number is that of a profile. */
type SettingKey =
  | 'settings'
  | 'activeProfileId'
  | 'activeRunId'
  | 'runBeforeActive'
  | `movieGroups:${number}`
  | `tuning of profile ${number}`;

const defaults: Settings = { theme: 'system', onboardingDone: false, language: 'system' };

export function createSettingsStore(file: DiaryFile): SettingsStore {
  function settings(): Settings {
    const read = settingsSchema
      .partial()
      .catch({})
      .parse(readValue(file, 'settings') ?? {});
    return settingsSchema.parse({ ...defaults, ...read });
  }
  return {
    settings,
    updateSettings: (patch) => {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const updated = settingsSchema.parse({ ...settings(), ...given });
      writeValue(file, 'settings', updated);
      return updated;
    },
  };
}

/** The value under the key, not checked yet; null where there is none. */
export function readValue(file: DiaryFile, key: SettingKey): unknown {
  const json = file.values<[string], string>('SELECT value FROM settings WHERE key = ?').get(key);
  return json === undefined ? null : JSON.parse(json);
}

export function writeValue(file: DiaryFile, key: SettingKey, value: unknown): void {
  file
    .write<[string, string]>(
      'INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    )
    .run(key, JSON.stringify(value));
}
