// What people do for movies, in words.
import type { CreditKind } from '../../../contract/credits.ts';
import { m } from '../../../messages/messages.js';

/** The heading over so many people: `Directors`. */
const headings: Readonly<Record<CreditKind, (count: { count: number }) => string>> = {
  director: m.movie_directors,
  writer: m.movie_writers,
  cast: m.movie_cast,
  composer: m.movie_composers,
  cinematographer: m.movie_cinematographers,
  editor: m.movie_editors,
  producer: m.movie_producers,
};

export function creditKindName(kind: CreditKind, count: number): string {
  return headings[kind]({ count });
}
