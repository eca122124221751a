import { expect, test } from 'vitest';
import { importMade } from '../../../../tests/fixtures/imported.ts';
import { madeFiles } from '../../../../tests/fixtures/made-archive.ts';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';

const place = useWorkplace();

const names = 'tagId,tag\n1,007\n2,"ghosts, or not"\n3,pixar animation\n';

test('names and the scores of what fits are kept, whatever the order of columns', async () => {
  const files = {
    ...madeFiles,
    'ml-made/genome-tags.csv': names,
    'ml-made/genome-scores.csv':
      'relevance,movieId,tagId\r\n0.02875,1,1\r\n0.9987499999999998,1,3\r\n0.5,1,2\r\n0.49999,2,2\r\n',
  };
  await importMade(place, files, (catalogue, report) => {
    expect(report).toMatchObject({ skipped: 0, ratings: 4, tags: 3 });
    const [first, second] = catalogue.details(1).genome;
    expect(first?.tag).toBe('pixar animation');
    expect(first?.relevance).toBeCloseTo(0.99875, 9);
    expect(second).toEqual({ tag: 'ghosts, or not', relevance: 0.5 });
    expect(catalogue.details(2).genome).toEqual([]);
  });
});

test('bad rows are reported with file, line and reason', async () => {
  const scores = [
    '1,1,0.7',
    '1,99,0.7',
    '1,2,1.5',
    '55,1,0.7',
    '1,2',
    '1,3,0.8',
    '2,1,0.6',
    '2,2,0.6',
    '2,3,0.6',
  ];
  const files = {
    ...madeFiles,
    'ml-made/genome-tags.csv': `${names}x,y\n3,again\n`,
    'ml-made/genome-scores.csv': `movieId,tagId,relevance\n${scores.join('\n')}\n`,
  };
  await importMade(place, files, (_, report) => {
    expect(report.skippedRows.map(({ file, line, reason }) => [file.slice(8), line, reason])).toEqual([
      ['genome-tags.csv', 5, 'the tag id is not a whole number'],
      ['genome-tags.csv', 6, 'the tag id was used before; the first tag counts'],
      ['genome-scores.csv', 3, 'the list of genome tags does not have this tag'],
      ['genome-scores.csv', 4, 'the relevance is not from 0 to 1'],
      ['genome-scores.csv', 5, 'the list of movies does not have this movie'],
      ['genome-scores.csv', 6, 'the row does not have as many numbers as the table has columns'],
    ]);
  });
});

test('scores without names are passed over', async () => {
  const files = { ...madeFiles, 'ml-made/genome-scores.csv': 'movieId,tagId,relevance\n1,1,0.9\n' };
  await importMade(place, files, (catalogue, report) => {
    expect(report.skipped).toBe(0);
    expect(catalogue.details(1).genome).toEqual([]);
  });
});
