// What every answer can draw on.
import type { ActiveModel } from '../session/active-model.ts';
import type { HistoryDesk } from '../session/import-service.ts';
import type { OpenLibrary } from '../session/library-session.ts';

export type AnswerContext = {
  library: OpenLibrary;
  model: ActiveModel;
  histories: HistoryDesk;
  /** Folder of the starter library; null where the program brings none. */
  starterDirectory: string | null;
};
