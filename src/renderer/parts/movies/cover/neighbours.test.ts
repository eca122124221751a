import { expect, test } from 'vitest';
import { coverMotif, type CoverSubject } from './design.ts';
import { createNeighbours } from './neighbours.ts';

const genres = ['Horror', 'Sci-Fi', 'Western', 'Musical', 'Romance', 'Documentary', 'Comedy', 'Drama'];

function movies(count: number, genreOf: (index: number) => string, seed = ''): CoverSubject[] {
  return Array.from({ length: count }, (_, index) => ({
    title: `Part ${seed}${index}`,
    year: 2000,
    genres: [genreOf(index)],
  }));
}

test.each(genres)('no motif is beside, above or below itself: %s', (genre) => {
  const columns = 7;
  const of = createNeighbours();
  const motifs = movies(140, () => genre).map((movie, index) => coverMotif(movie, of(index, movie, columns)));
  motifs.forEach((motif, index) => {
    if (index % columns > 0) expect(motif).not.toBe(motifs[index - 1]);
    if (index >= columns) expect(motif).not.toBe(motifs[index - columns]);
  });
});

test('in a row that changes none is beside itself either, and what stays keeps its motif', () => {
  const row = movies(20, (index) => genres[index % genres.length] ?? '');
  const of = createNeighbours();
  const first = row.map((movie, index) => of(index, movie, row.length));
  expect(row.map((movie, index) => of(index, movie, row.length))).toEqual(first);
  const changed = [...row.slice(0, 10), ...movies(10, () => 'Horror', 'other ')];
  const motifs = changed.map((movie, index) => coverMotif(movie, of(index, movie, row.length)));
  motifs.forEach((motif, index) => {
    if (index > 0) expect(motif).not.toBe(motifs[index - 1]);
  });
});
