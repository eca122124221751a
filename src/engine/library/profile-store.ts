// Profiles: the people who use this library.
import { MatineeError } from '../../contract/errors.ts';
import { profileSchema, type Profile } from '../../contract/diary.ts';
import { readValue, writeValue } from './settings-store.ts';
import type { SqliteDatabase } from './sqlite.ts';

export type ProfileStore = {
  /** Oldest first; there is always one. */
  profiles: () => Profile[];
  /** By name, in any letter case. Throws `unknown-profile` with the names there are. */
  profile: (name: string) => Profile;
  activeProfile: () => Profile;
  setActiveProfile: (profileId: number) => void;
  /** Throws `invalid-input` for a name that is taken, empty or too long. */
  createProfile: (name: string) => Profile;
};

const firstName = 'You';
const columns = 'profile_id AS profileId, name';
type ProfileRow = { profileId: number; name: string };

export function createProfileStore(database: SqliteDatabase): ProfileStore {
  const selectAll = database.prepare<[], ProfileRow>(`SELECT ${columns} FROM profiles ORDER BY profile_id`);
  const selectByName = database.prepare<[string], ProfileRow>(
    `SELECT ${columns} FROM profiles WHERE name = ?`,
  );
  const insert = database.prepare<[string, number]>(
    'INSERT INTO profiles (name, created_at_ms) VALUES (?, ?)',
  );

  function createProfile(name: string): Profile {
    const trimmed = name.trim();
    if (!profileSchema.shape.name.safeParse(trimmed).success) {
      throw new MatineeError('invalid-input', 'A profile needs a name of 1 to 60 characters.');
    }
    if (selectByName.get(trimmed) !== undefined) {
      throw new MatineeError(
        'invalid-input',
        `There is already a profile named ${trimmed}. Choose another name.`,
      );
    }
    insert.run(trimmed, Date.now());
    return toProfile(selectByName.get(trimmed));
  }

  function profiles(): Profile[] {
    return selectAll.all().map(toProfile);
  }

  return {
    profiles,
    createProfile,
    profile: (name) => {
      const row = selectByName.get(name.trim());
      if (row !== undefined) return toProfile(row);
      const names = profiles().map((profile) => profile.name);
      throw new MatineeError(
        'unknown-profile',
        `There is no profile named ${name}; there is ${names.join(', ')}.`,
        {
          details: { name, profiles: names },
        },
      );
    },
    activeProfile: () => {
      const all = profiles();
      const activeId = readValue(database, 'activeProfileId');
      return all.find((profile) => profile.profileId === activeId) ?? all[0] ?? createProfile(firstName);
    },
    setActiveProfile: (profileId) => {
      if (!profiles().some((profile) => profile.profileId === profileId)) {
        throw new MatineeError('unknown-profile', 'That profile is no longer there.', {
          details: { profileId },
        });
      }
      writeValue(database, 'activeProfileId', profileId);
    },
  };
}

function toProfile(row: ProfileRow | undefined): Profile {
  return profileSchema.parse(row);
}
