import { writeFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { madeFiles, writeFolder, writeZip } from '../../../../tests/fixtures/made-archive.ts';
import { creditsTable, keywordsTable } from '../../../../tests/fixtures/made-credits.ts';
import { metadataRow, metadataTable } from '../../../../tests/fixtures/made-metadata.ts';
import { hundredThousand } from '../../../../tests/fixtures/older-archives.ts';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';
import { openCatalogue, type Catalogue } from '../../library/catalogue/catalogue.ts';
import { importInto, lookIntoArchive, type ImportOutcome } from '../import-archive.ts';

const place = useWorkplace();
beforeEach(async () => {
  await importInto({
    path: writeZip(place.path('made.zip'), madeFiles),
    targetFile: place.path('catalogue.db'),
  });
});

const toyStory = {
  id: 862,
  cast: [
    { id: 31, name: 'Tom Hanks', character: 'Woody (voice)' },
    { id: 12898, name: 'Tim Allen', character: '' },
    { id: 31, name: 'Tom Hanks', character: 'Another part' },
  ],
  crew: [
    { id: 7879, name: 'John Lasseter', job: 'Director' },
    { id: 12891, name: 'Joss Whedon', job: 'Screenplay' },
    { id: 12891, name: 'Joss Whedon', job: 'Story' },
    { id: 7, name: 'Randy Newman', job: 'Music' },
    { id: 8, name: 'Somebody', job: 'Foley' },
  ],
};
const matrix = { id: 603, cast: [{ id: 31, name: 'Tom Hanks', character: 'Cameo' }], crew: [] };

function addFolder(files: Record<string, string>): Promise<ImportOutcome> {
  const folder = place.path('details');
  writeFolder(folder, files);
  return importInto({
    ...{ path: folder, targetFile: place.path('enriched.db'), presentCatalogue: place.path('catalogue.db') },
  });
}

function inEnriched<T>(ask: (catalogue: Catalogue) => T): T {
  const catalogue = openCatalogue(place.path('enriched.db'));
  try {
    return ask(catalogue);
  } finally {
    catalogue.close();
  }
}

test('cast and crew, keywords and countries come beside the details', async () => {
  const { details } = await addFolder({
    'movies_metadata.csv': metadataTable([metadataRow({ id: '862' }), metadataRow({ id: '99' })]),
    'credits.csv': creditsTable([toyStory, { id: 99, cast: [], crew: [] }]),
    'keywords.csv': keywordsTable([{ id: 862, keywords: ['toy', "boy's room", 'toy'] }]),
    'ratings.csv': 'userId,movieId,rating,timestamp\n1,862,5,1\n',
  });
  expect(details).toMatchObject({ records: 2, matched: 1, unmatched: 1, added: { credits: 1, keywords: 1 } });
  const known = inEnriched((catalogue) => catalogue.creditsOf(1));
  expect(known.credits.map(({ kind, name, role }) => [kind, name, role])).toEqual([
    ['director', 'John Lasseter', null],
    ['writer', 'Joss Whedon', null],
    ['cast', 'Tom Hanks', 'Woody (voice)'],
    ['cast', 'Tim Allen', null],
    ['composer', 'Randy Newman', null],
  ]);
  expect([known.keywords, known.countries]).toEqual([['toy', "boy's room"], ['US']]);
  expect(inEnriched((catalogue) => catalogue.details(1).directors)).toEqual(['John Lasseter']);
});

test('credits alone are added to the library that is there, and a movie that it lacks is counted', async () => {
  writeFileSync(place.path('credits.csv'), creditsTable([toyStory, { ...matrix, id: 5 }]));
  expect(await lookIntoArchive(place.path('credits.csv'))).toBe('details');
  const { report, details } = await importInto({
    ...{ path: place.path('credits.csv'), targetFile: place.path('enriched.db') },
    presentCatalogue: place.path('catalogue.db'),
  });
  expect(report).toBeNull();
  expect(details).toMatchObject({ records: 2, matched: 1, unmatched: 1, added: { credits: 1, keywords: 0 } });
});

test('a library without ids of TMDB gets the credits of what its details were found by title', async () => {
  const folder = place.path('ml-100k');
  writeFolder(folder, {
    ...hundredThousand,
    'movies_metadata.csv': metadataTable([
      metadataRow({ id: '862', title: 'L.A. Confidential', date: '9/19/1997' }),
    ]),
    'credits.csv': creditsTable([toyStory]),
  });
  const { details } = await importInto({ path: folder, targetFile: place.path('enriched.db') });
  expect(details).toMatchObject({ added: { credits: 1 } });
});

test('everybody has a page of their works, newest first, and is found by parts of the name', async () => {
  await addFolder({ 'credits.csv': creditsTable([toyStory, matrix]) });
  inEnriched((catalogue) => {
    const [tom] = catalogue.searchArtists('hank TOM', 5);
    expect(tom).toEqual({ artistId: 31, name: 'Tom Hanks', movies: 2, knownFor: 'Toy Story' });
    expect(catalogue.artist(31).works).toEqual([
      { movieId: 2, kinds: ['cast'], role: 'Cameo' },
      { movieId: 1, kinds: ['cast'], role: 'Woody (voice)' },
    ]);
    expect(catalogue.searchArtists('om', 5)).toEqual([]);
    expect(catalogue.searchArtists(' *', 5)).toEqual([]);
    expect(() => catalogue.artist(4)).toThrow(expect.objectContaining({ code: 'unknown-artist' }));
  });
});

test('rows without a usable id or list are skipped or empty, and their movie keeps what it had', async () => {
  await addFolder({ 'credits.csv': creditsTable([toyStory]) });
  const [header, row] = creditsTable([toyStory]).trimEnd().split('\n');
  writeFileSync(
    place.path('credits.csv'),
    [header, row, `"[{'id': 1, 'name'","[]",862`, '"[]","[]",x', ''].join('\n'),
  );
  const { details } = await importInto({
    ...{ path: place.path('credits.csv'), targetFile: place.path('again.db') },
    presentCatalogue: place.path('enriched.db'),
  });
  expect(details).toMatchObject({ records: 3, repeated: 1, skipped: 1 });
});

test('the same tables as another set has them, with JSON and other names of columns', async () => {
  const credits = [
    'movie_id,title,cast,crew',
    '862,Toy Story,"[{""id"": 31, ""name"": ""Tom Hanks"", ""character"": null}]",[]',
  ];
  const movies = [
    'budget,genres,id,keywords,release_date,runtime,title',
    '30000000,"[{""id"": 16, ""name"": ""Animation""}]",862,"[{""id"": 1, ""name"": ""toy""}]",1995-10-30,81.0,Toy Story',
  ];
  const { details } = await addFolder({
    'tmdb_credits.csv': credits.join('\n'),
    'tmdb_movies.csv': movies.join('\n'),
  });
  expect(details).toMatchObject({ matched: 1, added: { credits: 1, keywords: 1 } });
});
