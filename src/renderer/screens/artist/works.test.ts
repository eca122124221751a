import { expect, test } from 'vitest';
import type { Artist } from '../../../contract/credits.ts';
import { movieIdSchema } from '../../../contract/ids.ts';
import { groupWorks, workWords } from './works.ts';

type Work = Artist['works'][number];

function work(id: number, ...kinds: Work['kinds']): Work {
  const figures = { ratingCount: 3, meanStars: 3.5, predictedStars: null };
  const movie = {
    movieId: movieIdSchema.parse(id),
    title: `Movie ${id}`,
    year: 2000,
    genres: [],
    ...figures,
  };
  return { movie, kinds, role: null };
}

test('what they did most comes first, and a movie stands with all that they did for it', () => {
  const groups = groupWorks([work(1, 'director', 'writer'), work(2, 'writer'), work(3, 'cast')]);
  expect(groups.map(({ name, works }) => [name, works.map(({ movie }) => movie.title)])).toEqual([
    ['Writer', ['Movie 1', 'Movie 2']],
    ['Director', ['Movie 1']],
    ['Acting', ['Movie 3']],
  ]);
});

test('the head says how many there are, and what one gave those that one rated', () => {
  expect(workWords(1, [])).toBe('1 movie in this library.');
  expect(workWords(12, [4, 5])).toBe('12 movies in this library. You rated 2 of them, 4.5 on average.');
  expect(workWords(2, [3])).toBe('2 movies in this library. You rated 1 of them with 3.0.');
});
