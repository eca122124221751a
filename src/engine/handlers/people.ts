// Answers about profiles; what one of them removes is copied first.
import { join } from 'node:path';
import type { Handlers } from '../../contract/calls.ts';
import type { SessionContext } from '../session/context.ts';

export function peopleAnswers({ library, histories }: SessionContext) {
  const { diary, paths } = library;
  return {
    'profiles:list': () => {
      const activeId = diary.activeProfile().profileId;
      return diary.profiles().map((profile) => ({
        ...profile,
        isActive: profile.profileId === activeId,
        ratings: diary.entries(profile.profileId).length,
        linkedRatings: diary.linkedRatings(profile.profileId).length,
      }));
    },
    'profiles:create': ({ name }) => diary.createProfile(name),
    'profiles:rename': ({ profileId, name }) => diary.renameProfile(profileId, name),
    'profiles:activate': ({ profileId }) => {
      diary.setActiveProfile(profileId);
      // What is previewed was matched against another's diary.
      histories.end();
      return {};
    },
    'profiles:remove': ({ profileId }) => {
      const backup = join(paths.backups, `diary-before-removing-a-profile-${Date.now()}.db`);
      diary.checkRemovable(profileId);
      diary.afterCopy(backup, () => {
        diary.removeProfile(profileId);
      });
      histories.end();
      return { backup };
    },
  } satisfies Partial<Handlers<'engine'>>;
}
