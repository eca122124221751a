// Answers about viewings: each change is on the disk before its answer goes out, and can be undone.
import type { CallOutput, Handlers } from '../../contract/calls.ts';
import type { ViewingDetails } from '../../contract/viewings.ts';
import type { SessionContext } from '../session/context.ts';
import { rememberPrediction } from '../session/prediction-log.ts';

export function viewingAnswers(context: SessionContext) {
  const { library } = context;
  const { diary } = library;
  const profileId = (): number => library.activeProfile().profileId;
  return {
    'viewings:list': () => diary.viewings(profileId()),
    'viewings:add': ({ movieId, details }) => addViewing(context, profileId(), movieId, details).added,
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

/** Stars are a test of the model, as those of a rating are; `remembered` resolves once it is kept. Throws `unknown-movie`. */
export function addViewing(
  context: SessionContext,
  profileId: number,
  movieId: number,
  details: ViewingDetails,
): { added: CallOutput<'viewings:add'>; remembered: Promise<void> } {
  const { diary } = context.library;
  const movie = { movieId, ...context.library.requireCatalogue().identity(movieId) };
  const before = diary.linkedRatings(profileId);
  const added = diary.addViewing(profileId, movie, details);
  const entry =
    details.stars === null ? undefined : diary.entries(profileId).find((each) => each.movieId === movieId);
  const remembered =
    entry === undefined
      ? Promise.resolve()
      : rememberPrediction(context, { profileId, before }, entry, false);
  return { added, remembered };
}
