import { describe, expect, it } from 'vitest';
import { keysOf, recordOf } from '../../../contract/keys-of.ts';
import { earlierPart } from '../kinds/earlier-training.ts';
import type { TrainedProfile } from '../kinds/training-report.ts';
import { carriedItemWeights, carryOver, checkAlike } from './carry-over.ts';
import { featureColumns, type FeatureSpace } from './features.ts';
import type { Parameters } from './parameters.ts';

const profile = (profileId: number, userId: number): TrainedProfile => ({
  ...{ profileId, userId, name: `Profile ${profileId}` },
  ...{ movieIds: [10], halfStars: [8], waiting: 0 },
});
const space = (genres: string[], tags: string[]): FeatureSpace => ({ genres, tags, budget: null });
const dimensions = 2;

/** Every number of a parameter is its place in it, plus `base`. */
function parameters(movies: number, users: number, columns: number, base: number): Parameters {
  const lengths = {
    movieEmbeddings: movies * dimensions,
    featureWeights: columns * dimensions,
    historyVectors: movies * dimensions,
    userEmbeddings: users * dimensions,
    popularityLogits: movies,
    featureBiases: columns,
    topicWeights: 3,
    shrinkage: 3,
    topicGain: 1,
    affinityWeights: 4,
    networkWeights: 5,
    hiddenBias: 2,
    outputWeights: 2,
    outputBias: 1,
  };
  return recordOf(keysOf(lengths), (name) =>
    Float32Array.from({ length: lengths[name] }, (_, k) => base + k),
  );
}

/** Movies 10, 20, 30; users 1, 2, and profile 7 as user 3. */
const before = {
  model: {
    movieIds: Int32Array.of(10, 20, 30),
    userIds: Int32Array.of(1, 2, 3),
    userOffsets: Float32Array.of(0.5, -0.5, 0.2),
    featureSpace: space(['Drama'], ['slow']),
    itemWeights: { movies: Int32Array.of(0, 2), columns: null, values: Float32Array.of(0, 1, 2, 0) },
    report: { trainRatings: 1000, profiles: [profile(7, 3)] },
  },
  parameters: { ...parameters(3, 3, featureColumns(space(['Drama'], ['slow'])).length, 100) },
};

/** A newer archive: movies 10, 15, 20, 30, users 1, 2, 3, and profile 7 as user 4, profile 8 as user 5. */
const now = { movieIds: Int32Array.of(10, 15, 20, 30), userIds: Int32Array.of(1, 2, 3, 4, 5) };
const part = () => earlierPart(now, [profile(7, 4), profile(8, 5)], before);

describe('what a training finds in an earlier one', () => {
  it('is the same by its id, and a profile by being the same profile', () => {
    const { movies, users } = part();
    expect(Array.from(movies)).toEqual([0, -1, 1, 2]);
    // User 3 of the newer archive is another person than profile 7, who had that number.
    expect(Array.from(users)).toEqual([0, 1, -1, 2, -1]);
  });

  it('keeps its parameters, and starts at zero where it is new', () => {
    const newer = space(['Comedy', 'Drama'], ['fast', 'slow']);
    const columns = featureColumns(newer);
    const carried = parameters(4, 5, columns.length, 0);
    carryOver(carried, newer, part());
    expect(Array.from(carried.movieEmbeddings)).toEqual([100, 101, 0, 0, 102, 103, 104, 105]);
    expect(Array.from(carried.userEmbeddings)).toEqual([100, 101, 102, 103, 0, 0, 104, 105, 0, 0]);
    // The popularity of a new movie is counted.
    expect(Array.from(carried.popularityLogits)).toEqual([100, 1, 101, 102]);
    expect(carried.featureBiases[columns.indexOf('genre Comedy')]).toBe(0);
    expect(carried.featureBiases[columns.indexOf('genre Drama')]).toBe(100);
    expect(carried.featureBiases[columns.indexOf('tag slow')]).toBe(112 + 1);
    expect(Array.from(carried.shrinkage)).toEqual([100, 101, 102]);
  });

  it('keeps the item-item weights of the same movies, unless one is gone', () => {
    expect(carriedItemWeights(part(), 1001)).toMatchObject({ movies: Int32Array.of(0, 3) });
    const fewer = earlierPart({ ...now, movieIds: Int32Array.of(10, 20) }, [], before);
    expect(carriedItemWeights(fewer, 1001)).toBeNull();
  });

  it('makes new item-item weights where much is new and that is quick', () => {
    expect(carriedItemWeights(part(), 1100)).toBeNull();
  });

  it('is refused where parameters are those of another version', () => {
    const carried = parameters(4, 5, featureColumns(space([], [])).length, 0);
    const fewer = { ...before.parameters, topicGain: new Float32Array(0) };
    const other = { ...part(), parameters: fewer };
    expect(() => carryOver(carried, space([], []), other)).toThrow(/another version/);
  });
});

describe('a library that a training can continue on', () => {
  const offsets = (...userOffsets: number[]) => ({ userOffsets: Float32Array.from(userOffsets) });
  const alike = earlierPart(
    { movieIds: Int32Array.of(10, 20, 30), userIds: Int32Array.of(1, 2, 4) },
    [profile(7, 4)],
    before,
  );

  it('has the same people', () => {
    expect(() => checkAlike(offsets(0.48, -0.52, 0.25), alike)).not.toThrow();
    expect(() => checkAlike(offsets(-0.5, 0.5, 0.1), alike)).toThrow(/numbers its people differently/);
  });

  it('has most of the movies and people', () => {
    const movieIds = Int32Array.of(10, 11, 12, 13);
    const other = earlierPart({ movieIds, userIds: Int32Array.of(1, 2) }, [], before);
    expect(() => checkAlike(offsets(0.5, -0.5), other)).toThrow(/differs too much/);
  });
});
