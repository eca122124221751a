// Answers about the person's taste.
import type { Handlers } from '../../contract/calls.ts';
import { tasteOverview } from '../taste/overview.ts';
import type { AnswerContext } from './context.ts';

export function tasteAnswers({ library }: AnswerContext): Pick<Handlers<'engine'>, 'taste:overview'> {
  return {
    'taste:overview': () => {
      const { diary } = library;
      const catalogue = library.requireCatalogue();
      const { profileId } = library.activeProfile();
      return tasteOverview(
        catalogue,
        diary.entries(profileId),
        diary.predictions(profileId),
        diary.unwantedMovieIds(profileId),
      );
    },
  };
}
