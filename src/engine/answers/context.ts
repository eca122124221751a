// What every answer can draw on.
import type { ActiveModel } from '../active-model.ts';
import type { HistoryDesk } from '../history-desk.ts';
import type { OpenLibrary } from '../open-library.ts';

export type AnswerContext = {
  library: OpenLibrary;
  model: ActiveModel;
  histories: HistoryDesk;
  /** Folder of the starter library; null where the program brings none. */
  starterDirectory: string | null;
};
