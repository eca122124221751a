import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tuningSchema, untuned } from '../../../contract/tuning.ts';
import { openDiary, type Diary } from './diary.ts';

let folder = '';
let diary: Diary;
let profileId = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'matinee-mixes-'));
  diary = openDiary(join(folder, 'diary.db'), { backups: join(folder, 'backups') });
  profileId = diary.activeProfile().profileId;
});
afterEach(() => {
  diary.close();
  rmSync(folder, { recursive: true });
});

const late = tuningSchema.parse({ novelty: 0.6, genres: { Horror: 1 } });
const names = () => diary.mixes(profileId).map(({ name }) => name);

test('mixes are listed by name and kept as they were saved', () => {
  diary.saveMix(profileId, { mixId: null, name: ' Sunday ', tuning: untuned });
  diary.saveMix(profileId, { mixId: null, name: 'Late night', tuning: late });
  expect(names()).toEqual(['Late night', 'Sunday']);
  expect(diary.mixes(profileId)[0]?.tuning).toEqual(late);
});

test('saving under an existing name replaces that mix; saving a mix may rename it', () => {
  const first = diary.saveMix(profileId, { mixId: null, name: 'Late', tuning: untuned });
  const second = diary.saveMix(profileId, { mixId: null, name: 'LATE', tuning: late });
  expect(second.mixId).toBe(first.mixId);
  const renamed = diary.saveMix(profileId, { mixId: first.mixId, name: 'Later', tuning: untuned });
  expect(renamed).toEqual({ mixId: first.mixId, name: 'Later', tuning: untuned });
  expect(names()).toEqual(['Later']);
});

test('a mix can’t take another’s name, an empty one, or be changed when it is gone', () => {
  const one = diary.saveMix(profileId, { mixId: null, name: 'One', tuning: untuned });
  diary.saveMix(profileId, { mixId: null, name: 'Two', tuning: untuned });
  const save = (mixId: number | null, name: string) => () =>
    diary.saveMix(profileId, { mixId, name, tuning: untuned });
  expect(save(one.mixId, 'two')).toThrow('another mix named Two');
  expect(save(null, '  ')).toThrow('1 to 60 characters');
  diary.removeMix(profileId, one.mixId);
  expect(save(one.mixId, 'Three')).toThrow('no longer there');
  expect(names()).toEqual(['Two']);
});

test('each person has mixes and a tuning of their own', () => {
  const { profileId: other } = diary.createProfile('Ben');
  diary.saveMix(profileId, { mixId: null, name: 'Mine', tuning: late });
  diary.keepTuning(profileId, late);
  expect(diary.mixes(other)).toEqual([]);
  expect(diary.keptTuning(other)).toEqual(untuned);
  expect(diary.keptTuning(profileId)).toEqual(late);
});
