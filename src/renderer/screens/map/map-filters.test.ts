import { describe, expect, it } from 'vitest';
import { decadesOf, passing, type MapFilters } from './map-filters.ts';

const movies = {
  count: 4,
  genres: ['Drama', 'Horror'],
  genreBits: Uint32Array.of(1, 2, 3, 0),
  years: Int16Array.of(1999, 2001, 1990, 0),
};
const marks = { rated: Uint8Array.of(1, 1, 0, 0), listed: Uint8Array.of(0, 0, 1, 0) };
const all: MapFilters = { genre: null, decade: null, share: 'all' };
const pass = (change: Partial<MapFilters>) => {
  const kept = passing(movies, { ...all, ...change }, marks);
  return kept && [...kept];
};

describe('passing', () => {
  it('lets everything pass where nothing is filtered', () => {
    expect(pass({})).toBeNull();
  });

  it('goes by every genre of a movie, by its decade, and by what the person did', () => {
    expect(pass({ genre: 'Horror' })).toEqual([0, 1, 1, 0]);
    expect(pass({ decade: 1990 })).toEqual([1, 0, 1, 0]);
    expect(pass({ share: 'rated' })).toEqual([1, 1, 0, 0]);
    expect(pass({ share: 'unrated' })).toEqual([0, 0, 1, 1]);
    expect(pass({ share: 'watchlist' })).toEqual([0, 0, 1, 0]);
    expect(pass({ genre: 'Drama', decade: 1990, share: 'rated' })).toEqual([1, 0, 0, 0]);
  });
});

it('offers the decades that there are, newest first', () => {
  expect(decadesOf(movies)).toEqual([2000, 1990]);
});
