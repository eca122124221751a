// Cleans single fields of the vega-datasets movies: titles, years, genres, directors and figures.

/** The collection was made in 2010 and has a few announcements: no real release is later than this. */
const lastYear = 2012;
const firstYear = 1894;

/** The file's Latin letters were once read as Mac Roman ("LÈon" for "Léon"). */
const macRomanBytes = new Map(
  Array.from(new TextDecoder('macintosh').decode(Uint8Array.from({ length: 128 }, (_, i) => i + 128))).map(
    (character, i) => [character, i + 128],
  ),
);

/** Latin-1, and the one Windows character that the collection has; not by TextDecoder, whose windows-1252 differs between Node versions. */
function meantCharacter(byte: number): string {
  return byte === 0x85 ? '…' : String.fromCharCode(byte);
}

/** Text as it was meant; what can't have come from the mix-up of encodings stays as it is. */
export function fixEncoding(text: string): string {
  let meant = '';
  for (const character of text) {
    const code = character.charCodeAt(0);
    const byte = code < 128 ? code : macRomanBytes.get(character);
    if (byte === undefined) return text;
    meant += meantCharacter(byte);
  }
  return meant;
}

export type CleanTitle = { title: string; alternativeTitles: string[]; year: number | null };

/**
 * A title as one would write it: fixed letters, single spaces, the article in front, without the edition
 * ("(IMAX)") and without the year in brackets, which is returned. A number is a title too (`300`). Null for none.
 */
export function cleanTitle(raw: string | number | null): CleanTitle | null {
  if (raw === null) return null;
  let title = fixEncoding(String(raw)).replace(/\s+/g, ' ').trim();
  const alternativeTitles: string[] = [];
  let year: number | null = null;
  const bracketed = /^(.+?) \(([^()]+)\)$/.exec(title);
  if (bracketed?.[1] !== undefined && bracketed[2] !== undefined) {
    title = bracketed[1];
    if (/^\d{4}$/.test(bracketed[2])) year = Number(bracketed[2]);
    else if (!/^based on|release$|^imax$/i.test(bracketed[2])) alternativeTitles.push(bracketed[2]);
  }
  title = title.replace(/^(.+), (The|A|An|Les|La|Le)$/, '$2 $1');
  if (title.includes('¢')) alternativeTitles.push(title.replaceAll('¢', 'c'));
  return title === '' ? null : { title, alternativeTitles, year };
}

/**
 * Year of a release date such as `Jun 12 1998`, `7-Aug-98` or `1998`; null where there is none. Years were stored with two
 * digits at some time, so `Dec 15 2039` is 1939.
 */
export function cleanYear(raw: string | number | null): number | null {
  if (raw === null) return null;
  const digits = /(?:(?:^|[\s\-/])(?=\d{4}$)|[\-/](?=\d{2}$))(\d+)$/.exec(String(raw).trim())?.[1];
  if (digits === undefined) return null;
  let year = Number(digits);
  if (digits.length === 2) year += 2000;
  if (year > lastYear) year -= 100;
  return year >= firstYear && year <= lastYear ? year : null;
}

const majorGenres: Readonly<Record<string, readonly string[]>> = {
  Action: ['Action'],
  Adventure: ['Adventure'],
  'Black Comedy': ['Comedy'],
  Comedy: ['Comedy'],
  'Concert/Performance': ['Musical'],
  Documentary: ['Documentary'],
  Drama: ['Drama'],
  Horror: ['Horror'],
  Musical: ['Musical'],
  'Romantic Comedy': ['Comedy', 'Romance'],
  'Thriller/Suspense': ['Thriller'],
  Western: ['Western'],
};

/** Creative types that are a genre; the others ("Historical Fiction") are about where a story comes from. */
const creativeGenres: Readonly<Record<string, string>> = {
  Fantasy: 'Fantasy',
  'Kids Fiction': 'Children',
  'Science Fiction': 'Sci-Fi',
};

/** The usual names of a movie's genres, sorted; none where the collection names none. */
export function cleanGenres(majorGenre: string | null, creativeType: string | null): string[] {
  const genres = new Set(majorGenre === null ? [] : (majorGenres[majorGenre.trim()] ?? []));
  const creative = creativeType === null ? undefined : creativeGenres[creativeType.trim()];
  if (creative !== undefined) genres.add(creative);
  return [...genres].sort();
}

/** A director's name, or null; doubled quotes come from a CSV file. */
export function cleanDirector(raw: string | null): string | null {
  const name = fixEncoding(raw ?? '')
    .replaceAll('""', '"')
    .replace(/\s+/g, ' ')
    .trim();
  return name === '' ? null : name;
}

/** A positive figure, or null: 0 means unknown. */
export function cleanFigure(raw: number | null): number | null {
  return raw !== null && Number.isFinite(raw) && raw > 0 ? raw : null;
}

/** What sequels have in common: `The Matrix`, `Rocky` of `Rocky III`, `Star Wars` of `Star Wars Ep. IV: A New Hope`. */
export function franchiseOf(title: string): string {
  return title
    .replace(/:.*$/, '')
    .replace(/ and the .*$/, '')
    .replace(/[ ,]+(ep\.?|episode|part|vol\.?|volume|chapter)?[ ]*([ivx]+|\d{1,2}|one|two|three)?$/i, '')
    .toLowerCase();
}
