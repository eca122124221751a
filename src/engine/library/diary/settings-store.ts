// The diary's settings: those of the window, which profile and run are active, and those of each profile.
import { z } from 'zod';
import { settingsSchema, type Settings } from '../../../contract/diary.ts';
import type { DiaryFile } from './diary-file.ts';

type SettingsPatch = { [K in keyof Settings]?: Settings[K] | undefined };

export type SettingsStore = {
  settings: () => Settings;
  /** Another one after each restore, whichever program did it; null before the first. */
  lastRestore: () => string | null;
  /** Fields that are left out stay as they are. */
  updateSettings: (patch: SettingsPatch) => Settings;
};

type SettingKey =
  | 'settings'
  | 'lastRestore'
  | 'activeProfileId'
  | 'activeRunId'
  | 'runBeforeActive'
  | 'runQuestion'
  | 'tableMappings';
type ProfileSettingKey = 'countingRule' | 'movieGroups' | 'nights' | 'tuning';

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
    lastRestore: () => z.string().nullable().catch(null).parse(readValue(file, 'lastRestore')),
    updateSettings: file.transaction((patch: SettingsPatch) => {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const updated = settingsSchema.parse({ ...settings(), ...given });
      writeValue(file, 'settings', updated);
      return updated;
    }),
  };
}

/** The value under the key, not checked yet; null if there is none. */
export function readValue(file: DiaryFile, key: SettingKey): unknown {
  const json = file.values<[string], string>('SELECT value FROM settings WHERE key = ?').get(key);
  return json === undefined ? null : JSON.parse(json);
}

export function writeValue(file: DiaryFile, key: SettingKey, value: unknown): void {
  file
    .write<[string, string]>('INSERT OR REPLACE INTO settings VALUES (?, ?)')
    .run(key, JSON.stringify(value));
}

/** The profile's value under the key, not checked yet; null if there is none. */
export function readProfileValue(file: DiaryFile, profileId: number, key: ProfileSettingKey): unknown {
  const json = file
    .values<[number, string], string>('SELECT value FROM profile_settings WHERE profile_id = ? AND key = ?')
    .get(profileId, key);
  return json === undefined ? null : JSON.parse(json);
}

export function writeProfileValue(
  file: DiaryFile,
  profileId: number,
  key: ProfileSettingKey,
  value: unknown,
): void {
  file
    .write<[number, string, string]>('INSERT OR REPLACE INTO profile_settings VALUES (?, ?, ?)')
    .run(profileId, key, JSON.stringify(value));
}
