import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { truncate } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { wellKnownSiteNames } from '../../contract/sites.ts';
import {
  expectRefusal,
  imdbHeader,
  imdbRow,
  lines,
  useHistories,
} from '../../../tests/fixtures/made-histories.ts';
import { readHistory } from './read-history.ts';

const { place, readFile } = useHistories();

describe('broken files', () => {
  test('lose their broken rows alone, each reported with its line', async () => {
    const { rows, skipped } = await readFile(
      'ratings.csv',
      lines(
        imdbHeader,
        imdbRow('tt0113277', '7', 'Heat', 'Movie'),
        'tt0078748,9',
        `${imdbRow('tt0078748', '9', 'Alien', 'Movie')},surplus`,
        imdbRow('tt0088846', '9', 'Bra"zil', 'Movie'),
        imdbRow('tt0133093', '', 'The Matrix', 'Movie'),
        imdbRow('tt0133093', 'eight', 'The Matrix', 'Movie'),
        imdbRow('', '8', '', 'Movie'),
        imdbRow('tt0209144', '8', 'Memento', 'Movie'),
        imdbRow('tt0209145', '8', 'Another', 'Movie'),
        imdbRow('tt0209146', '8', 'A Third', 'Movie'),
      ),
    );
    expect(rows.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Heat', 'Memento', 'Another', 'A Third']),
    );
    expect(skipped.skippedRows).toEqual(
      expect.arrayContaining([
        { file: 'ratings.csv', line: 3, reason: 'the row has too few or too many fields' },
        { file: 'ratings.csv', line: 4, reason: 'the row has too few or too many fields' },
        { file: 'ratings.csv', line: 6, reason: 'it has no rating of yours' },
        { file: 'ratings.csv', line: 7, reason: 'the rating is not one that the site gives' },
        { file: 'ratings.csv', line: 8, reason: 'it names no movie' },
      ]),
    );
  });

  test('are refused whole where most rows are broken', async () => {
    const text = lines(imdbHeader, 'tt0113277,7', 'tt0078748,9', imdbRow('tt0113277', '7', 'Heat', 'Movie'));
    await expectRefusal(readFile('ratings.csv', text), 'mostly-bad-rows', /2 of the 3 rows/);
  });

  test('of another kind, empty, or without a row are refused with what can be read', async () => {
    await expectRefusal(
      readFile('a.csv', 'colours\nred\n'),
      'not-a-history',
      new RegExp(new Intl.ListFormat('en-GB').format(wellKnownSiteNames)),
    );
    await expectRefusal(readFile('b.csv', ''), 'not-a-history', /can't read b\.csv/);
    await expectRefusal(readFile('c.csv', `${imdbHeader}\n`), 'not-a-history', /header and not one row/);
    await expectRefusal(readFile('d.csv', 'Film,Jahr\n'), 'not-a-history', /header and not one row/);
    await expectRefusal(readFile('e.json', '[]'), 'not-a-history', /e\.json has not one row/);
    await expectRefusal(readFile('d.png', 'no table'), 'not-a-history', /can't read d\.png/);
    await expectRefusal(readFile('e.zip', 'PK\x03\x04 and no more'), 'archive-damaged', /e\.zip is damaged/);
    await expectRefusal(readHistory(place.path('none.csv')), 'file-not-found', /no file at/);
    mkdirSync(place.path('empty'));
    await expectRefusal(readHistory(place.path('empty')), 'not-a-history', /can't read empty/);
  });

  test('of 150 MB are refused before they are read', async () => {
    writeFileSync(place.path('ratings.csv'), lines(imdbHeader, imdbRow('tt0113277', '7', 'Heat', 'Movie')));
    await truncate(place.path('ratings.csv'), 150 * 2 ** 20);
    await expectRefusal(readHistory(place.path('ratings.csv')), 'not-a-history', /150 MB/);
  });

  test('can be cancelled', async () => {
    writeFileSync(place.path('ratings.csv'), lines(imdbHeader, imdbRow('tt0113277', '7', 'Heat', 'Movie')));
    await expectRefusal(
      readHistory(place.path('ratings.csv'), { signal: AbortSignal.abort() }),
      'cancelled',
      /cancelled/,
    );
  });
});

test('a file is recognised by its contents, and dated by its last change', async () => {
  const text = lines(imdbHeader, imdbRow('tt0113277', '7', 'Heat', 'Movie'));
  const first = await readFile('ratings.csv', text);
  mkdirSync(place.path('copy'));
  const same = await readFile('copy/ratings.csv', text);
  const other = await readFile('ratings.csv', text.replace(',7,', ',8,'));
  expect(same.contentHash).toBe(first.contentHash);
  expect(other.contentHash).not.toBe(first.contentHash);
  utimesSync(place.path('ratings.csv'), 1_600_000_000, 1_600_000_000);
  expect((await readHistory(place.path('ratings.csv'))).fileDatedAtMs).toBe(1_600_000_000_000);
});

test('a table is read whatever the name of its file', async () => {
  const text = lines(imdbHeader, imdbRow('tt0113277', '7', 'Heat', 'Movie'));
  for (const name of ['ratings.zip', 'my export', 'ratings.csv.1']) {
    const { rows } = await readFile(name, text);
    expect(rows).toMatchObject([{ title: 'Heat', halfStars: 7 }]);
  }
});
