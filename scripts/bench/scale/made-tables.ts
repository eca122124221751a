// The tables of a made archive of any size, as bytes: the same seed makes the same bytes.
import { createRandom, shuffledRange } from '../../../src/engine/base/random.ts';
import { RowBuffer } from './row-buffer.ts';
import { largestSet, ratingsPerPerson, weightOfRank, type Shape } from './shape.ts';
import { createWeightedChoice } from './weighted-choice.ts';

const comma = 44;
const lineFeed = 10;
const greatestMovieId = 292_757;
const firstTime = 820_454_400;
const lastTime = 1_697_164_147;
const sessionSeconds = 3 * 3600;
/** Ratings of 0.5, 1, ... 5 stars among a hundred. */
const starShares = [1.6, 3.1, 1.6, 6.6, 5, 19.6, 12.7, 26.6, 8.8, 14.4];
const starTexts = ['0.5', '1.0', '1.5', '2.0', '2.5', '3.0', '3.5', '4.0', '4.5', '5.0'];
/** Movies are of so many kinds, each of which a person likes more or less: there is something to learn. */
const kinds = 16;
/** Of 256 degrees of liking. */
const mostTaste = 50;
const genres = ['Action', 'Adventure', 'Animation', 'Children', 'Comedy', 'Crime', 'Documentary', 'Drama'];
const syllables = ['ba', 'ce', 'do', 'fi', 'gu', 'ka', 'le', 'mo', 'ni', 'pu', 'ra', 'se', 'to', 'vi', 'zu'];

export type MadeMovies = {
  /** Ascending, with gaps. */
  ids: Int32Array;
  /** How often each is rated, relative to the others. */
  weights: Float64Array;
};

export function makeMovies({ movies }: Shape, seed: number): MadeMovies {
  const random = createRandom(seed, 'movies');
  const gap = Math.floor((2 * greatestMovieId) / largestSet.movies) - 1;
  let id = 0;
  const ids = Int32Array.from({ length: movies }, () => (id += 1 + random.integer(gap)));
  const ranks = shuffledRange(movies, random);
  return { ids, weights: Float64Array.from(ranks, (rank) => weightOfRank(rank, movies)) };
}

/** Ratings by user and movie, as the real files have them. */
export function* ratingBytes(shape: Shape, { ids, weights }: MadeMovies, seed: number): Generator<Buffer> {
  const random = createRandom(seed, 'ratings');
  const counts = ratingsPerPerson(shape, random);
  const choose = createWeightedChoice(weights, random);
  const stars = starTable();
  const seen = new Uint32Array(Math.ceil(ids.length / 32));
  const taste = new Int32Array(kinds);
  const rows = new RowBuffer();
  rows.text('userId,movieId,rating,timestamp\n');
  for (const [person, count] of counts.entries()) {
    seen.fill(0);
    for (let found = 0, tries = 0; found < count; tries += 1) {
      // People with many ratings soon run out of popular movies and go on with any.
      const movie = tries < 3 * count ? choose() : random.integer(ids.length);
      const word = seen[movie >>> 5] ?? 0;
      const bit = 1 << (movie & 31);
      if ((word & bit) !== 0) continue;
      seen[movie >>> 5] = word | bit;
      found += 1;
    }
    const start = firstTime + random.integer(lastTime - firstTime);
    const leniency = random.integer(60) - 30;
    for (let kind = 0; kind < kinds; kind++) taste[kind] = random.integer(2 * mostTaste) - mostTaste;
    for (const [place, word] of seen.entries()) {
      for (let left = word; left !== 0; left &= left - 1) {
        const movie = place * 32 + 31 - Math.clz32(left & -left);
        const liking = 40 + random.integer(176) + leniency + (taste[movie % kinds] ?? 0);
        rows.number(person + 1);
        rows.byte(comma);
        rows.number(ids[movie] ?? 0);
        rows.byte(comma);
        rows.text(starTexts[stars[Math.max(0, Math.min(255, liking))] ?? 0] ?? '');
        rows.byte(comma);
        rows.number(start + random.integer(sessionSeconds));
        rows.byte(lineFeed);
        if (rows.isFull) yield rows.take();
      }
    }
  }
  yield rows.take();
}

export function* movieBytes({ ids }: MadeMovies, seed: number): Generator<Buffer> {
  const random = createRandom(seed, 'titles');
  const rows = new RowBuffer();
  rows.text('movieId,title,genres\n');
  for (const id of ids) {
    const words = Array.from({ length: 1 + random.integer(4) }, () => madeWord(random.integer(3000)));
    const year = 1920 + Math.floor(104 * Math.sqrt(random.uniform()));
    const first = random.integer(genres.length);
    const names = [...new Set([first, (first + random.integer(4)) % genres.length])].map((at) => genres[at]);
    rows.text(`${id},${words.join(' ')} (${year}),${names.join('|')}\n`);
    if (rows.isFull) yield rows.take();
  }
  yield rows.take();
}

export function* linkBytes({ ids }: MadeMovies): Generator<Buffer> {
  const rows = new RowBuffer();
  rows.text('movieId,imdbId,tmdbId\n');
  for (const [place, id] of ids.entries()) {
    rows.text(`${id},${String(100_000 + id).padStart(7, '0')},${place + 1}\n`);
    if (rows.isFull) yield rows.take();
  }
  yield rows.take();
}

export function* tagBytes(
  { tags, people }: Shape,
  { ids, weights }: MadeMovies,
  seed: number,
): Generator<Buffer> {
  const random = createRandom(seed, 'tags');
  const choose = createWeightedChoice(weights, random);
  const rows = new RowBuffer();
  rows.text('userId,movieId,tag,timestamp\n');
  // Few people tag, and each of them a lot.
  const each = 120;
  for (let tag = 0; tag < tags; tag += 1) {
    const person = 1 + Math.floor((Math.floor(tag / each) * people) / Math.max(1, Math.ceil(tags / each)));
    const words = `${madeWord(Math.floor(2000 * random.uniform() ** 3))} ${madeWord(Math.floor(70 * random.uniform() ** 2))}`;
    const time = firstTime + random.integer(lastTime - firstTime);
    rows.text(`${person},${ids[choose()] ?? 0},${words},${time}\n`);
    if (rows.isFull) yield rows.take();
  }
  yield rows.take();
}

/** For each of 256 degrees of liking, the index of its stars. */
function starTable(): Uint8Array {
  const table = new Uint8Array(256);
  let from = 0;
  let sum = 0;
  for (const [place, share] of starShares.entries()) {
    sum += share;
    const to = Math.round((sum / 100) * 256);
    table.fill(place, from, to);
    from = to;
  }
  return table;
}

/** A pronounceable word, a different one for each number. */
function madeWord(number: number): string {
  let rest = number + syllables.length;
  let word = '';
  for (; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length] ?? '';
  return word.charAt(0).toUpperCase() + word.slice(1);
}
