// Answers about the library as a whole: what is in it, who is there, and the settings.
import { version } from '../../../package.json';
import type { Handlers } from '../../contract/calls.ts';
import { MatineeError } from '../../contract/errors.ts';
import { presetTable } from '../../contract/presets.ts';
import type { Overview } from '../../contract/library.ts';
import type { Catalogue } from '../library/catalogue/catalogue.ts';
import { openRunQuestion } from '../session/activation.ts';
import type { SessionContext } from '../session/context.ts';

export function libraryAnswers(context: SessionContext) {
  return {
    'library:overview': () => overviewOf(context),
    'settings:update': (patch) => context.library.diary.updateSettings(patch),
  } satisfies Partial<Handlers<'engine'>>;
}

function overviewOf(context: SessionContext): Overview {
  const { library, model, starterDirectory } = context;
  const { diary } = library;
  const { catalogue, problem } = catalogueIfWhole(library);
  const profile = diary.activeProfile();
  const entries = diary.entries(profile.profileId);
  const run = catalogue === null ? null : model.run();
  return {
    version,
    catalogue: catalogue?.info() ?? null,
    catalogueProblem: problem,
    lastImport: catalogue?.lastImport() ?? null,
    details: catalogue?.detailsReport() ?? null,
    profile,
    settings: diary.settings(),
    lastRestore: diary.lastRestore(),
    activeRunId: run?.runId ?? null,
    isFirstImpression: run !== null && presetTable[run.options.preset].isFirstImpression,
    runQuestion: run === null ? null : openRunQuestion(context),
    ratings: entries.length,
    waitingRatings: entries.filter((entry) => entry.movieId === null).length,
    hasStarter: starterDirectory !== null,
  };
}

type FoundCatalogue = { catalogue: Catalogue | null; problem: Overview['catalogueProblem'] };

/** A damaged catalogue counts as none here, so that the window opens and a new one can be imported. */
function catalogueIfWhole(library: SessionContext['library']): FoundCatalogue {
  try {
    return { catalogue: library.catalogue(), problem: null };
  } catch (error) {
    if (!(error instanceof MatineeError)) throw error;
    if (error.code === 'library-damaged') return { catalogue: null, problem: 'damaged' };
    if (error.code === 'library-too-new') return { catalogue: null, problem: 'newer' };
    throw error;
  }
}
