// Trakt's export: lists of JSON objects, in a zip or one by one; and the table that it imports.
import { skipReasons, type SkipReason } from '../../../contract/skip-reasons.ts';
import { MatineeError } from '../../../contract/errors.ts';
import type { UntakenKind } from '../../../contract/history.ts';
import { fileName } from '../../archives/archive-source.ts';
import { nextTurn } from '../../base/cancellation.ts';
import { halfStarsOfTen, parseId, parseImdbId, parseYear } from '../field-values.ts';
import type { HistoryFile } from '../history-file.ts';
import type { ReadingHistory, SiteHistory } from '../history-format.ts';
import { rowDate, viewingDate } from '../row-dates.ts';
import { type SourceList, bareRow, type SourceRow } from '../source-row.ts';
import { countRows, listNameOf } from '../untaken.ts';
import { readerOf, together } from './table-site.ts';

type Item = Readonly<Record<string, unknown>>;
type ListName = ReturnType<typeof listNameOf>;

const usedFiles =
  /^(?:ratings-|comments|watched-movies|watched-history|history-|collection-movies|(?:lists-)?(?:watchlist|favou?rites)|lists-list-)/iu;
/** What other files of the zip are, by their names. */
const otherFiles: readonly (readonly [RegExp, UntakenKind])[] = [
  [/^likes-/iu, 'likes'],
  [/^lists-lists/iu, 'lists'],
  [/^(?:lists-|list-)/iu, 'lists'],
  [/^(?:watched|collection)-(?:shows|seasons|episodes)/iu, 'series'],
];
const works = ['movie', 'show', 'season', 'episode'];
const turnItems = 2000;

/** In a zip the names say which lists are ratings, watched movies, the watchlist, favourites or what is owned; a file alone is taken as it is. */
function recogniseLists(files: readonly HistoryFile[]): SiteHistory | null {
  const lists = files.filter(({ kind }) => kind === 'json');
  const used = lists.filter(
    (file) => mayBeList(file) && (files.length === 1 || usedFiles.test(fileName(file))),
  );
  if (used.length === 0) return null;
  const others = lists.flatMap((file) => {
    const kind = otherFiles.find(([name]) => name.test(fileName(file)))?.[1];
    return used.includes(file) || kind === undefined ? [] : [{ file, kind }];
  });
  return {
    files: [...used, ...others.map(({ file }) => file)],
    read: async (reading) => {
      const rows: SourceRow[] = [];
      const names = others.filter(({ file }) => isListOfLists(file));
      const lists = (await Promise.all(names.map(({ file }) => readLists(file)))).flat();
      const isAlone = files.length === 1;
      for (const file of used) rows.push(...(await readList(file, reading, { lists, isAlone })));
      for (const { file, kind } of others) {
        if (!isListOfLists(file)) reading.untaken.add(kind, file.path, await countRows(file));
      }
      return rows;
    },
  };
}

const recogniseTable = readerOf({
  needs: [
    ['imdbid', 'watchedat', 'watchlistedat'],
    ['tmdbid', 'watchedat', 'watchlistedat'],
  ],
  columns: {
    ...{ title: ['title'], year: ['year'], 'imdb-id': ['imdbid'], 'tmdb-id': ['tmdbid'], type: ['type'] },
    ...{ rating: ['rating'], watched: ['watchedat'], watchlist: ['watchlistedat'] },
    date: ['ratedat', 'watchedat', 'watchlistedat'],
  },
  scale: '10',
  unrated: 'left-out',
});

export const recogniseTrakt = together(recogniseTable, recogniseLists);

/** Trakt's entries have their movie as an object of its own; of a list without entries nothing can be said. */
function mayBeList({ names }: HistoryFile): boolean {
  return names.length === 0 || works.some((work) => names.includes(work));
}

/** Of each list what it is called, and how its file is. */
type KnownList = SourceList & { endings: string[] };

function isListOfLists(file: HistoryFile): boolean {
  return /^lists-lists/iu.test(fileName(file));
}

async function readLists(file: HistoryFile): Promise<KnownList[]> {
  return parseList(file.path, await file.text()).flatMap((value) => {
    const item = asItem(value);
    const ids = asItem(item?.['ids']);
    const name = textOf(item?.['name']);
    if (item === null || ids === null || name === '') return [];
    const isOrdered = item['display_numbers'] === true || textOf(item['sort_by']) === 'rank';
    const endings = [textOf(ids['slug']), textOf(ids['trakt'])].filter((ending) => ending !== '');
    return [{ name, note: textOf(item['description']), isOrdered, endings }];
  });
}

/** A list of one's own is in a file that is named after it: `lists-list-12345-my-films.json`. */
function ownListOf(file: HistoryFile, lists: readonly KnownList[]): SourceList | null {
  const slug = /^lists-list-(?:\d+-)?(.+)\.json$/iu.exec(fileName(file))?.[1];
  if (slug === undefined) return null;
  const whole = fileName(file).replace(/^lists-list-|\.json$/giu, '');
  const known = lists.find(({ endings }) => endings.some((ending) => ending === slug || ending === whole));
  if (known !== undefined) return { name: known.name, note: known.note, isOrdered: known.isOrdered };
  return listCalled(slug);
}

function listCalled(slug: string): SourceList {
  const words = slug.replaceAll(/[-_]+/gu, ' ').trim();
  return { name: words.charAt(0).toUpperCase() + words.slice(1), note: '', isOrdered: true };
}

async function readList(
  file: HistoryFile,
  reading: ReadingHistory,
  { lists, isAlone }: { lists: readonly KnownList[]; isAlone: boolean },
): Promise<SourceRow[]> {
  const items = parseList(file.path, await file.text());
  const rows: SourceRow[] = [];
  const own = ownListOf(file, lists);
  const listName = own === null ? listNameOf(file) : null;
  const called = listCalled(fileName(file).replace(/\.\w+$/u, ''));
  for (const [index, item] of items.entries()) {
    if (index % turnItems === turnItems - 1) await nextTurn(reading.signal);
    const line = index + 1;
    const isListed = own === null && isOnUnknownList(item, listName);
    // A list that was chosen by itself has the name of its file; in a zip, names say which lists are the person's.
    const row =
      isListed && !isAlone ? null : parseItem(item, file.path, line, isListed ? called : (own ?? listName));
    if (row === null) reading.untaken.add('lists', file.path, 1);
    else if (typeof row === 'string') reading.skipped.add(file.path, line, row);
    else {
      if (row.dateProblem !== null) reading.remarks.add(file.path, line, row.dateProblem);
      rows.push(row);
    }
  }
  if (items.length > 0 && items.every((item) => asItem(item) === null)) {
    throw noList(file.path);
  }
  return rows;
}

function parseList(path: string, text: string): unknown[] {
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list)) return list;
  } catch {
    // Reported below, like JSON of another kind.
  }
  throw noList(path);
}

function noList(path: string): MatineeError {
  return new MatineeError(
    'not-a-history',
    `${path} is not a list of JSON objects, as sites and tools export ratings. Get the export again, or choose another file.`,
    { details: { file: path } },
  );
}

function asItem(value: unknown): Item | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}

/** A text or a number; empty for anything else. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** Whether it is listed, and neither to watch nor as a favourite. */
function isOnUnknownList(value: unknown, listName: ListName): boolean {
  const item = asItem(value);
  if (item === null || asItem(item['movie']) === null) return false;
  const isNamed = listName === 'watchlist' || listName === 'liked';
  return 'listed_at' in item && !isNamed && textOf(item['rating']) === '';
}

function parseItem(
  value: unknown,
  file: string,
  line: number,
  within: ListName | SourceList,
): SourceRow | SkipReason {
  const item = asItem(value);
  if (item === null) return 'it is no entry of Trakt';
  const type = textOf(item['type']);
  if ((type !== '' && type !== 'movie') || (!('movie' in item) && works.some((work) => work in item))) {
    return skipReasons.television;
  }
  const movie = asItem(item['movie']) ?? {};
  const given = asItem(movie['ids']) ?? {};
  const title = textOf(movie['title']);
  const ids = { imdbId: parseImdbId(textOf(given['imdb'])), tmdbId: parseId(textOf(given['tmdb'])) };
  if (title === '' && ids.imdbId === null && ids.tmdbId === null) return skipReasons.noTitle;
  const row = { ...bareRow, ...ids, file, line, title, year: parseYear(textOf(movie['year'])) };
  if (within !== null && typeof within !== 'string') {
    return { ...row, kind: 'list', list: within, note: textOf(item['notes']) };
  }
  const rating = textOf(item['rating']);
  if (rating !== '') {
    const halfStars = halfStarsOfTen(rating);
    if (halfStars === null) return skipReasons.badRating;
    return { ...row, kind: 'rating', halfStars, ...rowDate(textOf(item['rated_at'])) };
  }
  if ('comment' in item) return commentRow(row, item);
  if (['last_watched_at', 'watched_at', 'plays'].some((key) => key in item)) {
    const date = viewingDate(textOf(item['last_watched_at']) || textOf(item['watched_at']));
    // Of a play of an unknown day nothing is known but that the film was watched.
    const kind = date.datedAtMs === null ? 'watched' : 'viewing';
    return { ...row, ...date, kind, isRewatch: kind === 'viewing' && Number(item['plays']) > 1 };
  }
  if ('collected_at' in item) return { ...row, kind: 'owned', ...rowDate(textOf(item['collected_at'])) };
  if ('liked_at' in item) return { ...row, kind: 'liked', ...rowDate(textOf(item['liked_at'])) };
  if ('listed_at' in item) {
    const kind = within === 'liked' ? 'liked' : 'watchlist';
    return { ...row, kind, ...rowDate(textOf(item['listed_at'])) };
  }
  return skipReasons.noRating;
}

/** What somebody wrote about a film without saying when they watched it. */
function commentRow(row: Omit<SourceRow, 'kind'>, item: Item): SourceRow | SkipReason {
  const comment = asItem(item['comment']) ?? item;
  const note = textOf(comment['comment']);
  if (note === '') return skipReasons.noRating;
  const notedAtMs = rowDate(textOf(comment['created_at'])).datedAtMs;
  return { ...row, kind: 'viewing', note, notedAtMs };
}
