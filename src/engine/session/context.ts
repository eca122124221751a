// What the engine keeps while it is open, and every answer can draw on.
import type { CheckWritable } from '../library/recovery/read-only-diary.ts';
import { ActiveModel } from './active-model.ts';
import { HistoryDesk } from './import-service.ts';
import { OpenLibrary } from './library-session.ts';

export type SessionContext = {
  library: OpenLibrary;
  model: ActiveModel;
  histories: HistoryDesk;
  /** Folder of the starter library; null where the program comes without one. */
  starterDirectory: string | null;
};

/** Throws `library-too-new` and `library-damaged` for a diary that can't be used. */
export function openSession(
  libraryDirectory: string,
  starterDirectory: string | null,
  check?: CheckWritable,
): SessionContext {
  const library = new OpenLibrary(libraryDirectory, check);
  return {
    library,
    model: new ActiveModel(library),
    histories: new HistoryDesk(library),
    starterDirectory,
  };
}
