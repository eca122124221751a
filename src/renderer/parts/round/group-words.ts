// Groups of movies in words: "Sci-Fi and action, 1980 to 1999".
import type { GroupTraits } from '../../../contract/rounds.ts';
import { m } from '../../../messages/messages.js';
import { formatList } from '../../ui/format.ts';
import { genreName } from '../../ui/genre-names.ts';

export function groupName(traits: GroupTraits): string {
  const genres = traits.genres.length > 0 ? formatList(traits.genres.map(genreName)) : m.rating_group_mixed();
  const era = eraWords(traits);
  return era === null ? genres : m.rating_group_era({ genres, era });
}

/** What the person leans towards; null for a group of all genres and times, which nobody leans towards. */
export function leaningName(traits: GroupTraits): string | null {
  if (traits.genres.length > 0) return groupName(traits);
  const era = eraWords(traits);
  return era === null ? null : m.rating_group_era({ genres: m.rating_group_any(), era });
}

/** `before 1990`, `since 2000`, `the 1990s`, `1980 to 1999`; null if all times mix. */
function eraWords({ fromYear, toYear }: GroupTraits): string | null {
  if (fromYear !== null && toYear !== null) {
    return toYear - fromYear === 9
      ? m.rating_group_decade({ decade: String(fromYear) })
      : m.rating_group_between({ from: String(fromYear), to: String(toYear) });
  }
  if (toYear !== null) return m.rating_group_before({ year: String(toYear + 1) });
  return fromYear === null ? null : m.rating_group_since({ year: String(fromYear) });
}
