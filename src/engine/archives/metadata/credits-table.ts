// The Movies Dataset's `credits.csv`: a row as the cast and crew of a movie.
import type { SkipReason } from '../../../contract/skip-reasons.ts';
import type { CreditKind } from '../../../contract/credits.ts';
import type { CreditRecord, NewCredit } from '../../library/catalogue/credit-rows.ts';
import { byColumn } from '../formats/table-rows.ts';
import type { TableHeader } from '../table-header.ts';
import { readDictionaries, type PythonValue } from './python-literal.ts';
import { idOf, readId } from './tmdb-values.ts';

/** TMDB's words for the jobs that Matinee shows; all others are left out. */
const kindsOfJobs: ReadonlyMap<PythonValue | undefined, CreditKind> = new Map<
  PythonValue | undefined,
  CreditKind
>([
  ['Director', 'director'],
  ['Screenplay', 'writer'],
  ['Writer', 'writer'],
  ['Story', 'writer'],
  ['Author', 'writer'],
  ['Original Music Composer', 'composer'],
  ['Music', 'composer'],
  ['Director of Photography', 'cinematographer'],
  ['Editor', 'editor'],
  ['Producer', 'producer'],
]);

/** Of a cast of hundreds these are who people know; they come first. */
const mostCast = 20;
const mostNameLength = 200;

type Dictionary = { readonly [key: string]: PythonValue };

/** Reads a row: a record, or the reason why it is invalid. Entries without a name or a number are left out. */
export function creditsReader(header: TableHeader): (fields: readonly string[]) => CreditRecord | SkipReason {
  const field = byColumn(header);
  const idColumn = header.columns.includes('id') ? 'id' : 'movieid';
  return (fields) => {
    const tmdbId = readId(field(fields, idColumn).trim());
    if (tmdbId === null) return 'the id is not a whole number';
    return {
      tmdbId,
      credits: () => {
        const cast = readDictionaries(field(fields, 'cast')).slice(0, mostCast);
        const crew = readDictionaries(field(fields, 'crew'));
        return [...cast.flatMap(castMember), ...crew.flatMap(crewMember)];
      },
    };
  };
}

function castMember(entry: Dictionary): NewCredit[] {
  const role = textOf(entry['character']);
  return artistOf(entry).map((artist) => ({ ...artist, kind: 'cast', role }));
}

function crewMember(entry: Dictionary): NewCredit[] {
  const kind = kindsOfJobs.get(entry['job']);
  return kind === undefined ? [] : artistOf(entry).map((artist) => ({ ...artist, kind, role: null }));
}

function artistOf({ id, name }: Dictionary): { artistId: number; name: string }[] {
  const text = textOf(name);
  const artistId = idOf(id);
  return text === null || artistId === null ? [] : [{ artistId, name: text }];
}

function textOf(value: PythonValue | undefined): string | null {
  const text = typeof value === 'string' ? value.replace(/\s+/gu, ' ').trim() : '';
  return text === '' ? null : text.slice(0, mostNameLength);
}
