// The diary: what the person entered, written through to the disk at once and backed up.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { MatineeError } from '../../../contract/errors.ts';
import { backUpBeforeMigration, backUpDaily, copyDatabase, isoDay } from './diary-backups.ts';
import { createChoiceStore, type ChoiceStore } from './choice-store.ts';
import { takeIn } from './diary-restore.ts';
import { createEntryStore, type EntryStore } from './entry-store.ts';
import { createEnteredStore, type EnteredStore } from './entered-store.ts';
import { createGroupChoiceStore, type GroupChoiceStore } from './group-choice-store.ts';
import { createImportStore, type ImportStore } from './import-store.ts';
import { createMarkStore, type MarkStore } from './mark-store.ts';
import { createMixStore, type MixStore } from './mix-store.ts';
import { diarySchema } from '../migrations/diary-schema.ts';
import { migrate } from '../migrations/migrate.ts';
import { createPredictionStore, type PredictionStore } from './prediction-store.ts';
import { createProfileStore, type ProfileStore } from './profile-store.ts';
import { createRelinking, type Relinking } from './relinking.ts';
import { createRunStore, type RunStore } from './run-store.ts';
import { createSettingsStore, type SettingsStore } from './settings-store.ts';
import { openDatabase, translateErrors, type SqliteDatabase } from '../../base/sqlite.ts';

export type Diary = EntryStore &
  ChoiceStore &
  EnteredStore &
  GroupChoiceStore &
  ImportStore &
  MarkStore &
  MixStore &
  PredictionStore &
  ProfileStore &
  RunStore &
  SettingsStore &
  Relinking & {
    /** Writes a whole copy to the file, in the place of what lies there. Throws `no-space`. */
    copyTo: (file: string) => void;
    /** See `takeIn` of diary-restore.ts. */
    takeIn: (stagedFile: string, runIds: readonly string[]) => void;
    close: () => void;
  };

/**
 * Opens the diary in `file`, making a new one with the profile "You" where there is none; `backups` is the folder for its copies.
 * Throws `library-too-new` and `library-damaged`, leaving the file as it is, and `no-space`; the stores throw `no-space` too.
 */
export function openDiary(file: string, { backups }: { backups: string }): Diary {
  return translateErrors(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    const database = openDatabase(file, { timeout: 5000 });
    try {
      prepare(database, backups);
      return createDiary(file, database, backups);
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

function prepare(database: SqliteDatabase, backups: string): void {
  checkHealth(database);
  migrate(database, diarySchema, (version) => {
    backUpBeforeMigration(database, backups, version);
  });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
}

function checkHealth(database: SqliteDatabase): void {
  const answer = database.pragma('quick_check(1)', { simple: true });
  if (answer === 'ok') return;
  throw new MatineeError(
    'library-damaged',
    `${database.name} is damaged. Put a copy from the backups folder in its place; the file was not touched.`,
    { details: { file: database.name } },
  );
}

function createDiary(file: string, database: SqliteDatabase, backups: string): Diary {
  const choiceStore = createChoiceStore(database);
  const stores = {
    ...choiceStore,
    ...createImportStore(database, choiceStore),
    ...createGroupChoiceStore(database),
    ...createMarkStore(database),
    ...createMixStore(database),
    ...createEnteredStore(database),
    ...createSettingsStore(database),
    ...createPredictionStore(database),
    ...createProfileStore(database),
    ...createEntryStore(database, choiceStore),
    ...createRelinking(database),
    ...createRunStore(database),
  };
  stores.activeProfile();

  let backedUpOn = '';
  /** A diary that stays open for days is copied at the first write of each; where the copy fails (a full disk) the write itself will tell. */
  function backUpIfDue(): void {
    const today = isoDay(new Date());
    if (today === backedUpOn) return;
    backedUpOn = today;
    try {
      backUpDaily(database, backups);
    } catch {
      backedUpOn = '';
    }
  }
  function writing<A extends unknown[], R>(work: (...args: A) => R): (...args: A) => R {
    return (...args) =>
      translateErrors(file, () => {
        backUpIfDue();
        return work(...args);
      });
  }

  backUpIfDue();
  return {
    ...stores,
    updateSettings: writing(stores.updateSettings),
    createProfile: writing(stores.createProfile),
    renameProfile: writing(stores.renameProfile),
    removeProfile: writing(stores.removeProfile),
    addPrediction: writing(stores.addPrediction),
    correctPrediction: writing(stores.correctPrediction),
    setActiveProfile: writing(stores.setActiveProfile),
    setRating: writing(stores.setRating),
    removeRating: writing(stores.removeRating),
    putBackRating: writing(stores.putBackRating),
    linkEntry: writing(stores.linkEntry),
    setMark: writing(stores.setMark),
    unsetMark: writing(stores.unsetMark),
    removeMark: writing(stores.removeMark),
    saveMix: writing(stores.saveMix),
    removeMix: writing(stores.removeMix),
    keepTuning: writing(stores.keepTuning),
    putBackMark: writing(stores.putBackMark),
    chooseGroups: writing(stores.chooseGroups),
    saveChoice: writing(stores.saveChoice),
    applyImport: writing(stores.applyImport),
    undoImport: writing(stores.undoImport),
    relink: writing(stores.relink),
    addRun: writing(stores.addRun),
    removeRun: writing(stores.removeRun),
    setActiveRun: writing(stores.setActiveRun),
    setRunNote: writing(stores.setRunNote),
    copyTo: (target) => {
      translateErrors(target, () => {
        copyDatabase(database, target);
      });
    },
    takeIn: writing((stagedFile: string, runIds: readonly string[]) => {
      takeIn(database, stagedFile, runIds);
    }),
    close: () => {
      database.close();
    },
  };
}
