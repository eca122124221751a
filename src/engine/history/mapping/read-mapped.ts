// Reads a table by what its columns mean: how a mapping reads, and every site whose export is one plain table.
import { skipReasons, type SkipReason } from '../../../contract/skip-reasons.ts';
import { MatineeError } from '../../../contract/errors.ts';
import type { ColumnMeaning, RatingScale, TableMapping, Unrated } from '../../../contract/table-mapping.ts';
import { nextTurn } from '../../base/cancellation.ts';
import { parseId, parseImdbId, parseYear } from '../field-values.ts';
import type { HistoryFile } from '../history-file.ts';
import type { ReadingHistory } from '../history-format.ts';
import { halfStarsOf, isUnrated } from '../rating-scales.ts';
import { TableDates, rowDate, viewingDate, type RowDate } from '../row-dates.ts';
import { type SourceList, bareRow, type SourceRow } from '../source-row.ts';
import type { DateOrder } from '../../base/date-text.ts';
import { saidRows } from './said-rows.ts';
import { readCells, type CellRow, type TableCells } from './table-cells.ts';

/** What is read from a row: the first of a meaning's columns that has something counts. */
export type ReadingRule = {
  /** Places of the columns, by meaning. */
  places: Readonly<Partial<Record<ColumnMeaning, readonly number[]>>>;
  scale: RatingScale;
  /** Null for the order that the table's dates show. */
  dateOrder: DateOrder | null;
  unrated: Unrated;
  /** Whether a rating of 0 is the worst one instead of none. */
  isZeroWorst?: boolean | undefined;
  /** What a site's own columns say of a row beside what they mean: why it is skipped, or what it is without a rating. */
  judge?: ((cellOf: CellOf) => { skip: SkipReason } | { unrated: Unrated } | null) | undefined;
  /** What such columns say of the movie. */
  film?: ((cellOf: CellOf) => Partial<Film>) | undefined;
  /** Of JSON, the list that has the rows; null for the longest one. */
  list?: string | null;
  /** Whether its dates say when a row was noted, and nothing about the day of watching. */
  isDateOfNote?: boolean | undefined;
};

/** A cell of the row by the folded name of its column; empty where the table has none. */
export type CellOf = (...folded: string[]) => string;

const turnRows = 2000;

/** Rows of the table; those that can't be used are reported. Throws `mostly-bad-rows`. */
export async function readByRule(
  file: HistoryFile,
  rule: ReadingRule,
  { skipped, remarks, untaken, signal }: ReadingHistory,
): Promise<SourceRow[]> {
  const table = await readCells(file, rule.list);
  const rows: SourceRow[] = [];
  if (table === null) return rows;
  const read = rowReader(table, file.path, rule);
  for (const [place, row] of table.rows.entries()) {
    if (place % turnRows === turnRows - 1) await nextTurn(signal);
    const parsed = read(row);
    if (typeof parsed === 'string') skipped.add(file.path, row.line, parsed);
    else {
      const problem = parsed.find(({ dateProblem }) => dateProblem !== null)?.dateProblem ?? null;
      if (problem !== null) remarks.add(file.path, row.line, problem);
      rows.push(...parsed);
    }
  }
  // Words are kept with a viewing: those about what is to be watched have no place.
  const kept = new Set(rows.filter(({ kind }) => kind === 'viewing').map(({ line }) => line));
  const wordy = rows.filter(({ line, note }) => note !== '' && !kept.has(line)).map(({ line }) => line);
  untaken.add('notes', file.path, new Set(wordy).size);
  const broken = table.rows.filter(({ problem }) => problem !== null).length;
  if (broken * 2 > table.rows.length) skipped.refuseMostlyBad(file.path, table.rows.length);
  return rows;
}

/** The mapping's columns found in a table by their names. Throws `invalid-input` for one that the table has not, with those that it has. */
export function ruleOf(
  mapping: TableMapping,
  { names }: Pick<TableCells, 'names'>,
  file: string,
): ReadingRule {
  const places: Partial<Record<ColumnMeaning, number[]>> = {};
  const used = new Set<number>();
  for (const { name, meaning } of mapping.columns) {
    const place = names.findIndex((each, at) => each === name && !used.has(at));
    if (place >= 0) used.add(place);
    if (meaning === 'ignored') continue;
    if (place < 0) throw noColumn(name, names, file);
    (places[meaning] ??= []).push(place);
  }
  const { scale, unrated, dateOrder } = mapping;
  return { places, scale, unrated, dateOrder: dateOrder === 'automatic' ? null : dateOrder };
}

/** A table lacks a column that was named. */
export function noColumn(name: string, names: readonly string[], file: string): MatineeError {
  return new MatineeError(
    'invalid-input',
    `${file} has no column ${name}. It has ${names.filter((each) => each !== '').join(', ')}.`,
    { details: { file, name } },
  );
}

/** What one row of the table says: rows, or the reason to skip it. */
export function rowReader(
  table: TableCells,
  file: string,
  rule: ReadingRule,
): (row: CellRow) => SourceRow[] | SkipReason {
  const dates = new TableDates(table.rows.map(({ cells }) => cells));
  const folded = table.names.map(foldName);
  const listOf = listMaker();
  return ({ cells, line, problem }) => {
    if (problem !== null) return problem;
    const cell = (meaning: ColumnMeaning): string => firstCell(cells, rule.places[meaning]);
    const type = kindOfType(cell('type'));
    if (type !== 'movie') return type === 'television' ? skipReasons.television : skipReasons.noMovie;
    const cellOf: CellOf = (...names) =>
      names.map((name) => cells[folded.indexOf(name)] ?? '').find((text) => text !== '') ?? '';
    const judged = rule.judge?.(cellOf) ?? { unrated: rule.unrated };
    if ('skip' in judged) return judged.skip;
    const film = { ...filmOf(cells, rule), ...rule.film?.(cellOf) };
    if (isNameless(film)) return skipReasons.noTitle;
    const rating = cell('rating');
    const isRated = !isUnrated(rating) || (rule.isZeroWorst === true && rating === '0');
    const halfStars = isRated ? (rating === '0' ? 1 : halfStarsOf(rating, rule.scale)) : null;
    if (isRated && halfStars === null) return skipReasons.badRating;
    const dateIn = (...meanings: ColumnMeaning[]): RowDate => dateOf(cells, meanings, rule, dates);
    const watched = dateIn('watched-date', 'watched');
    const said = statusOf(cell('watched')) ?? (watched.datedAtMs === null ? null : 'watched');
    const isToWatch = isYes(cell('watchlist')) || said === 'watchlist';
    const found = saidRows({
      row: { ...bareRow, ...film, file, line, note: cell('note'), tags: partsOf(cell('tags'), /[,;|]/u) },
      ...{ halfStars, watched, noted: dateIn('date', 'watchlist'), isDateOfNote: rule.isDateOfNote === true },
      bare: said === 'watched' ? 'watched' : said === 'no' ? 'left-out' : judged.unrated,
      ...{ isToWatch, isLiked: isYes(cell('like')), isOwned: isYes(cell('owned')) },
      lists: partsOf(cell('list'), /[;|]/u).map(listOf),
    });
    return found.length === 0 ? skipReasons.noRating : found;
  };
}

function partsOf(text: string, separator: RegExp): string[] {
  return [...new Set(text.split(separator).map((part) => part.trim()))].filter((part) => part !== '');
}

/** Makes one list for each name. */
function listMaker(): (name: string) => SourceList {
  const lists = new Map<string, SourceList>();
  return (name) => {
    const list = lists.get(name) ?? { name, note: '', isOrdered: false };
    lists.set(name, list);
    return list;
  };
}

/** Lower-case letters and digits of any script, without accents: `Watched Date` is `watcheddate`. */
export function foldName(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function firstCell(cells: readonly string[], places: readonly number[] = []): string {
  return places.map((place) => cells[place] ?? '').find((text) => text !== '') ?? '';
}

export type Film = Pick<SourceRow, 'title' | 'otherTitles' | 'year' | 'imdbId' | 'tmdbId' | 'movieLensId'>;

function isNameless({ title, imdbId, tmdbId, movieLensId }: Film): boolean {
  return title === '' && [imdbId, tmdbId, movieLensId].every((id) => id === null);
}

function filmOf(cells: readonly string[], { places }: ReadingRule): Film {
  const all = (meaning: ColumnMeaning): string[] =>
    (places[meaning] ?? []).map((place) => cells[place] ?? '').filter((text) => text !== '');
  const titles = [...all('title'), ...all('other-title')];
  const [given = '', ...others] = titles;
  const ids = {
    imdbId: imdbIdIn(firstCell(cells, places['imdb-id'])),
    tmdbId: tmdbIdIn(firstCell(cells, places['tmdb-id'])),
    movieLensId: parseId(firstCell(cells, places['movielens-id'])),
  };
  const said = yearIn(firstCell(cells, places.year));
  const [, bare, inTitle] = /^(.*\S)\s*\((\d{4})\)$/u.exec(given) ?? [];
  const title = said === null && bare !== undefined ? bare : given;
  const year = said ?? parseYear(inTitle ?? '');
  return { ...ids, title, year, otherTitles: [...new Set(others)].filter((other) => other !== title) };
}

/** Also within an address. */
export function imdbIdIn(text: string): string | null {
  return parseImdbId(/tt\d{5,10}/iu.exec(text)?.[0] ?? text);
}

function tmdbIdIn(text: string): number | null {
  return parseId(/movie\/(\d+)/u.exec(text)?.[1] ?? text);
}

/** Also within a date with the day first. */
function yearIn(text: string): number | null {
  return parseYear(text) ?? parseYear(/(?:^|[^\d])(\d{4})$/u.exec(text.trim())?.[1] ?? '');
}

/** The date in the first column of these meanings that has one; of those that may say yes as well, only what is written like a date. */
function dateOf(
  cells: readonly string[],
  meanings: readonly ColumnMeaning[],
  { places, dateOrder }: ReadingRule,
  dates: TableDates,
): RowDate {
  for (const meaning of meanings) {
    const isDate = meaning === 'date' || meaning === 'watched-date';
    for (const place of places[meaning] ?? []) {
      const text = cells[place] ?? '';
      if (text === '' || (!isDate && !looksLikeDate(text))) continue;
      const isViewing = meaning === 'watched-date' || meaning === 'watched';
      if (dateOrder === null) return dates.read(text, place, isViewing);
      return (isViewing ? viewingDate : rowDate)(text, dateOrder);
    }
  }
  return { datedAtMs: null, dateProblem: null };
}

/** Whether a text is written like a date, whichever day it means; a bare number is a count. */
function looksLikeDate(text: string): boolean {
  return /\d/u.test(text) && !/^\d{1,6}$/u.test(text) && /\d{4}|\d[./-]\d/u.test(text);
}

const yesWords = new Set([
  ...[
    '1',
    'true',
    'yes',
    'y',
    'x',
    '✓',
    '✔',
    '♥',
    '❤',
    'ja',
    'j',
    'oui',
    'si',
    'sí',
    'da',
    'да',
    'tak',
    'wahr',
    'vrai',
  ],
  ...[
    'watched',
    'seen',
    'completed',
    'complete',
    'finished',
    'rewatched',
    'rewatching',
    'gesehen',
    'vu',
    'vue',
    'visto',
    'vista',
  ],
  ...['просмотрено', 'просмотрен', 'obejrzany', 'obejrzane', 'liked', 'favorite', 'favourite'],
]);
const plannedWords =
  /^(?:plan|to ?watch|want|wish|watch ?list|planned|geplant|merkliste|a voir|à voir|por ver|da vedere|буду|хочу|do obejrzenia)/iu;

function isYes(text: string): boolean {
  const plain = text.toLowerCase();
  return yesWords.has(plain) || looksLikeDate(text) || (/^\d+$/u.test(text) && Number(text) > 0);
}

/** What a column says that may be a yes, a date, a count or a state. */
export function statusOf(text: string): 'watched' | 'watchlist' | 'no' | null {
  if (text === '') return null;
  if (plannedWords.test(text)) return 'watchlist';
  return isYes(text) ? 'watched' : 'no';
}

const televisionTypes =
  /^(?:tv(?!.?(?:movie|film|special))|shows?$|series?$|seasons?$|episodes?$|mini.?serie|serial|serien?$|fernsehserie|сериал|мини-сериал|seriale?$|anime$)/iu;
const otherTypes =
  /^(?:book|comic|manga|game|video ?game|music|album|song|podcast|audio|visual ?novel|person|actor|list|trailer|boardgame)/iu;

/** What the word is for that a table writes into its column of types; a word that is not known is taken for a movie's. */
function kindOfType(text: string): 'movie' | 'television' | 'nothing' {
  if (televisionTypes.test(text)) return 'television';
  return otherTypes.test(text) ? 'nothing' : 'movie';
}
