// Answers what to watch.
import type { Handlers } from '../../contract/calls.ts';
import type { SessionContext } from '../session/context.ts';
import { recommendToProfile } from '../session/recommendation-lists.ts';

export function recommendationAnswers(context: SessionContext) {
  return {
    'recommendations:list': ({ limit }) =>
      recommendToProfile(context, context.library.activeProfile().profileId, limit),
  } satisfies Partial<Handlers<'engine'>>;
}
