// Answers about viewings: each change is on the disk before its answer goes out, and can be undone.
import type { Handlers } from '../../contract/calls.ts';
import type { SessionContext } from '../session/context.ts';

export function viewingAnswers({ library }: SessionContext) {
  const { diary } = library;
  const profileId = (): number => library.activeProfile().profileId;
  return {
    'viewings:list': () => diary.viewings(profileId()),
    'viewings:add': ({ movieId, details }) =>
      diary.addViewing(profileId(), { movieId, ...library.requireCatalogue().identity(movieId) }, details),
    'viewings:change': ({ viewingId, details }) => ({
      changeId: diary.changeViewing(profileId(), viewingId, details),
    }),
    'viewings:edit': ({ viewingIds, entryIds, edit }) => ({
      changeId: diary.editDiary(profileId(), { viewingIds, entryIds }, edit),
    }),
    'viewings:put-back': ({ changeId }) => {
      diary.putBackChange(changeId);
      return {};
    },
    'viewings:rule': () => ({ rule: diary.countingRule(profileId()) }),
    'viewings:set-rule': ({ rule }) => {
      diary.setCountingRule(profileId(), rule);
      return {};
    },
  } satisfies Partial<Handlers<'engine'>>;
}
