// The product without a window: opens a library and answers everything that is asked of it.
import type { CallOutput, Handlers } from '../contract/calls.ts';
import type { DiaryEntry } from '../contract/diary.ts';
import type { Overview } from '../contract/library.ts';
import type { Run } from '../contract/training.ts';
import { ActiveModel } from './session/active-model.ts';
import type { AnswerContext } from './handlers/context.ts';
import { backupAnswers } from './handlers/backups.ts';
import { comparingAnswers } from './handlers/comparing.ts';
import { dropAnswers } from './handlers/drops.ts';
import { historyAnswers } from './handlers/history.ts';
import { homeAnswers } from './handlers/home.ts';
import { libraryAnswers, overviewOf } from './handlers/library.ts';
import { markAnswers } from './handlers/marks.ts';
import { mapAnswers } from './handlers/map.ts';
import { movieAnswers } from './handlers/movies.ts';
import { nightAnswers } from './handlers/night.ts';
import { peopleAnswers } from './handlers/people.ts';
import { ratingAnswers } from './handlers/ratings.ts';
import { recommendationAnswers } from './handlers/recommendations.ts';
import { roundAnswers } from './handlers/rounds.ts';
import { activateFittingRun, listRuns, runAnswers } from './handlers/runs.ts';
import { inspectBackup, restoreBackup, saveBackup } from './session/backups.ts';
import type { BackedUp, BackupSummary, Exported, RatingsLayout, Restored } from '../contract/exports.ts';
import { HistoryDesk } from './session/import-service.ts';
import { exportRatings, exportRecommendations } from './session/export-service.ts';
import { createQuestions, type Questions } from './handlers/cli-queries.ts';
import { tasteAnswers } from './handlers/taste.ts';
import { cleanLeftovers } from './session/cleanup.ts';
import type { KeptPrediction } from './library/diary/prediction-store.ts';
import { OpenLibrary } from './session/library-session.ts';
import { installStarter, keepStarterCurrent } from './session/starter.ts';
import { linkWaiting, listWaiting } from './session/unmatched-ratings.ts';

export type EngineOptions = {
  libraryDirectory: string;
  /** Folder of the starter library, where there is one. */
  starterDirectory?: string | null | undefined;
};

export type Engine = Questions & {
  /** Answers to the window's calls; the inputs have been parsed by the contract. */
  handlers: Handlers<'engine'>;
  /** Histories from elsewhere, for any profile; the calls are for the active one. */
  histories: HistoryDesk;
  /** Ratings that wait for a movie, last rated first, with movies they may mean. */
  waitingRatings: (profileId: number, offset: number, limit: number) => CallOutput<'waiting:list'>;
  linkWaiting: (profileId: number, entryId: number, movieId: number) => DiaryEntry;
  /** Writes the profile's ratings to `path`, or to several files beside it. */
  exportRatings: (profileId: number, layout: RatingsLayout, path: string) => Exported;
  exportRecommendations: (profileId: number, limit: number, path: string) => Promise<Exported>;
  /** What was predicted when the profile's movies were rated, oldest first. */
  predictions: (profileId: number) => KeptPrediction[];
  saveBackup: (path: string) => BackedUp;
  inspectBackup: (path: string) => BackupSummary;
  restoreBackup: (path: string) => Restored;
  overview: () => Overview;
  /** The movie's number at TMDB, or null. Throws `unknown-movie`. */
  tmdbId: (movieId: number) => number | null;
  runs: () => ReturnType<typeof listRuns>;
  /** Puts a catalogue that an import has made in the place of the present one. */
  adoptCatalogue: (stagedFile: string) => { linked: number; waiting: number };
  /** Takes a training's run, whose model lies in the library already, into the history and makes it the active one. */
  adoptRun: (run: Run) => void;
  /** Takes a run into the history; the active one stays, and where there is none that fits it becomes that. */
  keepRun: (run: Run) => void;
  installStarter: () => void;
  /** At every start: puts the starter library in where there is no catalogue yet, and in the place of an older one. */
  keepStarterCurrent: () => void;
  /** Deletes what killed jobs left behind; also done at opening. */
  cleanLeftovers: () => void;
  close: () => void;
};

/**
 * Opens the library in a folder, making a new one where there is none. Throws `library-too-new` and `library-damaged`
 * for a diary that can't be used.
 */
export function openEngine({ libraryDirectory, starterDirectory = null }: EngineOptions): Engine {
  const library = new OpenLibrary(libraryDirectory);
  const model = new ActiveModel(library);
  const histories = new HistoryDesk(library);
  const context: AnswerContext = { library, model, histories, starterDirectory };

  function clean(): void {
    cleanLeftovers(library.paths, new Set(library.diary.runs().map((run) => run.runId)));
  }

  clean();
  return {
    handlers: {
      ...libraryAnswers(context),
      ...movieAnswers(context),
      ...mapAnswers(context),
      ...ratingAnswers(context),
      ...markAnswers(context),
      ...peopleAnswers(context),
      ...tasteAnswers(context),
      ...roundAnswers(context),
      ...nightAnswers(context),
      ...dropAnswers(context),
      ...historyAnswers(context),
      ...backupAnswers(context),
      ...recommendationAnswers(context),
      ...homeAnswers(context),
      ...runAnswers(context),
      ...comparingAnswers(context),
    },
    ...createQuestions(context),
    histories,
    waitingRatings: (profileId, offset, limit) => listWaiting(library, profileId, offset, limit),
    linkWaiting: (profileId, entryId, movieId) => linkWaiting(library, profileId, entryId, movieId),
    exportRatings: (profileId, layout, path) => exportRatings(context, profileId, layout, path),
    exportRecommendations: (profileId, limit, path) => exportRecommendations(context, profileId, limit, path),
    predictions: (profileId) => library.diary.predictions(profileId),
    saveBackup: (path) => saveBackup(context, path),
    inspectBackup: (path) => inspectBackup(context, path),
    restoreBackup: (path) => restoreBackup(context, path),
    overview: () => overviewOf(context),
    tmdbId: (movieId) => library.requireCatalogue().identity(movieId).tmdbId,
    runs: () => listRuns(context),
    adoptCatalogue: (stagedFile) => {
      const relinked = library.replaceCatalogue(stagedFile);
      activateFittingRun(context);
      return relinked;
    },
    adoptRun: (run) => {
      library.diary.addRun(run);
      library.diary.setActiveRun(run.runId);
    },
    keepRun: (run) => {
      library.diary.addRun(run);
      activateFittingRun(context);
    },
    installStarter: () => {
      installStarter(context);
    },
    keepStarterCurrent: () => {
      keepStarterCurrent(context);
    },
    cleanLeftovers: clean,
    close: () => {
      model.dispose();
      library.close();
    },
  };
}
