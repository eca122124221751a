// The people who use this library: who there is, who is at the keyboard, and changing either.
import { toast } from 'svelte-sonner';
import { ask } from './api.ts';
import type { CallInput } from '../../contract/calls.ts';
import type { Profile } from '../../contract/diary.ts';
import type { ListedProfile } from '../../contract/people-calls.ts';
import { diary } from './diary.svelte.ts';
import { shownProfileName } from './run-names.ts';
import { marks } from './marks.svelte.ts';
import { Resource } from './resource.svelte.ts';

export type ProfileId = CallInput<'profiles:activate'>['profileId'];

class Profiles {
  readonly #list = new Resource<readonly ListedProfile[]>();
  /** Which dialog about profiles is open. */
  dialog: 'none' | 'add' | 'manage' = $state.raw('none');

  /** Oldest first, by the names to show; empty until they are loaded. */
  readonly list = $derived(
    (this.#list.value ?? []).map((profile) => ({ ...profile, name: shownProfileName(profile.name) })),
  );
  readonly failure = $derived(this.#list.failure);

  async load(): Promise<void> {
    await this.#list.load(() => ask('profiles:list', {}));
  }

  /** Makes the profile the one at the keyboard; every screen loads again when main says that the library is another. */
  async activate(profileId: ProfileId): Promise<void> {
    // What is still being written belongs to who entered it, and so does whatever a notice would undo.
    await Promise.all([diary.settled(), marks.settled()]);
    await ask('profiles:activate', { profileId });
    toast.dismiss();
    await this.load();
  }

  /** Makes a profile and activates it. */
  async add(name: string): Promise<Profile> {
    const profile = await ask('profiles:create', { name });
    await this.activate(profile.profileId);
    return profile;
  }

  async rename(profileId: ProfileId, name: string): Promise<void> {
    await ask('profiles:rename', { profileId, name });
    await this.load();
  }

  /** Answers where the copy of the diary lies that was made before. */
  async remove(profileId: ProfileId): Promise<string> {
    await Promise.all([diary.settled(), marks.settled()]);
    const { backup } = await ask('profiles:remove', { profileId });
    toast.dismiss();
    await this.load();
    return backup;
  }
}

export const profiles = new Profiles();
