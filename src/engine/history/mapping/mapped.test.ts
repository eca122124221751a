// Tables of no known layout: what their columns are taken for, and what their rows become.
import { describe, expect, test } from 'vitest';
import { writeZip } from '../../../../tests/fixtures/made-archive.ts';
import { day, expectRefusal, lines, useHistories } from '../../../../tests/fixtures/made-histories.ts';
import type { ColumnMeaning, MappedTable, TableMapping } from '../../../contract/table-mapping.ts';
import { openHistory } from '../history-files.ts';
import { readHistory } from '../read-history.ts';
import { completeMapping, describeMapped, isLikelyHistory, requireUnknownTable } from './unknown-table.ts';
import { writeFileSync } from 'node:fs';

const { place } = useHistories();

async function look(name: string, content: string, given: TableMapping | null = null): Promise<MappedTable> {
  writeFileSync(place.path(name), content);
  const { source, files } = await openHistory(place.path(name));
  return describeMapped(await requireUnknownTable(source, files), given, () => null);
}

/** The columns that are used, by what they are taken for. */
function used({ mapping }: MappedTable): Partial<Record<ColumnMeaning, string>> {
  return Object.fromEntries(
    mapping.columns.flatMap(({ name, meaning }) => (meaning === 'ignored' ? [] : [[meaning, name]])),
  );
}

describe('columns are guessed', () => {
  test.each<[string, string, Partial<Record<ColumnMeaning, string>>, Partial<TableMapping>]>([
    [
      'of a German table',
      lines('Film;Jahr;Note;Gesehen am;Gefällt mir', 'Heat;1995;8;31.05.2024;x', 'Alien;1979;10;01.06.2024;'),
      { title: 'Film', year: 'Jahr', rating: 'Note', 'watched-date': 'Gesehen am', like: 'Gefällt mir' },
      { scale: '10', unrated: 'left-out' },
    ],
    [
      'of a German one in the person’s own words',
      lines('Filmtitel;Meine Wertung;Bemerkung', 'Heat;8,5;Laut', 'Alien;9;'),
      { title: 'Filmtitel', rating: 'Meine Wertung', note: 'Bemerkung' },
      { scale: '10' },
    ],
    [
      'of a French one',
      lines('Titre,Titre original,Année,Ma note,Critique', 'Alien,Alien,1979,"4,5",Froid'),
      { title: 'Titre', 'other-title': 'Titre original', year: 'Année', rating: 'Ma note', note: 'Critique' },
      { scale: '5' },
    ],
    [
      'of a Russian one',
      lines('Название\tГод\tОценка\tДата', 'Брат\t1997\t85%\t31.05.2024'),
      { title: 'Название', year: 'Год', rating: 'Оценка', date: 'Дата' },
      { scale: '100' },
    ],
    [
      'of a Spanish one',
      lines('Título,Año,Calificación,Vista', 'Heat,1995,17,sí', 'Alien,1979,20,no'),
      { title: 'Título', year: 'Año', rating: 'Calificación', watched: 'Vista' },
      { scale: '20' },
    ],
    [
      'where everyone’s ratings are beside the person’s',
      lines('Title,IMDb Rating,Rating,My Rating,IMDb URL', 'Heat,8.3,8,B+,https://imdb.com/title/tt0113277/'),
      { title: 'Title', rating: 'My Rating', 'imdb-id': 'IMDb URL' },
      { scale: 'letters' },
    ],
    [
      'by what is in them',
      lines('a,b,c', 'tt0113277,Heat,1995', 'tt0078748,Alien,1979', 'tt0088846,Brazil,1985'),
      { 'imdb-id': 'a', title: 'b', year: 'c' },
      {},
    ],
    [
      'of states and favourites',
      lines('name,status,favorite,owned', 'Heat,Completed,true,', 'Alien,Plan to watch,,yes'),
      { title: 'name', watched: 'status', like: 'favorite', owned: 'owned' },
      { unrated: 'left-out' },
    ],
  ])('%s', async (_, content, meanings, more) => {
    const table = await look('mine.csv', content);
    expect(used(table)).toEqual(meanings);
    expect(table.mapping).toMatchObject(more);
  });

  test('and one rating that is too high does not make another scale of all others', async () => {
    const rows = ['Heat,7', 'Alien,9', 'Brazil,8', 'Ronin,10', 'Dune,77'];
    const table = await look('mine.csv', lines('Film,Stars', ...rows));
    expect(table.mapping.scale).toBe('10');
    expect(table.taken).toBe(4);
  });

  test('of a list of objects, also of one within an object', async () => {
    const list = await look('films.json', '[{"title": "Heat", "year": "1995", "rating": 8}]');
    expect(used(list)).toEqual({ title: 'title', year: 'year', rating: 'rating' });
    const within = await look(
      'more.json',
      JSON.stringify({
        page: 1,
        items: [{ Name: 'Heat', ProviderIds: { Imdb: 'tt0113277' }, UserData: { Played: true } }],
      }),
    );
    expect(used(within)).toEqual({
      title: 'Name',
      'imdb-id': 'ProviderIds.Imdb',
      watched: 'UserData.Played',
    });
    expect(within.first).toMatchObject([{ title: 'Heat', kind: 'watched' }]);
  });

  test('and nothing is made of what is no watchlist or of what is not named', async () => {
    const table = await look('mine.csv', lines('Film,Colour', 'Heat,blue', 'Alien,green'));
    expect(table.taken).toBe(0);
    expect(table.first[0]?.problem).toBe('it has no rating of yours');
    expect((await look('my-watchlist.csv', lines('Film,Colour', 'Heat,blue'))).first[0]?.kind).toBe(
      'watchlist',
    );
  });

  test('and a table without movies is not offered where it is dropped', async () => {
    const offered = async (content: string): Promise<boolean> => {
      writeFileSync(place.path('a.csv'), content);
      const { source, files } = await openHistory(place.path('a.csv'));
      return isLikelyHistory(await requireUnknownTable(source, files));
    };
    expect(await offered(lines('Date,Amount', '2024-01-01,12.50'))).toBe(false);
    expect(await offered(lines('Film,Stars', 'Heat,4'))).toBe(true);
  });
});

describe('rows become', () => {
  const table = lines(
    'Film,Jahr,Note,Datum,Gesehen,Merkliste,Art',
    'Heat,1995,9,02/01/2024,,,film',
    'Alien (1979),,,,ja,,film',
    'Brazil,1985,,,,x,film',
    'A Series,2008,10,,,,series',
    'Dune,1984,11,,,,film',
    'Zero,1999,0,,,,film',
    ',,8,,,,film',
  );
  const mapping = {
    ...{ scale: '10', dateOrder: 'automatic', unrated: 'left-out' },
    columns: (
      [
        ['Film', 'title'],
        ['Jahr', 'year'],
        ['Note', 'rating'],
        ['Datum', 'date'],
        ['Gesehen', 'watched'],
        ['Merkliste', 'watchlist'],
        ['Art', 'type'],
      ] as const
    ).map(([name, meaning]) => ({ name, meaning })),
  } satisfies TableMapping;

  test('ratings, marks, or are reported; a date that can be two days is no date', async () => {
    writeFileSync(place.path('mine.csv'), table);
    const read = await readHistory(place.path('mine.csv'), { mapping });
    expect(read.format).toBe('own-table');
    expect(read.rows.map(({ kind, title, year, halfStars }) => [kind, title, year, halfStars])).toEqual([
      ['rating', 'Heat', 1995, 9],
      ['watched', 'Alien', 1979, null],
      ['watchlist', 'Brazil', 1985, null],
    ]);
    expect(read.skipped.skippedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [5, 'television, not a movie'],
      [6, 'the rating is not one that the site gives'],
      [7, 'it has no rating of yours'],
      [8, 'it names no movie'],
    ]);
    expect(read.remarks.count).toBe(1);
    const dayFirst = await readHistory(place.path('mine.csv'), {
      mapping: { ...mapping, dateOrder: 'day-first' },
    });
    expect(dayFirst.rows[0]?.datedAtMs).toBe(day(2024, 1, 2));
  });

  test('the day of watching may be long ago, and that of rating not', async () => {
    writeFileSync(place.path('mine.csv'), lines('Film;Gesehen;Bewertet', 'Heat;25.05.1977;01.06.1977'));
    const readBy = async (meaning: ColumnMeaning, named: string) => {
      const columns = (['Film', 'Gesehen', 'Bewertet'] as const).map((name) => ({
        name,
        meaning: name === 'Film' ? ('title' as const) : name === named ? meaning : ('ignored' as const),
      }));
      const { rows } = await readHistory(place.path('mine.csv'), {
        mapping: { columns, scale: '10', dateOrder: 'day-first', unrated: 'watched' },
      });
      return rows.map(({ datedAtMs }) => datedAtMs);
    };
    expect(await readBy('watched-date', 'Gesehen')).toEqual([day(1977, 5, 25)]);
    expect(await readBy('date', 'Bewertet')).toEqual([null]);
  });

  test('a day of watching, words, tags and lists become what the diary has for them', async () => {
    const columns = (
      [
        ['Film', 'title'],
        ['Note', 'rating'],
        ['Bewertet', 'date'],
        ['Gesehen', 'watched-date'],
        ['Kritik', 'note'],
        ['Tags', 'tags'],
        ['Liste', 'list'],
      ] as const
    ).map(([name, meaning]) => ({ name, meaning }));
    writeFileSync(
      place.path('mine.csv'),
      lines(
        'Film;Note;Bewertet;Gesehen;Kritik;Tags;Liste',
        'Heat;9;;2024-05-03;Lang;kino, nacht;',
        'Alien;8;2024-06-02;2024-06-01;;;Schaurig',
        'Brazil;7;2024-06-02;;Voll;;',
        'Ronin;;;2023-01-01;;;Schaurig',
      ),
    );
    const { rows } = await readHistory(place.path('mine.csv'), { mapping: { ...mapping, columns } });
    expect(
      rows.map(({ kind, title, halfStars, datedAtMs, note, tags, list }) =>
        [kind, title, halfStars, datedAtMs, note, tags.join(), list?.name ?? ''].filter(
          (said) => said !== '',
        ),
      ),
    ).toEqual([
      ['viewing', 'Heat', 9, day(2024, 5, 3), 'Lang', 'kino,nacht'],
      ['rating', 'Alien', 8, day(2024, 6, 2)],
      ['viewing', 'Alien', null, day(2024, 6, 1)],
      ['list', 'Alien', null, null, 'Schaurig'],
      ['rating', 'Brazil', 7, day(2024, 6, 2)],
      ['viewing', 'Brazil', null, null, 'Voll'],
      ['viewing', 'Ronin', null, day(2023, 1, 1)],
      ['list', 'Ronin', null, null, 'Schaurig'],
    ]);
  });

  test('what is remembered for these columns, without a question', async () => {
    writeFileSync(place.path('mine.csv'), table);
    const { rows } = await readHistory(place.path('mine.csv'), {
      remembered: (names) => (names.includes('Merkliste') ? mapping : null),
    });
    expect(rows).toHaveLength(3);
  });

  test('all of the zip’s tables that have these columns; others, and what was deleted there, are counted', async () => {
    const { rows, untaken } = await readHistory(
      writeZip(place.path('all.zip'), {
        '2023.csv': table,
        '2024.csv': table.replace('Heat', 'Ronin'),
        'deleted/2022.csv': table.replace('Heat', 'Ran'),
        'other.csv': 'a,b\n1,2\n',
      }),
      { mapping },
    );
    expect(rows.filter(({ kind }) => kind === 'rating').map(({ title }) => title)).toEqual(['Heat', 'Ronin']);
    expect(untaken).toEqual([
      { kind: 'deleted', file: 'deleted/2022.csv', count: 7 },
      { kind: 'other', file: 'other.csv', count: 1 },
    ]);
  });

  test('nothing where a column is not there: the columns are listed', async () => {
    writeFileSync(place.path('mine.csv'), table);
    const { source, files } = await openHistory(place.path('mine.csv'));
    const unknown = await requireUnknownTable(source, files);
    const named = { scale: null, dateOrder: null, unrated: null };
    const wrong = { ...named, columns: [{ name: 'Titel', meaning: 'title' as const }] };
    expect(() => completeMapping(unknown, wrong)).toThrow(
      'mine.csv has no column Titel. It has Film, Jahr, Note, Datum, Gesehen, Merkliste, Art.',
    );
    const both = (['watched', 'date'] as const).map((meaning) => ({ name: 'Gesehen', meaning }));
    expect(() => completeMapping(unknown, { ...named, columns: both })).toThrow(
      'The column Gesehen is given as watched and as date, and a column has one meaning.',
    );
    const right = {
      ...named,
      columns: [
        { name: 'film', meaning: 'title' as const },
        { name: 'Note', meaning: 'rating' as const },
      ],
    };
    expect(completeMapping(unknown, right)).toMatchObject({ scale: '10', unrated: 'left-out' });
    const columns = mapping.columns.map(({ name }) => ({ name, meaning: 'ignored' as const }));
    await expectRefusal(
      readHistory(place.path('mine.csv'), { mapping: { ...mapping, columns } }),
      'invalid-input',
      /Say which column has the title/,
    );
  });
});
