import { describe, expect, it } from 'vitest';
import { callNames, calls, isCallName } from './calls.ts';
import { toHalfStars, toStars } from './stars.ts';

describe('the calls', () => {
  it('are named subject:verb in lower case', () => {
    for (const name of callNames) expect(name).toMatch(/^[a-z]+(-[a-z]+)*:[a-z]+(-[a-z]+)*$/);
  });

  it('refuse fields that nobody declared', () => {
    for (const name of callNames) {
      const result = calls[name].input.safeParse({ surprise: 1 });
      expect(result.success, name).toBe(false);
    }
  });

  it('fill in the defaults of a search', () => {
    expect(calls['movies:search'].input.parse({})).toMatchObject({
      query: '',
      sort: 'relevance',
      offset: 0,
      limit: 60,
    });
  });

  it.each([0, 0.25, 3.3, 5.5, Number.NaN, '4'])('refuse %s stars', (stars) => {
    expect(calls['ratings:set'].input.safeParse({ movieId: 1, stars }).success).toBe(false);
  });

  it('accept every half star from 0.5 to 5 and keep it through half-stars and back', () => {
    for (let halfStars = 1; halfStars <= 10; halfStars++) {
      const stars = toStars(halfStars);
      expect(calls['ratings:set'].input.safeParse({ movieId: 1, stars }).success).toBe(true);
      expect(toHalfStars(stars)).toBe(halfStars);
    }
  });

  it('know their own names and not those of the prototype', () => {
    expect(isCallName('movies:search')).toBe(true);
    expect(isCallName('toString')).toBe(false);
    expect(isCallName('__proto__')).toBe(false);
  });
});
