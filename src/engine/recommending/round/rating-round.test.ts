import { describe, expect, test } from 'vitest';
import type { KnownMovie } from '../../library/catalogue/known-movies.ts';
import { genreVectors } from './popular-movie-vectors.ts';
import { chooseRound, type RoundEvidence } from './rating-round.ts';

const genres = ['Comedy', 'Crime', 'Horror', 'Western'];

/** Forty movies of four genres in turn, the best known first. */
function library(change: (place: number) => Partial<KnownMovie> = () => ({})): KnownMovie[] {
  return Array.from({ length: 40 }, (_, place) => ({
    movieId: 100 + place,
    title: `Movie ${place}`,
    year: 1990,
    genres: [genres[place % 4] ?? ''],
    ratingCount: 400 - place,
    deviation: 1,
    ...change(place),
  }));
}

const nothing: RoundEvidence = { ratedIds: [], passedIds: [], preferredIds: [], fit: null };

function genresOf(movieIds: readonly number[]): string[] {
  return movieIds.map((movieId) => genres[(movieId - 100) % 4] ?? '');
}

describe('a rating round', () => {
  const known = genreVectors(library());

  test('asks about everything once, and then about nothing', () => {
    const all = chooseRound(known, nothing, 100);
    expect(all).toHaveLength(40);
    expect(new Set(all).size).toBe(40);
  });

  test('never asks about what is rated or was passed over', () => {
    const evidence = { ...nothing, ratedIds: [100, 104, 9999], passedIds: [101, 105] };
    const asked = chooseRound(known, evidence, 100);
    expect(asked).toHaveLength(36);
    for (const movieId of [100, 104, 101, 105]) expect(asked).not.toContain(movieId);
  });

  test('begins with one well-known movie of each kind', () => {
    const first = chooseRound(known, nothing, 4);
    expect(genresOf(first).sort()).toEqual(genres);
    expect(Math.max(...first)).toBeLessThan(110);
  });

  test('continues with what the ratings so far say nothing about', () => {
    const [next] = chooseRound(known, { ...nothing, ratedIds: [100, 101, 102] }, 1);
    expect(genresOf([next ?? 0])).toEqual(['Western']);
  });

  test('prefers movies that people disagree about', () => {
    const disputed = genreVectors(library((place) => ({ deviation: place === 7 ? 1.6 : 0.8 })));
    expect(chooseRound(disputed, nothing, 1)).toEqual([107]);
  });

  test('prefers movies that the person is likely to have seen', () => {
    const fit = (movieId: number): number => (movieId % 4 === 2 ? 5 : 0);
    expect(genresOf(chooseRound(known, { ...nothing, fit }, 1))).toEqual(['Horror']);
  });

  test('asks first within the chosen groups, and leaves them as ratings come in', () => {
    const westerns = library().flatMap(({ movieId }) =>
      genresOf([movieId])[0] === 'Western' ? movieId : [],
    );
    const share = (movieIds: readonly number[]): number =>
      genresOf(movieIds).filter((genre) => genre === 'Western').length;
    const chosen = { ...nothing, preferredIds: westerns };
    expect(share(chooseRound(known, chosen, 6))).toBeGreaterThan(share(chooseRound(known, nothing, 6)));
    expect(genresOf(chooseRound(known, chosen, 1))).toEqual(['Western']);
    const rated = westerns.slice(0, 5);
    expect(genresOf(chooseRound(known, { ...chosen, ratedIds: rated }, 1))).not.toEqual(['Western']);
  });

  test('an empty library has nothing to ask', () => {
    expect(chooseRound(genreVectors([]), nothing, 5)).toEqual([]);
  });
});
