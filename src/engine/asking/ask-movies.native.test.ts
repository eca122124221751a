import { expect, test } from 'vitest';
import { writeSmallCatalogue } from '../../../tests/fixtures/small-catalogue.ts';
import { useWorkplace } from '../../../tests/fixtures/workplace.ts';
import { openCatalogue } from '../library/catalogue/catalogue.ts';
import { askMovies } from './ask-movies.ts';

const place = useWorkplace();
const nobody = {
  predictedStars: new Map<number, number>(),
  vectors: null,
  similar: () => Promise.resolve(null),
  isCandidate: () => true,
};

test.each([
  '👩‍🚀🎬',
  "'; DROP TABLE movies; --",
  'the of und der nicht or',
  `like ${'ß'.repeat(195)}`,
  'ﷺ'.repeat(200),
  `wie ${'ﷺ'.repeat(196)}`,
  'like '.repeat(40),
])('“%s” is a question that finds nothing', async (question) => {
  const file = place.path('catalogue.db');
  await writeSmallCatalogue(file);
  const catalogue = openCatalogue(file);
  try {
    expect((await askMovies(question, catalogue, nobody)).movies).toEqual([]);
  } finally {
    catalogue.close();
  }
});
