// Counts ratings while they are written: per movie, per user, and enough to list them by movie afterwards.

export type MovieTally = {
  count: number;
  sumHalfStars: number;
  /** How many gave 1, 2, ... 10 half-stars. */
  histogram: number[];
};

const chunkRows = 1 << 16;

type Chunk = { users: Int32Array; movies: Int32Array; halfStars: Uint8Array; count: number };

/** Movies are known here by their place in the order of `movieIds`, which must be sorted when `byMovie` is asked. */
export class RatingTally {
  #histograms: Uint32Array = new Uint32Array(0);
  #chunks: Chunk[] = [];
  #users = new Map<number, { count: number; sumHalfStars: number }>();
  #lastUserId = -1;
  #lastUser = { count: 0, sumHalfStars: 0 };
  ratings = 0;
  sumHalfStars = 0;

  /** Notes a rating; `movie` is any small number that stands for the movie. */
  add(userId: number, movie: number, halfStars: number): void {
    const place = movie * 10 + halfStars - 1;
    if (place >= this.#histograms.length) this.#growTo(place + 1);
    this.#histograms[place] = (this.#histograms[place] ?? 0) + 1;

    const user = this.#userOf(userId);
    user.count += 1;
    user.sumHalfStars += halfStars;
    this.ratings += 1;
    this.sumHalfStars += halfStars;

    const chunk = this.#roomyChunk();
    chunk.users[chunk.count] = userId;
    chunk.movies[chunk.count] = movie;
    chunk.halfStars[chunk.count] = halfStars;
    chunk.count += 1;
  }

  get users(): ReadonlyMap<number, { count: number; sumHalfStars: number }> {
    return this.#users;
  }

  movie(movie: number): MovieTally {
    const histogram = new Array<number>(10).fill(0);
    let count = 0;
    let sumHalfStars = 0;
    for (let step = 0; step < 10; step += 1) {
      const ratings = this.#histograms[movie * 10 + step] ?? 0;
      histogram[step] = ratings;
      count += ratings;
      sumHalfStars += ratings * (step + 1);
    }
    return { count, sumHalfStars, histogram };
  }

  /**
   * Hands over all ratings, movie by movie in the order given, users ascending within each; the tally forgets them on the way,
   * so that memory holds them hardly more than once. A user and the half-stars are packed into one number: `userId * 16 + halfStars`.
   */
  *byMovie(movies: readonly number[]): Generator<{ movie: number; packed: Float64Array }> {
    const nextPlace = new Float64Array(movies.length);
    const ends: { movie: number; start: number; end: number }[] = [];
    let total = 0;
    for (const movie of movies) {
      const { count } = this.movie(movie);
      nextPlace[movie] = total;
      ends.push({ movie, start: total, end: total + count });
      total += count;
    }
    const packed = new Float64Array(total);
    for (let chunk = this.#chunks.shift(); chunk !== undefined; chunk = this.#chunks.shift()) {
      for (let row = 0; row < chunk.count; row += 1) {
        const movie = chunk.movies[row] ?? 0;
        const place = nextPlace[movie] ?? 0;
        packed[place] = (chunk.users[row] ?? 0) * 16 + (chunk.halfStars[row] ?? 0);
        nextPlace[movie] = place + 1;
      }
    }
    for (const { movie, start, end } of ends) yield { movie, packed: packed.subarray(start, end).sort() };
  }

  #userOf(userId: number): { count: number; sumHalfStars: number } {
    if (userId === this.#lastUserId) return this.#lastUser;
    let user = this.#users.get(userId);
    if (user === undefined) {
      user = { count: 0, sumHalfStars: 0 };
      this.#users.set(userId, user);
    }
    this.#lastUserId = userId;
    this.#lastUser = user;
    return user;
  }

  #growTo(length: number): void {
    const grown = new Uint32Array(Math.max(length, this.#histograms.length * 2, 10_000));
    grown.set(this.#histograms);
    this.#histograms = grown;
  }

  #roomyChunk(): Chunk {
    const last = this.#chunks.at(-1);
    if (last !== undefined && last.count < chunkRows) return last;
    const chunk = {
      users: new Int32Array(chunkRows),
      movies: new Int32Array(chunkRows),
      halfStars: new Uint8Array(chunkRows),
      count: 0,
    };
    this.#chunks.push(chunk);
    return chunk;
  }
}
