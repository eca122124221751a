// Profiles: the people who use this library.
import { MatineeError } from '../../../contract/errors.ts';
import { visibleText } from '../../../contract/visible-text.ts';
import { firstProfileName, profileSchema, type Profile } from '../../../contract/diary.ts';
import { readValue, writeValue } from './settings-store.ts';
import type { DiaryFile } from './diary-file.ts';

export type ProfileStore = {
  /** Oldest first; there is always one. */
  profiles: () => Profile[];
  /** By name, in any letter case. Throws `unknown-profile` with the names there are. */
  profile: (name: string) => Profile;
  /** As `profile`; null where there is none of that name. */
  findProfile: (name: string) => Profile | null;
  /** As `createProfile`, unless there is a profile of that name. */
  profileOrNew: (name: string) => Profile;
  activeProfile: () => Profile;
  setActiveProfile: (profileId: number) => void;
  /** Throws `invalid-input` for a name that is taken, empty, too long, or has line breaks or control characters in it. */
  createProfile: (name: string) => Profile;
  /** Throws as `createProfile` does, and `unknown-profile`. */
  renameProfile: (profileId: number, name: string) => Profile;
  /** Throws `unknown-profile`, and `invalid-input` for the last one. */
  checkRemovable: (profileId: number) => void;
  /** Removes the profile with all that is its own. Throws as `checkRemovable`. */
  removeProfile: (profileId: number) => void;
};

const columns = 'profile_id AS profileId, name';

export function createProfileStore(file: DiaryFile): ProfileStore {
  const selectAll = file.rows<[], Profile>(`SELECT ${columns} FROM profiles ORDER BY profile_id`);
  const selectByName = file.rows<[string], Profile>(`SELECT ${columns} FROM profiles WHERE name = ?`);
  const insert = file.write<[string, number]>('INSERT INTO profiles (name, created_at_ms) VALUES (?, ?)');

  /** What is the profile's own goes with it, by the schema. */
  const remove = file.write<[number]>('DELETE FROM profiles WHERE profile_id = ?');
  const rename = file.write<[string, number]>('UPDATE profiles SET name = ? WHERE profile_id = ?');

  /** The name as it is kept; `ownerId` is the profile that may have it already. */
  function freeName(name: string, ownerId: number | null): string {
    const trimmed = name.trim();
    if (!profileSchema.shape.name.safeParse(trimmed).success) {
      throw new MatineeError('invalid-input', 'A profile needs a name of 1 to 60 characters.');
    }
    if (visibleText(trimmed) !== trimmed) {
      throw new MatineeError(
        'invalid-input',
        `A profile’s name has no line breaks and no control characters: ${visibleText(trimmed)} has. Choose another name.`,
      );
    }
    const holder = selectByName.get(trimmed);
    if (holder !== undefined && holder.profileId !== ownerId) {
      throw new MatineeError(
        'invalid-input',
        `There is already a profile named ${visibleText(holder.name)}. Choose another name.`,
      );
    }
    return trimmed;
  }

  const createProfile = file.transaction((name: string): Profile => {
    const free = freeName(name, null);
    insert.run(free, Date.now());
    return profile(free);
  });

  /** Two programs may open a new library at once. */
  const firstProfile = file.transaction((): Profile => profiles()[0] ?? createProfile(firstProfileName));

  function requireProfile(profileId: number): Profile {
    const found = profiles().find((each) => each.profileId === profileId);
    if (found !== undefined) return found;
    throw new MatineeError('unknown-profile', 'That profile is no longer there.', { details: { profileId } });
  }

  function checkRemovable(profileId: number): void {
    requireProfile(profileId);
    if (profiles().length > 1) return;
    throw new MatineeError('invalid-input', 'The last profile stays: the diary belongs to somebody.');
  }

  function findProfile(name: string): Profile | null {
    return selectByName.get(name.trim()) ?? null;
  }

  function profile(name: string): Profile {
    const found = findProfile(name);
    if (found !== null) return found;
    const names = profiles().map((each) => visibleText(each.name));
    throw new MatineeError(
      'unknown-profile',
      `There is no profile named ${visibleText(name)}; there is ${names.join(', ')}.`,
      { details: { name, profiles: names } },
    );
  }

  function profiles(): Profile[] {
    return selectAll.all();
  }

  return {
    profiles,
    createProfile,
    renameProfile: file.transaction((profileId: number, name: string) => {
      const renamed = requireProfile(profileId);
      const free = freeName(name, profileId);
      rename.run(free, profileId);
      return { ...renamed, name: free };
    }),
    checkRemovable,
    removeProfile: file.transaction((profileId: number) => {
      checkRemovable(profileId);
      remove.run(profileId);
    }),
    profile,
    findProfile,
    profileOrNew: file.transaction((name: string) => findProfile(name) ?? createProfile(name)),
    activeProfile: () => {
      const all = profiles();
      const activeId = readValue(file, 'activeProfileId');
      return all.find((each) => each.profileId === activeId) ?? all[0] ?? firstProfile();
    },
    setActiveProfile: file.transaction((profileId: number) => {
      requireProfile(profileId);
      writeValue(file, 'activeProfileId', profileId);
    }),
  };
}
