// What to split for each seed: the library by a protocol or a split, or two files as they are. Without TensorFlow, which takes a second to load.
import type { WorkOptions } from '../engine/base/paced-work.ts';
import { splitByProtocol, type Protocol } from '../engine/ratings/protocols/protocol.ts';
import { splitRatings, type SplitKind, type TestSplit } from '../engine/ratings/splits.ts';
import { readLibrary } from './evaluation-split.ts';
import type { SeedsPlan } from './seeds-evaluation.ts';

export interface SeedsOptions {
  readonly protocol: Protocol | null;
  readonly split: SplitKind | null;
  readonly testFraction: number | null;
  readonly seeds: readonly number[];
}

/** The library is read once, and split again for each seed. */
export async function planLibrary(
  libraryDirectory: string,
  { protocol, split, testFraction, seeds }: SeedsOptions,
  reading: WorkOptions,
): Promise<SeedsPlan & { isSimulated: boolean }> {
  const { set, isSimulated } = await readLibrary(libraryDirectory, reading);
  const kind = protocol === null ? (split ?? 'random') : null;
  return {
    ...{ protocol, split: kind, seeds, isSimulated },
    data: { ratings: set.movies.length, users: set.userIds.length },
    *splitOf(seed) {
      if (protocol !== null) return yield* splitByProtocol(set, protocol, { testFraction, seed });
      yield 0;
      return splitRatings(set, { kind: kind ?? 'random', testFraction, seed });
    },
  };
}

/** Files are one split for all seeds. */
export function planFiles(split: TestSplit, seeds: readonly number[]): SeedsPlan {
  const { train, test } = split;
  return {
    ...{ protocol: null, split: null, seeds },
    data: { ratings: train.movies.length + test.movies.length, users: train.userIds.length },
    *splitOf() {
      yield 1;
      return split;
    },
  };
}
