// What was understood of a question, in words.
import type { AskedPart } from '../../../contract/asking.ts';
import { m } from '../../../messages/messages.js';
import { genreName } from '../../ui/genre-names.ts';
import type { BrowsedMovie, Understood } from './browser.svelte.ts';
import { runtimeInWords, yearsInWords } from './filter-words.ts';

/** The words of the question: `space`, or `not horror` of what was ruled out. */
export function saidWords({ said, isExcluded }: AskedPart): string {
  return isExcluded ? m.browse_part_not({ what: said }) : said;
}

/** What they were taken for: `Sci-Fi, tagged “space”, “space opera”`. */
export function partWords(part: AskedPart): string {
  switch (part.kind) {
    case 'theme': {
      const tags = part.tags.map((tag) => m.browse_part_tag({ tag })).join(', ');
      const tagged = tags === '' ? [] : [m.browse_part_tagged({ tags })];
      const named = [...part.genres.map(genreName), ...tagged].join(', ');
      if (named !== '') return named;
      return part.movies === 0 ? m.browse_part_none() : m.browse_part_text();
    }
    case 'text':
      return m.browse_part_text();
    case 'person':
      return part.name;
    case 'like': {
      const { title, variation } = part;
      return variation === 'lesser-known'
        ? m.browse_part_lesser_known({ title })
        : m[`browse_part_${variation}`]({ title });
    }
    case 'years':
      return yearsInWords({ yearFrom: part.from, yearTo: part.to });
    case 'runtime':
      return part.movies === 0 && part.unknown > 0
        ? m.browse_not_known()
        : runtimeInWords({ runtimeFrom: part.from, runtimeTo: part.to });
  }
}

/** How many of what was found may not be within the years or the runtime that were asked for; empty for none. */
export function unknownWords(parts: readonly AskedPart[]): string {
  const counts = parts.flatMap((part) => {
    if (part.kind !== 'years' && part.kind !== 'runtime') return [];
    const { unknown: count } = part;
    if (count === 0) return [];
    return [part.kind === 'years' ? m.browse_unknown_year({ count }) : m.browse_unknown_runtime({ count })];
  });
  return counts.length === 0 ? '' : m.browse_unknown_last({ what: counts.join(', ') });
}

/** The line under a movie: what it fits by where it was asked for, and what is not known of it; otherwise how many rated it. */
export function noteWords(movie: BrowsedMovie, understood: Understood | null): string {
  const unknown = (movie.unknown ?? []).map((kind) =>
    kind === 'years' ? m.browse_note_unknown_year() : m.browse_note_unknown_runtime(),
  );
  return [fitWords(movie, understood), ...unknown].join(' · ');
}

function fitWords(movie: BrowsedMovie, understood: Understood | null): string {
  const { fitsBy } = movie;
  if (fitsBy !== undefined && fitsBy.length > 0) return fitsBy.map(genreName).join(' · ');
  const isByTheme =
    understood?.parts.some(({ kind, isExcluded }) => kind === 'theme' && !isExcluded) === true;
  if (fitsBy !== undefined && isByTheme) return m.browse_neighbours();
  return m.browse_ratings({ count: movie.ratingCount });
}
