// The model on the real archive, where it is present: the floor of the quality bars, with a margin for chance.
import { expect, it } from 'vitest';
import { readTrainingSet } from '../../scripts/bench/training.ts';
import { measureBaselines } from '../../src/engine/evaluation/baselines.ts';
import { evaluateModel } from '../../src/engine/model/evaluate.ts';
import { splitTrainingSet } from '../../src/engine/ratings/training-set.ts';
import { createRecommender } from '../../src/engine/recommending/recommender.ts';
import { trainToEnd } from '../fixtures/planted-model.ts';
import { hasNoMlSmall, mlSmall } from '../fixtures/ml-small.ts';

/** The training takes a minute on a quiet machine. */
const timeoutMs = 900_000;

/** `npm run bench -- quality` measures the bars themselves, .815 and .325, as means of three seeds. */
it.skipIf(hasNoMlSmall)(
  'foretells stars and ranks as well as the bars ask, and far better than the simple methods',
  { timeout: timeoutMs },
  async () => {
    const { train, test } = splitTrainingSet(await readTrainingSet(mlSmall), { testFraction: 0.2, seed: 1 });
    const model = await trainToEnd(train, { epochs: 60 }, { validationFraction: 0 });
    const quality = evaluateModel(model, train, test);
    const baselines = measureBaselines(train, test);
    expect(quality.testRatings).toBe(test.movies.length);
    expect(quality.rmse).toBeLessThan(0.815);
    expect(quality.untimedRmse).toBeLessThan(0.825);
    expect(quality.ndcgAt10).toBeGreaterThan(0.325);
    expect(quality.rmse).toBeLessThan(baselines.bias.rmse - 0.03);
    expect(quality.ndcgAt10).toBeGreaterThan(1.6 * baselines.popularity.ndcgAt10);

    const recommender = createRecommender(model);
    const [toyStory, toyStory2] = [1, 3114];
    expect(recommender.similar(toyStory, 10).map(({ movieId }) => movieId)).toContain(toyStory2);
    recommender.dispose();
  },
);

it.skipIf(hasNoMlSmall)(
  'says how far off its stars may be: intervals cover what they say on ratings never seen',
  { timeout: timeoutMs },
  async () => {
    const { train, test } = splitTrainingSet(await readTrainingSet(mlSmall), { testFraction: 0.2, seed: 2 });
    const model = await trainToEnd(train, { epochs: 15 }, { validationFraction: 0 });
    const { starsIntervals } = evaluateModel(model, train, test);
    expect(starsIntervals?.ratings).toBe(test.movies.length);
    expect(Math.abs((starsIntervals?.within68 ?? 0) - 0.68)).toBeLessThan(0.03);
    expect(Math.abs((starsIntervals?.within95 ?? 0) - 0.95)).toBeLessThan(0.03);
  },
);
