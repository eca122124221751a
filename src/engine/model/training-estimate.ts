// How long a training will take: what its parts cost on the reference computer, by the size of its library and its options.
import { keysOf, recordOf } from '../../contract/keys-of.ts';
import { presetTable } from '../../contract/presets.ts';
import { dimensionsOf, type TrainingOptions, type TrainingSize } from '../../contract/training.ts';

/** Milliseconds of each part of a training; saving it is a part of measuring. */
export interface TrainingParts {
  readonly reading: number;
  readonly preparing: number;
  readonly steps: number;
  readonly checks: number;
  readonly measuring: number;
}

/**
 * What the parts of a training of the joint model take with its usual options on the reference computer (two cores,
 * quiet), in milliseconds, after docs/performance.md; of 32 million ratings, which were trained beside other programs,
 * it is what seems right for a quiet one. Sizes between two of these are interpolated, in logarithms. Smallest first.
 */
const jointCosts: readonly (TrainingSize & { readonly parts: TrainingParts })[] = [
  {
    ...{ ratings: 100_836, users: 610, movies: 9_742 },
    parts: { reading: 500, preparing: 4000, steps: 32_000, checks: 11_000, measuring: 5000 },
  },
  {
    ...{ ratings: 1_000_000, users: 6_280, movies: 10_948 },
    parts: { reading: 1000, preparing: 45_000, steps: 92_000, checks: 12_000, measuring: 25_000 },
  },
  {
    ...{ ratings: 10_000_000, users: 62_796, movies: 43_585 },
    parts: { reading: 6000, preparing: 90_000, steps: 225_000, checks: 30_000, measuring: 35_000 },
  },
  {
    ...{ ratings: 32_000_204, users: 200_948, movies: 87_585 },
    parts: { reading: 20_000, preparing: 200_000, steps: 350_000, checks: 47_000, measuring: 60_000 },
  },
];
/** Time grows with this power of the people (steps) or movies (other parts) beyond those of a usual library of the size. */
const shapePower = 0.5;
/**
 * Epochs take longer by this power of the dimensions, beside the preset's: 64, 256 and 512 took .56, 1.8 and 2.9 times the
 * processor's time of 128, of latest-small on two cores.
 */
const dimensionsPower = 0.75;
/** A library of an unusual shape changes the time by this factor at most. */
const mostOfShape = 3;
/** What a training that continues another one takes of the usual parts: it is measured on fewer people and keeps its item-item weights. */
const continuedShares = { preparing: 0.3, measuring: 0.3, checks: 2 / 20 };
/** Starting, and what does not depend on ratings. */
const leastMs = 1000;
/** What a first impression takes of a training's parts: it has fewer movies with weights, and is measured by fewer people. */
const shareOfImpression = { preparing: 0.3, measuring: 0.3 };
/** What a step of the classic model costs: for each rating in it, and for the step itself. */
const classicCosts = { ratingMs: 1 / 40, stepMs: 8 };

/** On the reference computer; a slower one takes longer by a factor (training-speed.ts). */
export function expectedParts(size: TrainingSize, options: TrainingOptions): TrainingParts {
  const usual = jointCostAt(Math.max(1, size.ratings));
  const byMovies = shapeFactor(size.movies, usual.movies);
  const byUsers = shapeFactor(size.users, usual.users);
  const { kind, epochs, dimensions, isFirstImpression } = presetTable[options.preset];
  const byDimensions = (dimensionsOf(options) / dimensions) ** dimensionsPower;
  const epochsFactor = epochs === 0 ? 0 : (options.epochs / epochs) * byDimensions;
  const { reading, preparing, steps, checks, measuring } = usual.parts;
  const share = isFirstImpression
    ? { ...shareOfImpression, checks: epochsFactor }
    : options.continues === undefined
      ? { preparing: 1, measuring: 1, checks: epochsFactor }
      : continuedShares;
  return {
    reading: leastMs + reading,
    preparing: preparing * share.preparing * byMovies,
    steps: kind === 'classic' ? classicSteps(size, options) : steps * byUsers * epochsFactor,
    checks: checks * share.checks * byMovies,
    measuring: measuring * share.measuring * byMovies,
  };
}

/** Milliseconds of all parts. */
export function totalOf({ reading, preparing, steps, checks, measuring }: TrainingParts): number {
  return reading + preparing + steps + checks + measuring;
}

/** The parts on a computer that takes `slowness` times as long as the reference. */
export function scaledParts(parts: TrainingParts, slowness: number): TrainingParts {
  return {
    reading: parts.reading * slowness,
    preparing: parts.preparing * slowness,
    steps: parts.steps * slowness,
    checks: parts.checks * slowness,
    measuring: parts.measuring * slowness,
  };
}

function classicSteps({ ratings }: TrainingSize, { epochs, batchSize }: TrainingOptions): number {
  const steps = Math.ceil(ratings / batchSize);
  return epochs * (ratings * classicCosts.ratingMs + steps * classicCosts.stepMs);
}

function shapeFactor(value: number, usual: number): number {
  const factor = (Math.max(1, value) / usual) ** shapePower;
  return Math.min(mostOfShape, Math.max(1 / mostOfShape, factor));
}

/** The nearest two known sizes say how the time grows between and beyond them. */
function jointCostAt(ratings: number): Omit<TrainingSize, 'ratings'> & { parts: TrainingParts } {
  const known = jointCosts.findIndex((cost, index) => index > 0 && ratings <= cost.ratings);
  const upper = known === -1 ? jointCosts.length - 1 : known;
  const [from, to] = [jointCosts[upper - 1], jointCosts[upper]];
  if (from === undefined || to === undefined) throw new Error('there are no two known costs');
  const place = Math.log(ratings / from.ratings) / Math.log(to.ratings / from.ratings);
  const between = (a: number, b: number): number => a * (b / a) ** place;
  return {
    users: between(from.users, to.users),
    movies: between(from.movies, to.movies),
    parts: recordOf(keysOf(from.parts), (part) => between(from.parts[part], to.parts[part])),
  };
}
