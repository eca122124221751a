// Counts ratings while they are written: each movie's ratings by half-stars.
import { sumOf } from '../../base/statistics.ts';

export type MovieTally = {
  count: number;
  sumHalfStars: number;
  /** How many gave 1, 2, ... 10 half-stars. */
  histogram: number[];
};

export class RatingTally {
  #histograms: Uint32Array = new Uint32Array(0);
  ratings = 0;
  sumHalfStars = 0;

  /** Counts a rating; `movie` is any small number for the movie. */
  add(movie: number, halfStars: number): void {
    const place = movie * 10 + halfStars - 1;
    if (place >= this.#histograms.length) this.#growTo(place + 1);
    this.#histograms[place] = (this.#histograms[place] ?? 0) + 1;
    this.ratings += 1;
    this.sumHalfStars += halfStars;
  }

  movie(movie: number): MovieTally {
    const histogram = Array.from({ length: 10 }, (_, step) => this.#histograms[movie * 10 + step] ?? 0);
    return {
      count: sumOf(histogram),
      sumHalfStars: sumOf(histogram.map((ratings, step) => ratings * (step + 1))),
      histogram,
    };
  }

  #growTo(length: number): void {
    const grown = new Uint32Array(Math.max(length, this.#histograms.length * 2, 10_000));
    grown.set(this.#histograms);
    this.#histograms = grown;
  }
}
