// Answers about the person's taste.
import type { Handlers } from '../../contract/calls.ts';
import type { TasteOverview } from '../../contract/taste-calls.ts';
import { tasteOverview } from '../taste/overview.ts';
import type { SessionContext } from '../session/context.ts';

export function tasteAnswers({ library }: SessionContext) {
  /** Takes several turns, in which an import may replace the catalogue: then the figures are computed again, for the new one. */
  async function overview(): Promise<TasteOverview> {
    const { diary } = library;
    const catalogue = library.requireCatalogue();
    const { profileId } = library.activeProfile();
    try {
      return await tasteOverview(
        catalogue,
        diary.entries(profileId),
        diary.predictions(profileId),
        diary.unwantedMovieIds(profileId),
      );
    } catch (error) {
      if (library.catalogue() === catalogue) throw error;
      return overview();
    }
  }
  return { 'taste:overview': overview } satisfies Partial<Handlers<'engine'>>;
}
