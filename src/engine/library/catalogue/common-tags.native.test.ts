import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { commonTags } from './common-tags.ts';

type Uses = Readonly<Record<string, readonly number[]>>;

/** Tables of a catalogue in which people gave these tags to movies, and the genome finds others fitting. */
function taggedDatabase(
  given: Uses,
  genome: Readonly<Record<string, readonly (readonly [number, number])[]>> = {},
) {
  const database = new Database(':memory:');
  onTestFinished(() => void database.close());
  database.exec(`CREATE TABLE tag_names (tag_id INTEGER PRIMARY KEY, tag TEXT);
    CREATE TABLE genome_tags (tag_id INTEGER PRIMARY KEY, tag TEXT);
    CREATE TABLE movie_tags (movie_id INTEGER, tag_id INTEGER, count INTEGER, PRIMARY KEY (movie_id, tag_id));
    CREATE TABLE movie_genome (movie_id INTEGER, tag_id INTEGER, relevance REAL, PRIMARY KEY (movie_id, tag_id));`);
  const [name, use] = [
    database.prepare('INSERT INTO tag_names VALUES (?, ?)'),
    database.prepare('INSERT INTO movie_tags VALUES (?, ?, 1)'),
  ];
  Object.entries(given).forEach(([tag, movies], id) => {
    name.run(id, tag);
    for (const movie of movies) use.run(movie, id);
  });
  const [gene, fit] = [
    database.prepare('INSERT INTO genome_tags VALUES (?, ?)'),
    database.prepare('INSERT INTO movie_genome VALUES (?, ?, ?)'),
  ];
  Object.entries(genome).forEach(([tag, movies], id) => {
    gene.run(id, tag);
    for (const [movie, relevance] of movies) fit.run(movie, id, relevance);
  });
  return database;
}

test('a movie counts once for a tag, whoever gave it and in whatever letters', () => {
  const database = taggedDatabase(
    { space: [1, 2], Space: [2, 3], robot: [1] },
    {
      SPACE: [
        [3, 0.9],
        [4, 0.8],
        [5, 0.6],
      ],
    },
  );
  expect(commonTags(database, 10, 1)).toEqual([
    { tag: 'SPACE', movies: 4 },
    { tag: 'robot', movies: 1 },
  ]);
});

test('the most frequent come first, equals by name, the rare ones not at all', () => {
  const database = taggedDatabase({ b: [1, 2], a: [3, 4], c: [1, 2, 3], rare: [9] });
  expect(commonTags(database, 10, 2).map(({ tag }) => tag)).toEqual(['c', 'a', 'b']);
  expect(commonTags(database, 2, 2).map(({ tag }) => tag)).toEqual(['c', 'a']);
});

test('there may be no tags', () => {
  expect(commonTags(taggedDatabase({}), 10, 1)).toEqual([]);
});
