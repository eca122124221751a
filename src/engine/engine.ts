// The product without a window: opens a library and answers everything that is asked of it.
import type { Handlers } from '../contract/calls.ts';
import { MatineeError } from '../contract/errors.ts';
import { askingAnswers } from './handlers/asking.ts';
import { backupAnswers } from './handlers/backups.ts';
import { cliQueries, type CliQueries } from './handlers/cli-queries.ts';
import { comparingAnswers } from './handlers/comparing.ts';
import { creditsAnswers } from './handlers/credits.ts';
import { disagreementAnswers } from './handlers/disagreements.ts';
import { dropAnswers } from './handlers/drops.ts';
import { historyAnswers } from './handlers/history.ts';
import { homeAnswers } from './handlers/home.ts';
import { libraryAnswers } from './handlers/library.ts';
import { listAnswers } from './handlers/lists.ts';
import { mainRequests, type MainRequests } from './handlers/main-requests.ts';
import { mapAnswers } from './handlers/map.ts';
import { markAnswers } from './handlers/marks.ts';
import { movieAnswers } from './handlers/movies.ts';
import { nightAnswers } from './handlers/night.ts';
import { peopleAnswers } from './handlers/people.ts';
import { programAnswers } from './handlers/program.ts';
import { ratingAnswers } from './handlers/ratings.ts';
import { recoveryAnswers } from './handlers/recovery.ts';
import { roundAnswers } from './handlers/rounds.ts';
import { runAnswers } from './handlers/runs.ts';
import { worthAnswers } from './handlers/run-worth.ts';
import { viewingAnswers } from './handlers/viewings.ts';
import { reviewAnswers } from './handlers/review.ts';
import { tasteAnswers } from './handlers/taste.ts';
import { openSession } from './session/context.ts';
import type { HistoryDesk } from './session/import-service.ts';
import { canBeWritten, type CheckWritable } from './library/recovery/read-only-diary.ts';
import { keepStarterCurrent } from './session/starter.ts';

export type EngineOptions = {
  libraryDirectory: string;
  /** Folder of the starter library, where there is one. */
  starterDirectory?: string | null | undefined;
  /** Asked instead of the system, by tests, whether the library can be written. */
  checkWritable?: CheckWritable;
};

export type Engine = MainRequests &
  CliQueries & {
    /** Answers to the window's calls; the inputs have been parsed by the contract. */
    handlers: Handlers<'engine'>;
    /**
     * Answers what main's process asks, by its name: a call of the contract, whose input the router has parsed, or one of main's
     * own requests. Nothing is parsed again: both processes are this program.
     */
    answer: (name: string, input: unknown) => Promise<unknown>;
    /** Histories from elsewhere, for any profile; the calls are for the active one. */
    histories: HistoryDesk;
    /** At every start: installs the starter library where there is no catalogue yet, and in place of an older one. */
    keepStarterCurrent: () => void;
    /**
     * Reads the active model before the window asks for its first lists, unless the welcome comes before. Resolves when that is done;
     * what can't be read is no error here but of the first answer that needs it.
     */
    warmUp: () => Promise<void>;
    /** Whether another process has written to the diary since this was asked last: lists on screen are out of date then. */
    wasWrittenElsewhere: () => boolean;
    /** What every change is answered in a library that could not be written when it was opened; null where it could. */
    refusal: MatineeError | null;
    /** Whether it could be written if it was opened now. */
    canBeWritten: () => boolean;
    close: () => void;
  };

/**
 * Opens the library in a folder, making a new one where there is none. Throws `library-too-new` and `library-damaged`
 * for a diary that can't be used.
 */
export function openEngine({
  libraryDirectory,
  starterDirectory = null,
  checkWritable,
}: EngineOptions): Engine {
  const context = openSession(libraryDirectory, starterDirectory, checkWritable);
  const handlers: Handlers<'engine'> = {
    ...libraryAnswers(context),
    ...programAnswers(),
    ...movieAnswers(context),
    ...askingAnswers(context),
    ...creditsAnswers(context),
    ...mapAnswers(context),
    ...ratingAnswers(context),
    ...markAnswers(context),
    ...listAnswers(context),
    ...viewingAnswers(context),
    ...peopleAnswers(context),
    ...tasteAnswers(context),
    ...reviewAnswers(context),
    ...roundAnswers(context),
    ...nightAnswers(context),
    ...dropAnswers(context),
    ...historyAnswers(context),
    ...backupAnswers(context),
    ...homeAnswers(context),
    ...runAnswers(context),
    ...comparingAnswers(context),
    ...worthAnswers(context),
    ...disagreementAnswers(context),
    ...recoveryAnswers(context),
  };
  const requests = mainRequests(context);
  const answers = new Map<string, (input: never) => unknown>(Object.entries({ ...handlers, ...requests }));

  if (context.library.refusal === null) requests.cleanLeftovers();
  return {
    ...requests,
    ...cliQueries(context),
    handlers,
    answer: async (name, input) => {
      const answer = answers.get(name);
      if (answer === undefined) {
        throw new MatineeError('unknown-channel', `The engine has no call named "${name}".`);
      }
      // Main asks by the types of `EngineRequests`, and the router by the contract; the name has lost that tie.
      return await answer(input as never);
    },
    histories: context.histories,
    keepStarterCurrent: () => {
      keepStarterCurrent(context);
    },
    warmUp: async () => {
      try {
        if (context.library.diary.settings().onboardingDone) await context.model.predictedStars();
      } catch {
        return;
      }
    },
    wasWrittenElsewhere: () => context.library.diary.wasWrittenElsewhere(),
    refusal: context.library.refusal,
    canBeWritten: () => canBeWritten(context.library.paths, checkWritable),
    close: () => {
      context.model.dispose();
      context.library.close();
    },
  };
}
