// The reasons of `recommend --json`: what a rating contributed is what the score loses in a list made without it.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { movieIdSchema } from '../../src/contract/ids.ts';
import { reasonSchema } from '../../src/contract/recommendations.ts';
import { openEngine } from '../../src/engine/engine.ts';
import { writeTrainedLibrary } from '../fixtures/planted-library.ts';
import { plantedMovies } from '../fixtures/planted-taste.ts';
import { runCli } from '../fixtures/run-cli.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

const listSchema = z.object({
  recommendations: z.array(
    z.object({ movieId: movieIdSchema, score: z.number(), reasons: z.array(reasonSchema).max(3) }),
  ),
});

const place = useWorkplace();

test('a profile that lacks one rating loses exactly what that rating contributed', async () => {
  const library = place.path('library');
  await writeTrainedLibrary(library);
  const ratings = [1, 2, 3, 4, 40].map((id) => ({
    movieId: movieIdSchema.parse(id),
    stars: id > 30 ? 1.5 : 4.5,
  }));
  await rate(library, 'Anna', ratings);
  const [best] = (await recommend(library, 'Anna')).recommendations;
  const [reason, second] = best?.reasons ?? [];
  if (best === undefined || reason === undefined || second === undefined) throw new Error('no reasons');
  expect(reason.contribution).toBeGreaterThanOrEqual(second.contribution);
  expect(ratings).toContainEqual({ movieId: reason.movieId, stars: reason.stars });

  await rate(
    library,
    'Ben',
    ratings.filter(({ movieId }) => movieId !== reason.movieId),
  );
  const without = (await recommend(library, 'Ben')).recommendations;
  const score = without.find(({ movieId }) => movieId === best.movieId)?.score ?? Number.NaN;
  expect(best.score - score).toBeCloseTo(reason.contribution, 4);
});

async function rate(
  libraryDirectory: string,
  profile: string,
  ratings: readonly { movieId: z.infer<typeof movieIdSchema>; stars: number }[],
): Promise<void> {
  const engine = openEngine({ libraryDirectory });
  for (const { movieId, stars } of ratings) await engine.rate(profile, movieId, stars);
  engine.close();
}

async function recommend(library: string, profile: string): Promise<z.infer<typeof listSchema>> {
  const args = [
    'recommend',
    '--profile',
    profile,
    '-n',
    String(plantedMovies),
    '--library',
    library,
    '--json',
  ];
  const { code, stdout, stderr } = await runCli(...args);
  expect(code, stderr).toBe(0);
  return listSchema.parse(JSON.parse(stdout));
}
