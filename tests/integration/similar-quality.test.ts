// Similar movies on the real archive, where it is present: judged by the families and by held-out ratings, after a short training.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFamilies, type Family } from '../../scripts/bench/similar/families.ts';
import { measureSimilar, type Method, type SimilarFigures } from '../../scripts/bench/similar/measure.ts';
import { importArchive } from '../../src/engine/archives/import-archive.ts';
import { openCatalogue } from '../../src/engine/library/catalogue/catalogue.ts';
import { buildTrainingSet } from '../../src/engine/ratings/training-set.ts';
import { hasNoMlSmall, mlSmall } from '../fixtures/ml-small.ts';

describe.skipIf(hasNoMlSmall)('similar movies of the real archive', () => {
  let families: Family[];
  let titles: Map<number, { title: string; year: number | null }>;
  let figures: SimilarFigures[];

  beforeAll(async () => {
    families = await readFamilies();
    const folder = await mkdtemp(join(tmpdir(), 'matinee-similar-'));
    try {
      const targetFile = join(folder, 'catalogue.db');
      await importArchive({ path: mlSmall, targetFile });
      const catalogue = openCatalogue(targetFile);
      const rows = catalogue.featureRows();
      titles = new Map(rows.map(({ movieId, title, year }) => [movieId, { title, year }]));
      const set = buildTrainingSet(catalogue.ratingColumns(), rows);
      catalogue.close();
      figures = await measureSimilar(set, families, { seed: 1, epochs: 12, every: 5 });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  function by(method: Method): SimilarFigures {
    const found = figures.find((figure) => figure.method === method);
    if (found === undefined) throw new Error(`${method} was not measured`);
    return found;
  }

  it('are judged by families that are in the archive', () => {
    expect(families.length).toBeGreaterThanOrEqual(60);
    for (const { movieId, title, year } of families.flatMap(({ movies }) => movies)) {
      expect(titles.get(movieId)).toEqual({ title, year });
    }
    for (const { movies } of families) {
      expect(new Set(movies.map(({ movieId }) => movieId)).size).toBe(movies.length);
    }
  });

  it('find the family', () => {
    expect(by('matinee').families.hitRate).toBeGreaterThan(0.7);
    expect(by('matinee').families.hitRate).toBeGreaterThan(by('cosine of the vectors').families.hitRate);
    expect(by('most rated').families.hitRate).toBeLessThan(0.2);
  });

  it('are liked by the same people', () => {
    expect(by('matinee').coLiking.lift).toBeGreaterThan(1.4);
    expect(by('most rated').coLiking.lift).toBeLessThan(1.2);
    expect(by('matinee').coLiking.perList).toBeGreaterThan(by('cosine of the vectors').coLiking.perList);
  });

  it('are sensible for movies with few ratings', () => {
    expect(by('matinee').rareMovies.queries).toBeGreaterThan(500);
    expect(by('matinee').rareMovies.sharedGenreRate).toBeGreaterThan(0.95);
  });
});
