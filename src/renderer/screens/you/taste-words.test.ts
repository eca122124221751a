import { expect, test } from 'vitest';
import type { Headline } from '../../../contract/taste-calls.ts';
import { barName, headlineWords, kindnessFigure, verdictWords } from './taste-words.ts';

const nothing: Headline = {
  lovedGenre: null,
  lovedDecade: null,
  isOneLove: false,
  unlovedGenre: null,
  kindness: null,
  agreement: null,
};

test('the headline says what is loved, and no more than is known', () => {
  const love = { ...nothing, lovedGenre: 'Sci-Fi', lovedDecade: 1980 };
  expect(headlineWords({ ...love, isOneLove: true, kindness: 'kinder' })).toEqual({
    title: 'You love Sci-Fi of the 1980s',
    lead: 'You are kinder than most.',
  });
  expect(headlineWords(love).title).toBe('You love Sci-Fi, and the 1980s');
  expect(headlineWords(nothing)).toEqual({ title: 'No clear favourite yet', lead: '' });
});

test('bars are named after their day, month or year', () => {
  expect(barName('2026-03-01', 'month')).toBe('March 2026');
  expect(barName('2026-03-01', 'year')).toBe('2026');
  expect(barName('2026-03-09', 'day', 'short')).toBe('9 Mar');
});

test('kindness is stated from the larger side', () => {
  const of = (kinderThan: number | null) =>
    kindnessFigure({ kinderThan, correlation: null, kindness: 0, twins: [] });
  expect([of(0.72)?.figure, of(0.2)?.figure, of(null)]).toEqual(['72%', '80%', null]);
});

test('without predictions the verdict says when there will be some', () => {
  const honesty = {
    predictions: [],
    overall: null,
    rolling: [],
    window: 20,
    calibration: [],
    intervals: null,
  };
  const none = { ...honesty, verdict: 'early' as const };
  expect(verdictWords(none, true)).toMatch(/from your next rating on/i);
  expect(verdictWords(none, false)).toMatch(/once a model is trained/i);
});
