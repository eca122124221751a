// Histories as files, of any site and as anyone may have them: each row is imported, waits or is reported, and no movie gets other stars.
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MatineeError } from '../../src/contract/errors.ts';
import type { HistoryPreview } from '../../src/contract/history.ts';
import { keysOf } from '../../src/contract/keys-of.ts';
import type { TableMapping } from '../../src/contract/table-mapping.ts';
import { foldTitle } from '../../src/engine/library/catalogue/titles.ts';
import { HistoryDesk } from '../../src/engine/session/import-service.ts';
import { OpenLibrary } from '../../src/engine/session/library-session.ts';
import { fc } from '../fixtures/properties.ts';
import { writeSmallCatalogue } from '../fixtures/small-catalogue.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

const place = useWorkplace();
let library: OpenLibrary;

beforeEach(async () => {
  mkdirSync(place.path('library'));
  await writeSmallCatalogue(
    place.path('library/catalogue.db'),
    catalogued.map(({ title, year, imdbId }, at) => ({
      movieId: at + 1,
      title,
      year,
      imdbId,
      genres: [],
      stars: [4],
    })),
  );
  library = new OpenLibrary(place.path('library'));
});
afterEach(() => {
  library.close();
});

type Film = { title: string; year: number; imdbId: string; tmdbId: number };

const films: readonly Film[] = (
  [
    ['Heat', 1995],
    ['Heat', 1986],
    ['The Heat', 2013],
    ['mother!', 2017],
    ['Mother', 2009],
    ['Léon', 1994],
    ['Good, the Bad and "the" Ugly; the', 1966],
    ['2001', 1968],
    ['=1+1', 2012],
    ['Adrift', 2009],
    ['Adrift', 2018],
    ['Nowhere', 2020],
  ] as const
).map(([title, year], at) => ({ title, year, imdbId: `tt${1_000_001 + at}`, tmdbId: 501 + at }));
/** The catalogue lacks the last ones. */
const catalogued = films.slice(0, -2);

/** What a row of a file says: a film, and its rating as the site writes it, or something that is none. */
type Said = {
  film: number;
  halfStars: number | null;
  odd: string;
  date: string;
  isFilm: boolean;
  isBroken: boolean;
};

type Layout = {
  columns: (said: Said, film: Film) => Readonly<Record<string, string>>;
  /** Columns that the site's files may lack. */
  optional: readonly string[];
};

const rating = ({ halfStars, odd }: Said, scale: (halfStars: number) => number): string =>
  halfStars === null ? odd : String(scale(halfStars));
const half = (halfStars: number): number => halfStars / 2;
const whole = (halfStars: number): number => halfStars;
const tenfold = (halfStars: number): number => halfStars * 10;

const layouts = {
  letterboxd: {
    columns: (said, { title, year }) => ({
      ...{
        Date: said.date,
        Name: title,
        Year: String(year),
        'Letterboxd URI': `https://boxd.it/${said.film}`,
      },
      Rating: rating(said, half),
    }),
    optional: [],
  },
  imdb: {
    columns: (said, { title, year, imdbId }) => ({
      ...{ Const: imdbId, 'Your Rating': rating(said, whole), 'Date Rated': said.date, Title: title },
      ...{ 'Title Type': said.isFilm ? 'Movie' : 'TV Series', Year: String(year), Genres: 'Drama, War' },
    }),
    optional: ['Year', 'Genres', 'Date Rated'],
  },
  tmdb: {
    columns: (said, { title, year, imdbId, tmdbId }) => ({
      ...{ 'TMDb ID': String(tmdbId), 'IMDb ID': imdbId, Type: said.isFilm ? 'movie' : 'tv', Name: title },
      ...{ 'Release Date': `${year}-05-01`, 'Your Rating': rating(said, whole), 'Date Rated': said.date },
    }),
    optional: ['IMDb ID', 'Release Date', 'Date Rated'],
  },
  movary: {
    columns: (said, { title, year, imdbId, tmdbId }) => ({
      ...{ title, year: String(year), tmdbId: String(tmdbId), imdbId, userRating: rating(said, whole) },
    }),
    optional: ['year'],
  },
  yamtrack: {
    columns: (said, { title, tmdbId }) => ({
      ...{ media_id: String(tmdbId), source: 'tmdb', media_type: said.isFilm ? 'movie' : 'tv', title },
      ...{ score: rating(said, whole), status: 'Completed', end_date: said.date, notes: 'so, so' },
    }),
    optional: ['end_date', 'notes'],
  },
  criticker: {
    columns: (said, { title, year, imdbId }) => ({
      ...{
        Score: rating(said, tenfold),
        ' Film Name': title,
        ' Year': String(year),
        ' Date Rated': said.date,
      },
      ...{ ' URL': said.isFilm ? 'https://x/film/a/' : 'https://x/tv/a/', ' IMDB ID': imdbId },
    }),
    optional: [' Year', ' Date Rated', ' IMDB ID'],
  },
  kinopoisk: {
    columns: (said, { title, year }) => ({
      ...{
        nameEng: title,
        nameRus: 'Кино',
        rating: rating(said, whole),
        date: said.date,
        year: String(year),
      },
    }),
    optional: ['date', 'year'],
  },
  'own-table': {
    columns: (said, { title, year, tmdbId }) => ({
      ...{
        Film: title,
        Jahr: String(year),
        Note: rating(said, whole),
        Gesehen: said.date,
        Art: said.isFilm ? 'Film' : 'Serie',
      },
      Nummer: String(tmdbId),
    }),
    optional: ['Jahr', 'Nummer', 'Gesehen', 'Art'],
  },
} satisfies Readonly<Record<string, Layout>>;
type Site = keyof typeof layouts;

const ownMeanings: Readonly<Record<string, TableMapping['columns'][number]['meaning']>> = {
  ...{ Film: 'title', Jahr: 'year', Note: 'rating', Gesehen: 'date', Art: 'type', Nummer: 'tmdb-id' },
};

const said = fc.record({
  film: fc.integer({ min: 0, max: films.length - 1 }),
  halfStars: fc.option(fc.integer({ min: 1, max: 10 }), { freq: 5 }),
  odd: fc.constantFrom('', '-', '11111', 'good', '-3', 'NaN'),
  date: fc.constantFrom(
    '2024-05-31',
    '31.05.2024',
    '5/31/2024',
    '02/03/2024',
    '2031-01-01',
    'soon',
    '',
    '2024-02-31',
  ),
  isFilm: fc.boolean(),
  isBroken: fc.boolean(),
});

type File = {
  site: Site;
  said: Said[];
  delimiter: string;
  leftOut: string[];
  isReversed: boolean;
  extra: boolean;
};

/** Everyone chooses the scale at Criticker: a rating beyond 10 says that it goes to 100. */
const ofHundred: Said = { film: 0, halfStars: 9, odd: '', date: '', isFilm: true, isBroken: false };

const files: fc.Arbitrary<File> = fc
  .constantFrom(...keysOf(layouts))
  .chain((site) =>
    fc.record({
      site: fc.constant(site),
      // Some films come twice, and a few rows are cut short.
      said: fc.array(
        said.map((each) => ({ ...each, isBroken: each.isBroken && each.film % 5 === 0 })),
        { minLength: 1, maxLength: 14 },
      ),
      delimiter: fc.constantFrom(',', ';', '\t'),
      leftOut: fc.subarray([...layouts[site].optional]),
      isReversed: fc.boolean(),
      extra: fc.boolean(),
    }),
  )
  .map((file) => (file.site === 'criticker' ? { ...file, said: [ofHundred, ...file.said] } : file));

/** Each row is one line of the file: quotes are doubled, and no cell has a line break. */
function textOf({ site, said: rows, delimiter, leftOut, isReversed, extra }: File): {
  text: string;
  names: string[];
} {
  const columns = (each: Said): Readonly<Record<string, string>> =>
    layouts[site].columns(each, films[each.film]!);
  const known = Object.keys(columns(rows[0]!)).filter((name) => !leftOut.includes(name));
  const names = [...(isReversed ? known.toReversed() : known), ...(extra ? ['Extra'] : [])];
  const quoted = (cell: string): string => (/[",;\t]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = rows.map((each) => {
    const cells = names.map((name) => quoted(columns(each)[name] ?? 'x'));
    return (each.isBroken ? [cells[0] || 'cut'] : cells).join(delimiter);
  });
  return { text: [names.map(quoted).join(delimiter), ...lines, ''].join('\n'), names };
}

function mappingOf(names: readonly string[]): TableMapping {
  const columns = names.map((name) => ({ name, meaning: ownMeanings[name] ?? ('ignored' as const) }));
  return { columns, scale: '10', dateOrder: 'automatic', unrated: 'watched' };
}

const harmless = new Set(['mostly-bad-rows', 'not-a-history', 'invalid-input']);

/** Null where the file is refused as a whole, which is a report. */
async function read(
  desk: HistoryDesk,
  path: string,
  profileId: number,
  file: File,
  names: string[],
): Promise<HistoryPreview | null> {
  try {
    return await desk.read(path, profileId, { mapping: file.site === 'own-table' ? mappingOf(names) : null });
  } catch (error) {
    if (error instanceof MatineeError && harmless.has(error.code)) return null;
    throw error;
  }
}

test('each row is imported, waits or is reported, and no movie gets a star that no row gave it', async () => {
  const desk = new HistoryDesk(library);
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(files, async (file) => {
      const { diary } = library;
      const { profileId } = diary.createProfile(`Reader ${taken}`);
      taken += 1;
      const { text, names } = textOf(file);
      const path = place.path('export.csv');
      writeFileSync(path, text);
      const preview = await read(desk, path, profileId, file, names);
      if (preview === null) return;
      expect(preview.format).toBe(file.site);
      const all = { state: null, outcome: null, kind: null, query: '', offset: 0, limit: 500 } as const;
      const { rows } = desk.rows({ previewId: preview.previewId, ...all });

      const known = new Set([...rows, ...preview.skippedRows].map(({ line }) => line));
      const missing = file.said.filter((_, at) => !known.has(at + 2));
      expect(missing.length).toBeLessThanOrEqual(preview.repeated);
      expect(rows.filter(({ outcome }) => outcome === 'none')).toEqual([]);
      for (const { line, stars } of rows) {
        const { halfStars = null } = file.said[line - 2] ?? {};
        if (stars !== null) expect(stars * 2).toBe(halfStars);
      }

      desk.apply(preview.previewId);
      for (const { movieId, title, stars } of diary.identifiedEntries(profileId)) {
        const named = movieId === null ? title : catalogued[movieId - 1]?.title;
        const givers = file.said.filter(
          (each) =>
            each.halfStars === stars * 2 && !each.isBroken && sound(films[each.film]?.title) === sound(named),
        );
        expect(givers.length, `${named} has ${stars} stars`).toBeGreaterThan(0);
        // What has no twin goes to the movie itself.
        const itself = movieId === null ? undefined : catalogued[movieId - 1];
        const hasYear = names.some((name) => /year|jahr|release/iu.test(name));
        if (itself !== undefined && hasYear && isUnmistakable(file.site)) {
          expect(givers.some(({ film }) => films[film]?.year === itself.year)).toBe(true);
        }
      }
    }),
    { numRuns: 150 },
  );
});

/** A title without what a matcher may overlook. */
function sound(title = ''): string {
  return foldTitle(title).replace(/^the /u, '');
}

/** Its rows have the year, or a number that is in the catalogue. */
function isUnmistakable(site: Site): boolean {
  return site !== 'own-table';
}
