// A row of someone's history as a reader hands it on: parsed, not matched.
import type { SkipReason } from '../../contract/skip-reasons.ts';
import type { HistoryKind } from '../../contract/history.ts';
import type { ListDetails } from '../../contract/lists.ts';

/** All rows of one list refer to the same object. */
export type SourceList = Readonly<ListDetails>;

export type SourceRow = {
  kind: HistoryKind;
  file: string;
  /** Line of a table, or place in a list, counted from 1. */
  line: number;
  title: string;
  /** Other titles of the movie, such as the original one. */
  otherTitles: string[];
  year: number | null;
  /** With `tt` and at least seven digits, as catalogues have them. */
  imdbId: string | null;
  tmdbId: number | null;
  movieLensId: number | null;
  /** The site's own name for the film, such as its address; tells films of one title and year apart. */
  siteFilm: string | null;
  /** 1 to 10; null for rows that are no ratings. */
  halfStars: number | null;
  /** Unix time in milliseconds; a day without a time as `calendarDay` has it. Null where the row has none, or none that can be read. */
  datedAtMs: number | null;
  /** Why the date could not be read; null if it was, or if there is none. */
  dateProblem: SkipReason | null;
  /** When the person noted a viewing, where the file has that beside the day of watching; see `datedAtMs`. */
  notedAtMs: number | null;
  /** Of a viewing, as the fields below: what the person wrote about it. */
  note: string;
  tags: string[];
  isRewatch: boolean;
  /** With whom. */
  companions: string;
  /** The list that a row of a list is of; its `note` is about the movie there. */
  list: SourceList | null;
  /** For what may be a movie or not (shorts, TV specials): it counts where the catalogue has that very id. */
  onlyById: boolean;
};

/** Of the row's film, where nothing says on which day it was watched, and stars are those of the film itself. */
export function viewingOfUnknownDay(row: SourceRow): SourceRow {
  return { ...row, kind: 'viewing', halfStars: null, datedAtMs: null, dateProblem: null };
}

/** The values of what a reader does not set. */
export const bareRow = {
  otherTitles: [],
  year: null,
  imdbId: null,
  tmdbId: null,
  movieLensId: null,
  siteFilm: null,
  halfStars: null,
  datedAtMs: null,
  dateProblem: null,
  notedAtMs: null,
  note: '',
  tags: [],
  isRewatch: false,
  companions: '',
  list: null,
  onlyById: false,
} satisfies Partial<SourceRow>;
