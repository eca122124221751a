// What main alone asks of the engine: to take over what a job has made, and to write where the person chose in main's dialog.
import type { BallotMovie } from '../../contract/ballots.ts';
import type { BackedUp, Exported, ExportedModel, SavedDiagnostics } from '../../contract/exports.ts';
import type { RatingsLayout } from '../../contract/sites.ts';
import type { RunQuestion } from '../../contract/run-question.ts';
import type { Run } from '../../contract/training.ts';
import { writeBytes } from '../history/export/write-files.ts';
import { saveBackup } from '../session/backups.ts';
import { cleanLeftovers } from '../session/cleanup.ts';
import type { SessionContext } from '../session/context.ts';
import { saveDiagnostics, type Diagnostics } from '../session/diagnostics.ts';
import { exportModel, type ModelExport } from '../session/export-model.ts';
import { exportRuns, type RunsExport } from '../session/export-runs.ts';
import { exportList, exportRatings, exportRecommendations } from '../session/export-service.ts';
import { latestInterruptedRun } from '../session/interrupted-trainings.ts';
import { activateBestRun, takeInRun } from '../session/activation.ts';
import { installStarter } from '../session/starter.ts';

/** Each takes one value at most, as a request between processes carries one. */
export type MainRequests = {
  /** Replaces the catalogue with one that an import has made. */
  adoptCatalogue: (stagedFile: string) => { linked: number; waiting: number };
  /**
   * Takes a training's run, whose model is in the library already, into the history, and makes it the active one unless it is
   * worse than that; then what is to be asked is returned.
   */
  adoptRun: (run: Run) => RunQuestion | null;
  /** Takes a run into the history, and nothing more: the person chooses among the runs of a sweep. */
  keepRun: (run: Run) => void;
  /** Deletes what killed jobs left behind; also done at opening. */
  cleanLeftovers: () => void;
  installStarter: () => void;
  /** Where no fitting run is active, the best of those that are there is made that. */
  activateBestRun: () => void;
  /** Writes a profile's ratings (by default the active one's) to `path`, or to several files beside it. */
  exportRatings: (to: { layout: RatingsLayout; path: string; profileId?: number }) => Exported;
  exportRecommendations: (to: { limit: number; path: string; profileId?: number }) => Promise<Exported>;
  exportModel: (what: ModelExport) => ExportedModel;
  /** In Letterboxd's layout. Throws `unknown-list`. */
  exportList: (to: { listId: number; path: string; profileId?: number }) => Exported;
  exportRuns: (what: RunsExport) => Exported;
  saveBackup: (path: string) => BackedUp;
  saveDiagnostics: (what: Diagnostics) => SavedDiagnostics;
  /** A PNG in base64. Throws as `writeOutput`. */
  savePicture: (what: { path: string; png: string }) => void;
  /** What a ballot says of movies; those that the catalogue doesn't have are left out. */
  ballotMovies: (movieIds: readonly number[]) => BallotMovie[];
  /** The movie's number at TMDB, or null. Throws `unknown-movie`. */
  tmdbId: (movieId: number) => number | null;
};

export function mainRequests(context: SessionContext): MainRequests {
  const { library } = context;
  const activeId = (): number => library.activeProfile().profileId;
  return {
    adoptCatalogue: (stagedFile) => {
      const relinked = library.replaceCatalogue(stagedFile);
      activateBestRun(context);
      return relinked;
    },
    adoptRun: (run) => takeInRun(context, run),
    keepRun: (run) => {
      library.diary.addRun(run);
    },
    cleanLeftovers: () => {
      const { paths } = library;
      const known = new Set<string>(library.diary.runIds());
      const interrupted = latestInterruptedRun(paths);
      if (interrupted !== null) known.add(interrupted);
      for (const run of cleanLeftovers(paths, known)) library.diary.addRun(run);
    },
    activateBestRun: () => {
      activateBestRun(context);
    },
    installStarter: () => {
      installStarter(context);
    },
    exportRatings: ({ layout, path, profileId = activeId() }) =>
      exportRatings(context, profileId, layout, path),
    exportRecommendations: ({ limit, path, profileId = activeId() }) =>
      exportRecommendations(context, profileId, limit, path),
    exportList: ({ listId, path, profileId = activeId() }) => exportList(context, profileId, listId, path),
    exportModel: (what) => exportModel(context, what),
    exportRuns: (what) => exportRuns(context, what),
    saveBackup: (path) => saveBackup(context, path),
    saveDiagnostics: (what) => saveDiagnostics(context, what),
    savePicture: ({ path, png }) => {
      writeBytes(context.library.paths, path, Buffer.from(png, 'base64'));
    },
    ballotMovies: (movieIds) =>
      library
        .requireCatalogue()
        .summaries(movieIds)
        .map(({ movieId, title, year, genres }) => ({ movieId, title, year, genres })),
    tmdbId: (movieId) => library.requireCatalogue().identity(movieId).tmdbId,
  };
}
