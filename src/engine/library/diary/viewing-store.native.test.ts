import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';
import { calendarDay } from '../../../contract/calendar-day.ts';
import { bareViewing, type ViewingDetails } from '../../../contract/viewings.ts';
import { openDiary, type Diary } from './diary.ts';

const place = useWorkplace();
let diary: Diary;
let profileId: number;

const heat = { movieId: 5, title: 'Heat', year: 1995, imdbId: 'tt0113277', tmdbId: 949, genres: ['Crime'] };
const [spring, summer, autumn] = [calendarDay(2024, 4, 1), calendarDay(2024, 7, 1), calendarDay(2024, 10, 1)];

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2024, 11, 1, 12), toFake: ['Date'] });
  diary = openDiary(place.path('diary.db'), { backups: place.path('backups') });
  ({ profileId } = diary.activeProfile());
});
afterEach(() => {
  diary.close();
  vi.useRealTimers();
});

function watch(details: Partial<ViewingDetails>, movie: Parameters<Diary['addViewing']>[1] = heat) {
  return diary.addViewing(profileId, movie, { ...bareViewing, ...details });
}

/** Title, stars and time of each entry. */
const counting = () => diary.entries(profileId).map(({ stars, ratedAtMs }) => [stars, ratedAtMs]);
const stars = () => diary.entries(profileId).map((entry) => entry.stars);
const days = () => diary.viewings(profileId).map(({ watchedAtMs }) => watchedAtMs);

describe('viewings', () => {
  test('are as they were noted, the last one first, those of an unknown day at the end', () => {
    const details = {
      ...{ watchedAtMs: spring, stars: 4.5, note: 'Two lines,\n“quoted”', tags: ['cinema', 'noir'] },
      ...{ isRewatch: true, companions: 'Grace & Ann' },
    };
    const { viewing } = watch(details);
    expect(viewing).toMatchObject({ movieId: 5, title: 'Heat', year: 1995, genres: ['Crime'], ...details });
    watch({ watchedAtMs: null });
    watch({ watchedAtMs: autumn });
    expect(days()).toEqual([autumn, spring, null]);
  });

  test('give their movie its stars: the latest ones, or those given later to the movie itself', () => {
    watch({ watchedAtMs: summer, stars: 4 });
    expect(counting()).toEqual([[4, summer]]);
    watch({ watchedAtMs: spring, stars: 1 });
    expect(counting()).toEqual([[4, summer]]);
    watch({ watchedAtMs: autumn });
    expect(counting()).toEqual([[4, summer]]);
    diary.setRating(profileId, heat, 2.5);
    expect(counting()).toEqual([[2.5, Date.now()]]);
    expect(diary.linkedRatings(profileId)).toEqual([{ movieId: 5, stars: 2.5 }]);
  });

  test('count by the mean where the person wants it so', () => {
    watch({ watchedAtMs: summer, stars: 5 });
    watch({ watchedAtMs: spring, stars: 3 });
    diary.setCountingRule(profileId, 'mean');
    expect(stars()).toEqual([4]);
    expect(diary.countingRule(profileId)).toBe('mean');
    diary.setCountingRule(profileId, 'latest');
    expect(stars()).toEqual([5]);
  });

  test('are changed and removed, and the stars follow; the last ones take the entry with them', () => {
    const { viewing } = watch({ watchedAtMs: summer, stars: 4 });
    const changed = diary.changeViewing(profileId, viewing.viewingId, { ...bareViewing, stars: 1 });
    expect(stars()).toEqual([1]);
    const removed = diary.editDiary(
      profileId,
      { viewingIds: [viewing.viewingId], entryIds: [] },
      { kind: 'remove' },
    );
    expect([stars(), days()]).toEqual([[], []]);
    diary.putBackChange(removed);
    expect([stars(), days()]).toEqual([[1], [null]]);
    diary.putBackChange(changed);
    expect([counting(), days()]).toEqual([[[4, summer]], [summer]]);
    expect(() => diary.changeViewing(profileId, 99, bareViewing)).toThrow(
      expect.objectContaining({ code: 'unknown-entry' }) as Error,
    );
  });

  test('an added one is undone with the entry that it made, and a movie rated since keeps its stars', () => {
    const first = watch({ watchedAtMs: summer, stars: 4 });
    diary.putBackChange(first.changeId);
    expect([stars(), days()]).toEqual([[], []]);
    const second = watch({ watchedAtMs: summer, stars: 4 });
    diary.setRating(profileId, heat, 2);
    diary.putBackChange(second.changeId);
    expect([stars(), days()]).toEqual([[2], []]);
  });

  test('a change from before a restart undoes nothing that was done since', () => {
    const before = watch({ watchedAtMs: summer, stars: 4 });
    diary.close();
    vi.advanceTimersByTime(1000);
    diary = openDiary(place.path('diary.db'), { backups: place.path('backups') });
    watch({ watchedAtMs: spring, stars: 3 });
    diary.putBackChange(before.changeId);
    expect(days()).toEqual([summer, spring]);
  });

  test('of a movie without stars keep it out of the lists', () => {
    watch({ watchedAtMs: summer });
    expect(diary.unwantedMovieIds(profileId)).toEqual([5]);
    diary.setRating(profileId, heat, 2);
    expect(diary.unwantedMovieIds(profileId)).toEqual([]);
  });
});

describe('removing the stars of a movie', () => {
  test('removes those of its viewings, which stay, and brings all of them back', () => {
    watch({ watchedAtMs: spring, stars: 3 });
    watch({ watchedAtMs: summer, stars: 4 });
    const [entry] = diary.entries(profileId);
    diary.removeRating(entry!.entryId);
    expect(diary.viewings(profileId).map((viewing) => viewing.stars)).toEqual([null, null]);
    expect(stars()).toEqual([]);
    expect(diary.putBackRating(entry!.entryId)).toEqual(entry);
    expect(diary.viewings(profileId).map((viewing) => viewing.stars)).toEqual([4, 3]);
  });

  test('is undone by giving the same stars of the same time, as the window does', () => {
    watch({ watchedAtMs: summer, stars: 4 });
    const [entry] = diary.entries(profileId);
    diary.removeRating(entry!.entryId);
    expect(diary.setRating(profileId, heat, 4, summer)).toEqual(entry);
    expect(diary.viewings(profileId)[0]?.stars).toBe(4);
  });

  test('stars given over those of a viewing are undone without leaving any of their own', () => {
    const { changeId } = watch({ watchedAtMs: summer, stars: 4 });
    diary.setRating(profileId, heat, 1);
    diary.setRating(profileId, heat, 4, summer);
    diary.putBackChange(changeId);
    expect(stars()).toEqual([]);
  });
});

describe('many lines at once', () => {
  const alien = { ...heat, movieId: 6, title: 'Alien', year: 1979, imdbId: null, tmdbId: null };

  test('get stars, a day and a tag, and one undo brings everything back', () => {
    const { viewing } = watch({ watchedAtMs: summer, stars: 4, tags: ['noir'] });
    const { entryId } = diary.setRating(profileId, alien, 3, spring);
    const lines = { viewingIds: [viewing.viewingId], entryIds: [entryId] };
    const before = [diary.viewings(profileId), diary.entries(profileId)];

    const starred = diary.editDiary(profileId, lines, { kind: 'stars', stars: 0.5 });
    expect(counting()).toEqual([
      [0.5, summer],
      [0.5, spring],
    ]);
    const tagged = diary.editDiary(profileId, lines, { kind: 'tag', tag: 'noir' });
    const again = diary.editDiary(profileId, lines, { kind: 'tag', tag: 'rain' });
    expect(diary.viewings(profileId).map(({ tags }) => tags)).toEqual([['noir', 'rain']]);
    const dated = diary.editDiary(profileId, lines, { kind: 'day', watchedAtMs: autumn });
    expect(days()).toEqual([autumn, autumn]);
    expect(counting()).toEqual([
      [0.5, autumn],
      [0.5, autumn],
    ]);
    const removed = diary.editDiary(profileId, lines, { kind: 'remove' });
    for (const changeId of [removed, dated, again, tagged, starred]) diary.putBackChange(changeId);
    expect([diary.viewings(profileId), diary.entries(profileId)]).toEqual(before);
  });

  test('a prediction is kept for an entry that comes back', () => {
    const { entryId } = diary.setRating(profileId, alien, 3);
    diary.addPrediction({ entryId, runId: 'run', predictedStars: 3, starsDeviation: null });
    const removed = diary.editDiary(profileId, { viewingIds: [], entryIds: [entryId] }, { kind: 'remove' });
    expect(diary.predictions(profileId)).toEqual([]);
    diary.putBackChange(removed);
    expect(diary.predictions(profileId)).toHaveLength(1);
  });

  test('what another profile has is not touched', () => {
    const { viewing } = watch({ watchedAtMs: summer, stars: 4 });
    const other = diary.createProfile('Ann').profileId;
    diary.editDiary(other, { viewingIds: [viewing.viewingId], entryIds: [] }, { kind: 'remove' });
    expect(days()).toEqual([summer]);
    diary.removeProfile(profileId);
    expect(diary.viewings(profileId)).toEqual([]);
  });
});

test('viewings that wait share the stars of their film, and find its movie with the entry', () => {
  const waiting = { ...heat, movieId: null, imdbId: null, tmdbId: null };
  watch({ watchedAtMs: spring, stars: 2 }, waiting);
  watch({ watchedAtMs: summer, stars: 4 }, waiting);
  watch({ watchedAtMs: summer, stars: 1 }, { ...waiting, year: 1986 });
  expect(stars().toSorted()).toEqual([1, 4]);
  const entry = diary.entries(profileId).find(({ year }) => year === 1995);
  diary.linkEntry(profileId, entry!.entryId, heat);
  expect(diary.linkedRatings(profileId)).toEqual([{ movieId: 5, stars: 4 }]);
  expect(diary.viewings(profileId).map(({ year, movieId }) => [year, movieId])).toEqual([
    [1986, null],
    [1995, 5],
    [1995, 5],
  ]);
});
