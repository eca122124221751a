import { describe, expect, test } from 'vitest';
import { isSameFilm, losersOf, type Claim, type FilmIdentity } from './same-film.ts';

function film(title: string, year: number, more: Partial<FilmIdentity> = {}): FilmIdentity {
  return { title, year, imdbId: null, tmdbId: null, siteFilm: null, ...more };
}

function claim(of: string, rank: number, given: FilmIdentity, movieId = 1): Claim<string> {
  return { of, film: given, movieId, rank };
}

describe('two rows are of one film', () => {
  test('by an id that both have, whatever their titles', () => {
    const id = { imdbId: 'tt0000001' };
    expect(isSameFilm(film('A', 1990, id), film('B', 1991, id))).toBe(true);
    expect(isSameFilm(film('A', 1990, id), film('A', 1990, { imdbId: 'tt0000002' }))).toBe(false);
    expect(isSameFilm(film('A', 1990, { siteFilm: 'x' }), film('A', 1990, { siteFilm: 'y' }))).toBe(false);
  });

  test('otherwise by the title as it is spelled, and the year', () => {
    expect(isSameFilm(film('Spider-Man: Homecoming', 2017), film('spider-man – homecoming', 2017))).toBe(
      true,
    );
    expect(isSameFilm(film('Matrix, The', 1999), film('The Matrix', 1999))).toBe(true);
    expect(isSameFilm(film('mother!', 2017), film('Mother', 2017))).toBe(false);
    expect(isSameFilm(film('The Strays', 2023), film('Strays', 2023))).toBe(false);
    expect(isSameFilm(film('Zero', 2020), film('Zéro', 2020))).toBe(false);
    expect(isSameFilm(film('Zero', 2020), film('Zero', 2021))).toBe(false);
  });
});

describe('where films claim one movie', () => {
  test('the surest has it, in any order, and rows of that film with it', () => {
    const exact = claim('exact', 1, film('Adrift', 2009));
    const again = claim('again', 1, film('adrift', 2009));
    const near = claim('near', 5, film('Adrift', 2008));
    expect(losersOf([near, exact, again])).toEqual(new Set(['near']));
    expect(losersOf([exact, again, near])).toEqual(new Set(['near']));
    expect(losersOf([near, claim('other', 1, film('Adrift', 2009), 2)])).toEqual(new Set());
  });

  test('of two that are equally sure neither has it', () => {
    const before = claim('before', 5, film('Adrift', 2008));
    const after = claim('after', 5, film('Adrift', 2010));
    expect(losersOf([before, after])).toEqual(new Set(['before', 'after']));
  });

  test('films matched by ids keep it', () => {
    const one = claim('one', 0, film('A', 1990, { imdbId: 'tt0000001' }));
    const two = claim('two', 0, film('B', 1990, { tmdbId: 2 }));
    expect(losersOf([one, two, claim('title', 1, film('A', 1991))])).toEqual(new Set(['title']));
  });
});
