// Names that the program gives by itself, in the language of the window.
import { firstProfileName } from '../../contract/diary.ts';
import { starterLibraryName } from '../../contract/library.ts';
import { m } from '../../messages/messages.js';

/** The first profile is named after nobody until it is renamed. */
export function shownProfileName(name: string): string {
  return name === firstProfileName ? m.people_you() : name;
}

export function shownLibraryName(name: string): string {
  return name === starterLibraryName ? m.onboarding_starter_title() : name;
}
