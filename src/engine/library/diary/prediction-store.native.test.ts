import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';
import { openDiary, type Diary } from './diary.ts';

const place = useWorkplace();
let diary: Diary;
let profileId: number;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-05-01T12:00:00') });
  diary = openDiary(place.path('diary.db'), { backups: place.path('backups') });
  profileId = diary.activeProfile().profileId;
});
afterEach(() => {
  vi.useRealTimers();
  diary.close();
});

const alien = { movieId: 7, title: 'Alien', year: 1979, imdbId: null, tmdbId: 348 };
const predicted = { runId: 'run-1', predictedStars: 4.2, starsDeviation: 0.6 };

function rate(stars: number): number {
  return diary.setRating(profileId, alien, stars).entryId;
}

test('a prediction is kept beside the stars that were given, the first one only', () => {
  const entryId = rate(4.5);
  diary.addPrediction({ entryId, ...predicted });
  diary.addPrediction({ entryId, ...predicted, predictedStars: 1 });
  expect(diary.predictions(profileId)).toEqual([
    { entryId, ...predicted, movieId: 7, stars: 4.5, predictedAtMs: Date.now() },
  ]);
});

test('a slip that is corrected soon counts as it was meant, a later change of mind does not', () => {
  const entryId = rate(0.5);
  diary.addPrediction({ entryId, ...predicted });
  vi.advanceTimersByTime(5 * 60_000);
  diary.correctPrediction(rate(4), 4);
  expect(diary.predictions(profileId)[0]?.stars).toBe(4);
  vi.advanceTimersByTime(24 * 3_600_000);
  diary.correctPrediction(rate(2), 2);
  expect(diary.predictions(profileId)[0]?.stars).toBe(4);
});

test('what was rated and removed in the meantime has no prediction', () => {
  const entryId = rate(3);
  diary.removeRating(entryId);
  diary.addPrediction({ entryId, ...predicted });
  expect(diary.predictions(profileId)).toEqual([]);
  const again = rate(3);
  diary.addPrediction({ entryId: again, ...predicted });
  expect(diary.predictions(profileId)).toHaveLength(1);
  diary.removeRating(again);
  expect(diary.predictions(profileId)).toEqual([]);
});
