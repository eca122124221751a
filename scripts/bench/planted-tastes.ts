// Made ratings with planted tastes: in the shape of MovieLens 32M, of any number, and with the best possible prediction known.
import { sumOf } from '../../src/engine/base/statistics.ts';
import { createRandom, type Random } from '../../src/engine/base/random.ts';
import { topList } from '../../src/engine/base/top-k.ts';
import { buildTrainingSet, type TrainingSet } from '../../src/engine/ratings/training-set.ts';

export interface PlantedTastes {
  readonly train: TrainingSet;
  readonly test: TrainingSet;
  /** RMSE on the test of the true mean of every rating, kept within the scale: no model has a smaller one. */
  readonly oracleRmse: number;
}

const genres = ['Action', 'Comedy', 'Drama', 'Horror', 'Romance', 'Sci-Fi', 'Thriller', 'Animation'];
const dimensions = 16;
/** Standard deviation of what one person gives one movie on different days, in stars. */
const noise = 0.75;
const meanStars = 3.5;
/** How much taste counts in what is rated, as a logit, and in its stars. */
const tasteInChoice = 1.2;
const tasteInStars = 0.5;
/** Up to this many ratings a fifth is held out, of more a fiftieth. */
const largest = { ratings: 2e6, share: 0.2, shareBeyond: 0.02 };
/** People by whom the level of all stars is set. */
const peopleOfLevel = 256;

type Movies = { traits: Float32Array; biases: Float64Array; logPopularity: Float64Array; genres: number[] };

/**
 * People rate what they like and what is popular (Gumbel's trick draws without replacement); stars = mean + biases +
 * taste + noise, in half stars. The number of ratings comes out near `ratings`.
 */
export function plantedTastes(ratings: number, seed: number): PlantedTastes {
  const random = createRandom(seed, 'planted tastes');
  const people = Math.max(200, Math.floor(ratings / 159.2));
  const movies = makeMovies(Math.max(500, Math.floor(87_585 * (ratings / 32e6) ** 0.6)), random);
  const count = movies.genres.length;
  const wanted = ratingsOfPeople(people, ratings, count, random);
  const likes = Float32Array.from({ length: people * dimensions }, () => random.normal());
  const kindness = Float64Array.from({ length: people }, () => 0.4 * random.normal());

  const affinities = new Float64Array(count);
  const scores = new Float64Array(count);
  function choose(person: number): Int32Array {
    for (let movie = 0; movie < count; movie++) {
      let affinity = 0;
      for (let k = 0; k < dimensions; k++) {
        affinity += (likes[person * dimensions + k] ?? 0) * (movies.traits[movie * dimensions + k] ?? 0);
      }
      affinities[movie] = affinity;
      const gumbel = -Math.log(-Math.log(1 - random.uniform()));
      scores[movie] = tasteInChoice * affinity + (movies.logPopularity[movie] ?? 0) + gumbel;
    }
    return topList(scores, { from: 0, to: count, limit: wanted[person] ?? 0, isAllowed: () => true });
  }
  const starsOf = (movie: number): number =>
    (movies.biases[movie] ?? 0) + tasteInStars * (affinities[movie] ?? 0);

  const sample = Array.from({ length: Math.min(people, peopleOfLevel) }, (_, person) => {
    const chosen = Array.from(choose(person), starsOf);
    return sumOf(chosen) / chosen.length;
  });
  const level = meanStars - sumOf(sample) / sample.length;

  const parts = { train: newColumns(), test: newColumns() };
  const testShare = ratings <= largest.ratings ? largest.share : largest.shareBeyond;
  let squares = 0;
  for (let person = 0; person < people; person++) {
    const start = 1_000_000_000 + random.integer(5e8);
    choose(person).forEach((movie, order) => {
      const mean = level + (kindness[person] ?? 0) + starsOf(movie);
      const halfStars = Math.min(10, Math.max(1, Math.round(2 * (mean + noise * random.normal()))));
      const isTest = random.uniform() < testShare;
      const { userIds, movieIds, halfStars: given, timestamps } = isTest ? parts.test : parts.train;
      userIds.push(person + 1);
      movieIds.push(movie + 1);
      given.push(halfStars);
      timestamps.push(start + 60 * order);
      if (isTest) squares += (halfStars / 2 - Math.min(5, Math.max(0.5, mean))) ** 2;
    });
  }
  const rows = movies.genres.map((genre, movie) => ({
    movieId: movie + 1,
    year: 1930 + random.integer(90),
    genres: genres.slice(genre, genre + 1),
    tags: [],
    budgetUsd: null,
  }));
  return {
    train: buildTrainingSet(typed(parts.train), rows),
    test: buildTrainingSet(typed(parts.test), rows),
    oracleRmse: Math.sqrt(squares / parts.test.halfStars.length),
  };
}

function makeMovies(count: number, random: Random): Movies {
  const centres = Float32Array.from({ length: genres.length * dimensions }, () => 0.8 * random.normal());
  const ofMovie = Array.from({ length: count }, () => random.integer(genres.length));
  const traits = Float32Array.from(
    { length: count * dimensions },
    (_, k) =>
      ((centres[(ofMovie[Math.floor(k / dimensions)] ?? 0) * dimensions + (k % dimensions)] ?? 0) +
        0.8 * random.normal()) /
      Math.sqrt(dimensions),
  );
  const logPopularity = Float64Array.from({ length: count }, (_, movie) => -0.95 * Math.log(movie + 8));
  const meanPopularity = sumOf(logPopularity.map(Math.exp)) / count;
  const biases = logPopularity.map((log) =>
    Math.min(1, Math.max(-1.5, 0.45 * random.normal() + 0.12 * (log - Math.log(meanPopularity)))),
  );
  return { traits, biases, logPopularity, genres: ofMovie };
}

/** Long-tailed, at least 20 of each person, about `ratings` in all. */
function ratingsOfPeople(people: number, ratings: number, movies: number, random: Random): Int32Array {
  const free = Float64Array.from({ length: people }, () =>
    Math.min(0.4 * movies, Math.max(20, Math.round(Math.exp(4.3 + 1.1 * random.normal())))),
  );
  const scale = ratings / sumOf(free);
  return Int32Array.from(free, (count) => Math.min(movies / 2, Math.max(20, Math.round(count * scale))));
}

type Columns = { userIds: number[]; movieIds: number[]; halfStars: number[]; timestamps: number[] };

function newColumns(): Columns {
  return { userIds: [], movieIds: [], halfStars: [], timestamps: [] };
}

function typed({ userIds, movieIds, halfStars, timestamps }: Columns) {
  return {
    userIds: Int32Array.from(userIds),
    movieIds: Int32Array.from(movieIds),
    halfStars: Uint8Array.from(halfStars),
    timestamps: Float64Array.from(timestamps),
  };
}
