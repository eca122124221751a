import { afterEach, beforeEach, expect, test } from 'vitest';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';
import { openDiary, type Diary } from './diary.ts';
import type { RelinkCatalogue } from './relinking.ts';

const place = useWorkplace();
let diary: Diary;
let profileId: number;
beforeEach(() => {
  diary = openDiary(place.path('diary.db'), { backups: place.path('backups') });
  profileId = diary.activeProfile().profileId;
});
afterEach(() => {
  diary.close();
});

const heat = { movieId: 3, title: 'Heat', year: 1995, imdbId: 'tt0113277', tmdbId: 949, genres: ['Crime'] };
const emma = { movieId: 5, title: 'Emma', year: 1996, imdbId: null, tmdbId: null };

function listed(): string[] {
  return diary.listedMarks(profileId).map(({ kind, title }) => `${kind} ${title}`);
}

test('a mark is kept with its movie, last marked first, once however often it is set', () => {
  diary.setMark(profileId, heat, 'watchlist');
  diary.setMark(profileId, emma, 'watchlist');
  diary.setMark(profileId, heat, 'watchlist');
  expect(listed()).toEqual(['watchlist Heat', 'watchlist Emma']);
  expect(diary.listedMarks(profileId)[0]).toMatchObject({ movieId: 3, year: 1995, genres: ['Crime'] });
  diary.unsetMark(profileId, 3, 'watchlist');
  expect(listed()).toEqual(['watchlist Emma']);
});

test('setting a mark removes what contradicts it: a watched movie leaves the watchlist', () => {
  diary.setMark(profileId, heat, 'watchlist');
  diary.setMark(profileId, heat, 'unseen');
  expect(listed()).toEqual(['unseen Heat', 'watchlist Heat']);
  diary.setMark(profileId, heat, 'watched');
  expect(listed()).toEqual(['watched Heat']);
  diary.setMark(profileId, heat, 'hidden');
  expect(listed()).toEqual(['hidden Heat', 'watched Heat']);
  diary.setMark(profileId, heat, 'watchlist');
  expect(listed()).toEqual(['watchlist Heat', 'watched Heat']);
});

test('watched and hidden movies are unwanted in lists, those of the watchlist are not, and others keep their own', () => {
  const other = diary.createProfile('Kim').profileId;
  diary.setMark(profileId, heat, 'watched');
  diary.setMark(profileId, heat, 'hidden');
  diary.setMark(profileId, emma, 'watchlist');
  expect(diary.unwantedMovieIds(profileId)).toEqual([3]);
  expect(diary.markedMovieIds(profileId, 'watchlist')).toEqual([5]);
  expect(diary.unwantedMovieIds(other)).toEqual([]);
});

test('a mark outlives the catalogue, waits where its movie is missing, and can be removed there', () => {
  diary.setMark(profileId, heat, 'watchlist');
  diary.setMark(profileId, emma, 'hidden');
  const another: RelinkCatalogue = {
    match: ({ imdbId }) =>
      imdbId === heat.imdbId
        ? { certainty: 'certain', matchedBy: 'imdb-id', movieId: 77, candidateIds: [77], rank: 0 }
        : { certainty: 'none', matchedBy: null, movieId: null, candidateIds: [], rank: null },
    identity: () => ({ ...heat, genres: [] }),
  };
  diary.relink(another);
  expect(diary.listedMarks(profileId).map(({ title, movieId }) => [title, movieId])).toEqual([
    ['Emma', null],
    ['Heat', 77],
  ]);
  expect(diary.unwantedMovieIds(profileId)).toEqual([]);
  diary.removeMark(profileId, diary.listedMarks(profileId)[0]?.markId ?? -1);
  expect(listed()).toEqual(['watchlist Heat']);
});
