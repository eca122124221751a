// A library whose place was chosen may be on a disk that is not connected: it is asked for, and nothing new is made in its place.
import { join } from 'node:path';
import { holdsLibrary, libraryFolderName } from '../../engine/library/place/move-library.ts';

export type LibrarySearch = {
  /** `wrong` is a folder that was chosen and holds no library. */
  ask: (missing: string, wrong: string | null) => Promise<'again' | 'choose' | 'quit'>;
  /** Null if the person changed their mind. */
  pickFolder: () => Promise<string | null>;
};

/** Where the library is; null if the person gave up. */
export async function findLibrary(place: string, { ask, pickFolder }: LibrarySearch): Promise<string | null> {
  let wrong: string | null = null;
  while (!holdsLibrary(place)) {
    const answer = await ask(place, wrong);
    wrong = null;
    if (answer === 'quit') return null;
    const folder = answer === 'choose' ? await pickFolder() : null;
    if (folder === null) continue;
    const found = libraryAt(folder);
    if (found !== null) return found;
    wrong = folder;
  }
  return place;
}

/** The library in a folder, or in the one that moving makes there; null if there is none. */
export function libraryAt(folder: string): string | null {
  return [folder, join(folder, libraryFolderName)].find(holdsLibrary) ?? null;
}
