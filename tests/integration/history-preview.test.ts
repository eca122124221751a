// What a history from elsewhere is matched with before anything is imported, and what the person corrects in it.
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { CallInput, CallOutput } from '../../src/contract/calls.ts';
import type { HistoryPreview, HistoryRow } from '../../src/contract/history.ts';
import { mixed, useHistoryEngine } from '../fixtures/history-engine.ts';
import { smallMovies } from '../fixtures/small-catalogue.ts';

const { engine, ask, adopt, writeRatings, importFile, diary } = useHistoryEngine();

async function rowsOf(preview: HistoryPreview): Promise<HistoryRow[]> {
  return (await ask('history:rows', { previewId: preview.previewId })).rows;
}

describe('a preview', () => {
  test('tells what is matched, uncertain and unmatched, and changes nothing', async () => {
    const preview = await ask('history:read', { path: writeRatings(mixed) });
    expect(preview).toMatchObject({
      ...{ source: 'ratings.csv', format: 'letterboxd', rows: 4, skipped: 0 },
      states: { matched: 2, uncertain: 1, unmatched: 1, 'left-out': 0 },
      outcomes: { add: 2, wait: 2, update: 0, same: 0, older: 0, double: 0, none: 0 },
    });
    const rows = await rowsOf(preview);
    expect(
      rows.map(({ title, state, matchedBy, movie }) => [title, state, matchedBy, movie?.movieId]),
    ).toEqual([
      ['Toy Story', 'matched', 'title', 1],
      ['Amélie', 'matched', 'near-year', 3],
      ['Heat', 'uncertain', 'title', 2],
      ['Nowhere Man', 'unmatched', null, undefined],
    ]);
    expect(rows[2]?.candidates.map(({ movieId }) => movieId)).toEqual([2]);
    expect(await diary()).toEqual({});
    expect(await ask('history:imports', {})).toEqual([]);
  });

  test('is paged and searched', async () => {
    const { previewId } = await ask('history:read', { path: writeRatings(mixed) });
    const titles = async (query: Partial<CallInput<'history:rows'>>): Promise<[number, string[]]> => {
      const { total, rows } = await ask('history:rows', { previewId, ...query });
      return [total, rows.map(({ title }) => title)];
    };
    expect(await titles({ limit: 1, offset: 1 })).toEqual([4, ['Amélie']]);
    expect(await titles({ state: 'uncertain' })).toEqual([1, ['Heat']]);
    expect(await titles({ outcome: 'wait' })).toEqual([2, ['Heat', 'Nowhere Man']]);
    expect(await titles({ query: 'AMELIE' })).toEqual([1, ['Amélie']]);
    expect(await titles({ kind: 'watchlist' })).toEqual([0, []]);
  });

  test('ends with the next one, when discarded, and when the catalogue changes', async () => {
    const first = await ask('history:read', { path: writeRatings(mixed) });
    const second = await ask('history:read', { path: writeRatings(mixed) });
    const ended = expect.objectContaining({ code: 'unknown-preview' }) as Error;
    await expect(ask('history:apply', { previewId: first.previewId })).rejects.toThrow(ended);
    await ask('history:discard', { previewId: second.previewId });
    await expect(rowsOf(second)).rejects.toThrow(ended);
    const third = await ask('history:read', { path: writeRatings(mixed) });
    await adopt(smallMovies.slice(0, 2));
    await expect(ask('history:apply', { previewId: third.previewId })).rejects.toThrow(ended);
    expect(await diary()).toEqual({});
  });
});

test('a large file tells its progress, lets other calls through, and can be cancelled', async () => {
  const many = Array.from({ length: 5000 }, (_, at) => `2024-05-01,Movie ${at},2000,u,3`);
  const path = writeRatings(many);
  const { profileId } = engine().profileFor();
  const reported: [number, number][] = [];
  const reading = engine().histories.read(path, profileId, { onProgress: (...now) => reported.push(now) });
  const ended = reading.then(() => true);
  let answered = 0;
  while (!(await Promise.race([ended, setImmediate(false)]))) {
    await ask('ratings:list', {});
    answered += 1;
  }
  expect(answered).toBeGreaterThan(3);
  expect(reported.length).toBeGreaterThan(10);
  expect(reported.every(([done, total]) => done < total && total === 5000)).toBe(true);
  expect(reported).toEqual(reported.toSorted(([a], [b]) => a - b));

  const controller = new AbortController();
  const cancelled = engine().histories.read(path, profileId, {
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
});

describe('correcting', () => {
  test('chooses another movie, leaves a row out, or goes back to what was found', async () => {
    const { previewId } = await ask('history:read', { path: writeRatings(mixed) });
    const correct = (
      rowId: number,
      choice: CallInput<'history:correct'>['choice'],
    ): Promise<CallOutput<'history:correct'>> => ask('history:correct', { previewId, rowId, choice });
    const corrected = await correct(0, { kind: 'movie', movieId: 4 });
    expect(corrected.row).toMatchObject({
      state: 'matched',
      matchedBy: 'person',
      movie: { movieId: 4 },
      outcome: 'add',
    });
    expect(corrected.row.candidates.map(({ movieId }) => movieId)).toEqual([4, 1]);
    expect((await correct(1, { kind: 'leave-out' })).preview.states).toMatchObject({
      matched: 1,
      'left-out': 1,
    });
    await correct(2, { kind: 'leave-out' });
    expect((await correct(2, { kind: 'automatic' })).row.state).toBe('uncertain');
    await expect(correct(3, { kind: 'movie', movieId: 99 })).rejects.toMatchObject({
      code: 'unknown-movie',
    });
    await expect(correct(4, { kind: 'leave-out' })).rejects.toMatchObject({ code: 'invalid-input' });
    await ask('history:apply', { previewId });
    expect(await diary()).toEqual({ Alien: 3.5, 'Heat?': 4, 'Nowhere Man?': 2.5 });
  });

  test('is remembered: the same file again changes nothing, a newer one finds the corrected movie', async () => {
    const { previewId } = await ask('history:read', { path: writeRatings(mixed) });
    await ask('history:correct', { previewId, rowId: 0, choice: { kind: 'movie', movieId: 4 } });
    await ask('history:correct', { previewId, rowId: 1, choice: { kind: 'leave-out' } });
    await ask('history:correct', { previewId, rowId: 3, choice: { kind: 'movie', movieId: 5 } });
    await ask('history:apply', { previewId });
    expect(await importFile(writeRatings(mixed))).toBeNull();
    const newer = mixed.map((row) => row.replace('05-01', '06-01').replace(/[\d.]+$/u, '1'));
    await importFile(writeRatings(newer, '2024-06-02'));
    expect(await diary()).toEqual({ Alien: 1, 'Heat?': 1, 'Plan 9 from Outer Space': 1 });
  });

  test('may take all guesses at once', async () => {
    const { previewId } = await ask('history:read', { path: writeRatings(mixed) });
    const preview = await ask('history:accept-guesses', { previewId });
    expect(preview.states).toMatchObject({ matched: 3, uncertain: 0, unmatched: 1 });
    await ask('history:apply', { previewId });
    expect(await diary()).toEqual({ 'Toy Story': 3.5, Amélie: 5, Heat: 4, 'Nowhere Man?': 2.5 });
  });

  test('gives a row that waited since an earlier import its movie, without a second entry', async () => {
    const path = writeRatings(mixed);
    await importFile(path);
    const { previewId } = await ask('history:read', { path });
    await ask('history:correct', { previewId, rowId: 2, choice: { kind: 'movie', movieId: 2 } });
    expect((await ask('history:apply', { previewId })).applied).toBeNull();
    expect(await diary()).toEqual({ 'Toy Story': 3.5, Amélie: 5, Heat: 4, 'Nowhere Man?': 2.5 });
  });
});
