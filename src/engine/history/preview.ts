// A history that was read and matched, while the person reviews it: its rows, their corrections, and what the import will write.
import { recordOf } from '../../contract/keys-of.ts';
import { tally } from '../base/counts.ts';
import { MatineeError } from '../../contract/errors.ts';
import {
  historyKindSchema,
  type HistoryPreview,
  type HistoryRow,
  type HistoryRowsQuery,
  type MatchedBy,
  type PreviewId,
  type RowChoice,
  type RowState,
} from '../../contract/history.ts';
import type { MovieSummary } from '../../contract/movies.ts';
import { toStars } from '../../contract/stars.ts';
import type { ViewingDetails } from '../../contract/viewings.ts';
import type { Catalogue } from '../library/catalogue/catalogue.ts';
import type { MovieChoice } from '../library/diary/choice-store.ts';
import type { DiaryMovie } from '../library/diary/entry-rows.ts';
import { identityKeys } from '../library/catalogue/identity-keys.ts';
import type { ImportWrite, NewImport } from '../library/diary/import-store.ts';
import { matchRank } from '../library/catalogue/movie-matcher.ts';
import { losersOf } from '../library/catalogue/same-film.ts';
import { foldText } from '../library/catalogue/titles.ts';
import type { MatchedRow } from './match-rows.ts';
import {
  dayOf,
  needsLink,
  planImport,
  saysMore,
  type DiaryState,
  type PlannedRow,
  type SettledRow,
} from './plan-import.ts';
import { listWrites } from './plan-lists.ts';
import type { ReadHistory } from './read-history.ts';
import type { SourceRow } from './source-row.ts';

type PreviewCatalogue = Pick<Catalogue, 'identity' | 'summaries' | 'relatedMovies' | 'movieOf'>;

/** What the window and the command line are shown of a history before it is imported; the catalogue is the one it was matched with. */
export type Preview = {
  summary: (diary: DiaryState) => HistoryPreview;
  rows: (
    query: Omit<HistoryRowsQuery, 'previewId'>,
    catalogue: PreviewCatalogue,
    diary: DiaryState,
  ) => { total: number; rows: HistoryRow[] };
  row: (rowId: number, catalogue: PreviewCatalogue, diary: DiaryState) => HistoryRow;
  /** Throws `unknown-movie` and `invalid-input`. */
  correct: (rowId: number, choice: RowChoice, catalogue: PreviewCatalogue) => void;
  acceptGuesses: () => void;
  /** What to write into the diary as it is now. */
  toImport: (catalogue: PreviewCatalogue, diary: DiaryState) => NewImport;
};

type Row = MatchedRow & {
  rowId: number;
  choice: RowChoice;
  /** Whether the choice was made now, and not remembered. */
  isNew: boolean;
  /** The movie chosen at an earlier import that this catalogue does not have: the row waits for that one. */
  waitsFor: MovieChoice | null;
};

type Settlement = { state: RowState; matchedBy: MatchedBy | null; movieId: number | null };

const candidatesShown = 6;

export function createPreview(
  previewId: PreviewId,
  history: ReadHistory,
  matched: readonly MatchedRow[],
  catalogue: PreviewCatalogue,
): Preview {
  const rows = settleClaims(matched.map((row, rowId) => recallChoice(row, rowId, catalogue)));

  function settle(row: Row): SettledRow {
    const { state, movieId } = settlementOf(row);
    const { waitsFor } = row;
    const isForAnother = waitsFor !== null && waitsFor !== 'leave-out';
    return {
      kind: row.source.kind,
      isLeftOut: state === 'left-out',
      movieId: state === 'matched' ? movieId : null,
      identity: isForAnother ? waitsFor : row.identity,
      keys: isForAnother ? identityKeys(waitsFor) : row.keys,
      list: row.source.list,
      siteFilm: isForAnother ? null : row.source.siteFilm,
      halfStars: row.source.halfStars,
      datedAtMs: Math.min(row.source.datedAtMs ?? history.fileDatedAtMs, Date.now()),
      dating: datingOf(row.source),
      note: row.source.note,
      tags: row.source.tags,
    };
  }

  function plan(diary: DiaryState): PlannedRow[] {
    return planImport(rows.map(settle), diary);
  }

  function find(rowId: number): Row {
    const row = rows[rowId];
    if (row !== undefined) return row;
    throw new MatineeError('invalid-input', `The file has no row ${rowId}.`, { details: { rowId } });
  }

  function show(row: Row, planned: PlannedRow | undefined, from: PreviewCatalogue): HistoryRow {
    const { source, rowId } = row;
    const { state, matchedBy, movieId } = settlementOf(row);
    const candidates = candidatesOf(row, movieId, from);
    return {
      ...{ rowId, kind: source.kind, file: source.file, line: source.line },
      list: source.list?.name ?? null,
      ...{ title: row.identity.title, year: source.year },
      stars: source.halfStars === null ? null : toStars(source.halfStars),
      datedAtMs: source.datedAtMs,
      ...{ state, matchedBy, candidates },
      outcome: planned?.outcome ?? 'none',
      movie: candidates.find((movie) => movie.movieId === movieId) ?? null,
      diaryStars: planned?.entry?.stars ?? null,
    };
  }

  return {
    summary: (diary) => ({
      previewId,
      source: history.source,
      format: history.format,
      rows: rows.length,
      states: countEach(
        ['matched', 'uncertain', 'unmatched', 'left-out'],
        rows.map((row) => settlementOf(row).state),
      ),
      outcomes: countEach(
        ['add', 'update', 'wait', 'same', 'older', 'double', 'none'],
        plan(diary).map(({ outcome }) => outcome),
      ),
      kinds: countEach(
        historyKindSchema.options,
        rows.map(({ source }) => source.kind),
      ),
      repeated: history.repeated,
      ...history.skipped,
      remarks: history.remarks,
      untaken: history.untaken,
    }),
    rows: ({ state, outcome, kind, query, offset, limit }, from, diary) => {
      const planned = plan(diary);
      const words = foldText(query);
      const asked = rows.filter(
        (row) =>
          (state === null || settlementOf(row).state === state) &&
          (outcome === null || planned[row.rowId]?.outcome === outcome) &&
          (kind === null || row.source.kind === kind) &&
          (words === '' || foldText(row.identity.title).includes(words)),
      );
      const page = asked.slice(offset, offset + limit);
      return { total: asked.length, rows: page.map((row) => show(row, planned[row.rowId], from)) };
    },
    row: (rowId, from, diary) => show(find(rowId), plan(diary)[rowId], from),
    correct: (rowId, choice, from) => {
      const row = find(rowId);
      if (choice.kind === 'movie') from.identity(choice.movieId);
      Object.assign(row, { choice, isNew: true, waitsFor: null });
    },
    acceptGuesses: () => {
      for (const row of rows) {
        const { state, movieId } = settlementOf(row);
        const [candidate] = row.match.candidateIds;
        if (state !== 'uncertain' || movieId === null || candidate === undefined) continue;
        Object.assign(row, { choice: { kind: 'movie', movieId }, isNew: true });
      }
    },
    toImport: (from, diary) => ({
      ...{ source: history.source, format: history.format },
      ...{ contentHash: history.contentHash, fileDatedAtMs: history.fileDatedAtMs },
      writes: writesOfAll(
        rows.map((row) => ({ row: settle(row), source: row.source })),
        plan(diary),
        from,
      ),
      choices: rows
        .filter((row) => row.isNew)
        .map((row) => ({ row: row.identity, choice: toMovieChoice(row.choice, from) })),
    }),
  };
}

/** What was chosen at an earlier import counts again, unless the catalogue does not have that movie. */
function recallChoice(matched: MatchedRow, rowId: number, catalogue: PreviewCatalogue): Row {
  const { remembered } = matched;
  const row = {
    ...matched,
    rowId,
    isNew: false,
    waitsFor: null,
    choice: { kind: 'automatic' },
  } satisfies Row;
  if (remembered === null) return row;
  if (remembered === 'leave-out') return { ...row, choice: { kind: 'leave-out' } };
  const movieId = catalogue.movieOf(remembered);
  if (movieId === null) return { ...row, waitsFor: remembered };
  const [movie] = catalogue.summaries([movieId]);
  return movie === undefined ? row : { ...row, choice: { kind: 'movie', movieId: movie.movieId } };
}

/** A movie that several films of the file claim is the surest one's; the others become guesses. */
function settleClaims(rows: Row[]): Row[] {
  const losers = losersOf(
    rows.flatMap((row) => {
      const { state, movieId } = settlementOf(row);
      if (state !== 'matched' || movieId === null) return [];
      const rank = row.choice.kind === 'movie' ? matchRank.byId : (row.match.rank ?? matchRank.nearYear);
      return [{ of: row, film: { ...row.identity, siteFilm: row.source.siteFilm }, movieId, rank }];
    }),
  );
  return rows.map((row) =>
    losers.has(row) ? { ...row, match: { ...row.match, certainty: 'likely' as const, rank: null } } : row,
  );
}

function datingOf({ datedAtMs, dateProblem }: MatchedRow['source']): SettledRow['dating'] {
  if (dateProblem !== null) return 'unreadable';
  return datedAtMs === null ? 'undated' : 'dated';
}

function settlementOf({ choice, match, waitsFor }: Row): Settlement {
  if (choice.kind === 'leave-out') return { state: 'left-out', matchedBy: null, movieId: null };
  if (choice.kind === 'movie') return { state: 'matched', matchedBy: 'person', movieId: choice.movieId };
  if (waitsFor !== null) return { state: 'unmatched', matchedBy: null, movieId: null };
  const { certainty, matchedBy, movieId } = match;
  if (certainty === 'none') return { state: 'unmatched', matchedBy: null, movieId: null };
  return { state: certainty === 'certain' ? 'matched' : 'uncertain', matchedBy, movieId };
}

function candidatesOf(row: Row, movieId: number | null, catalogue: PreviewCatalogue): MovieSummary[] {
  const known = [...(movieId === null ? [] : [movieId]), ...row.match.candidateIds];
  const candidates = catalogue.summaries([...new Set(known)].slice(0, candidatesShown));
  if (candidates.length > 0) return candidates;
  return catalogue.relatedMovies(row.identity.title, row.source.year, candidatesShown);
}

function writesOfAll(
  rows: readonly { row: SettledRow; source: SourceRow }[],
  planned: readonly PlannedRow[],
  catalogue: PreviewCatalogue,
): ImportWrite[] {
  const pairs = rows.flatMap(({ row, source }, place) => {
    const plan = planned[place];
    return plan === undefined ? [] : [{ row, source, plan, place }];
  });
  const listed = pairs.flatMap(({ row, plan, place }) =>
    row.list === null || plan.outcome === 'none' || plan.outcome === 'double'
      ? []
      : [{ ...plan, place, list: row.list, note: row.note, movie: movieOf(row, catalogue) }],
  );
  return [
    ...pairs.flatMap(({ row, source, plan }) => writesOf(row, source, plan, catalogue)),
    ...listWrites(listed),
  ];
}

function movieOf({ movieId, identity }: SettledRow, catalogue: PreviewCatalogue): DiaryMovie {
  return { movieId, ...(movieId === null ? identity : catalogue.identity(movieId)) };
}

function writesOf(
  row: SettledRow,
  source: SourceRow,
  { outcome, entry, viewing }: PlannedRow,
  catalogue: PreviewCatalogue,
): ImportWrite[] {
  if (outcome === 'none' || outcome === 'double' || row.kind === 'list') return [];
  const movie = movieOf(row, catalogue);
  const { halfStars, datedAtMs } = row;
  const isAdded = outcome === 'add' || outcome === 'wait';
  if (row.kind === 'viewing') {
    if (isAdded) return [{ kind: 'viewing', movie, ...newViewing(row, source) }];
    if (viewing === null) return [];
    const { viewingId } = viewing;
    const tags = [...new Set([...viewing.tags, ...row.tags])];
    return [
      ...(needsLink(row, viewing) ? [{ kind: 'link-viewing', viewingId, movie } as const] : []),
      ...(saysMore(row, viewing) ? [{ kind: 'describe', viewingId, note: row.note, tags } as const] : []),
    ];
  }
  if (row.kind !== 'rating' || halfStars === null) {
    return isAdded && row.kind !== 'rating'
      ? [{ kind: 'mark', mark: row.kind, movie, markedAtMs: datedAtMs }]
      : [];
  }
  if (isAdded) return [{ kind: 'add', movie, halfStars, ratedAtMs: datedAtMs }];
  if (entry === null) return [];
  const { entryId } = entry;
  const isNewer = outcome === 'update' && entry.stars !== toStars(halfStars);
  return [
    ...(needsLink(row, entry) ? [{ kind: 'link', entryId, movie } as const] : []),
    ...(isNewer ? [{ kind: 'update', entryId, halfStars, ratedAtMs: datedAtMs } as const] : []),
  ];
}

/** One of an unknown day was noted at the latest when the file was written. */
function newViewing(
  row: SettledRow,
  { note, tags, isRewatch, companions, notedAtMs }: SourceRow,
): { details: ViewingDetails; notedAtMs: number } {
  const stars = row.halfStars === null ? null : toStars(row.halfStars);
  const watchedAtMs = dayOf(row);
  const details = { watchedAtMs, stars, note, tags, isRewatch, companions };
  return { details, notedAtMs: notedAtMs ?? watchedAtMs ?? row.datedAtMs };
}

function toMovieChoice(choice: RowChoice, catalogue: PreviewCatalogue): MovieChoice | null {
  if (choice.kind === 'movie') return catalogue.identity(choice.movieId);
  return choice.kind === 'leave-out' ? 'leave-out' : null;
}

/** How many of each, those with none too. */
function countEach<K extends string>(kinds: readonly K[], all: readonly K[]): Record<K, number> {
  const counts = tally(all);
  return recordOf(kinds, (kind) => counts.get(kind) ?? 0);
}
