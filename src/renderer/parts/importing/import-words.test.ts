import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../../contract/error-codes.ts';
import { failureAdvice, failureTitle, fileName, groupSkipped, relinkWords } from './import-words.ts';

describe('groupSkipped', () => {
  it('puts the most frequent reason first and keeps the rows of each', () => {
    const groups = groupSkipped({
      skippedByReason: [
        { reason: 'unknown movie', count: 2 },
        { reason: 'duplicate', count: 70 },
      ],
      skippedRows: [
        { file: 'ratings.csv', line: 4, reason: 'unknown movie' },
        { file: 'ratings.csv', line: 9, reason: 'duplicate' },
        { file: 'ratings.csv', line: 12, reason: 'unknown movie' },
      ],
    });
    expect(groups.map((group) => group.reason)).toEqual(['duplicate', 'unknown movie']);
    expect(groups[0]?.count).toBe(70);
    expect(groups[1]?.rows.map((row) => row.line)).toEqual([4, 12]);
  });

  it('keeps a reason of which no row was kept', () => {
    expect(groupSkipped({ skippedByReason: [{ reason: 'late', count: 3 }], skippedRows: [] })).toEqual([
      { reason: 'late', count: 3, rows: [] },
    ]);
  });
});

describe('relinkWords', () => {
  it('says nothing about an empty diary', () => {
    expect(relinkWords(null)).toBeNull();
    expect(relinkWords({ linked: 0, waiting: 0 })).toBeNull();
  });

  it('distinguishes linked and unmatched ratings of everybody here, in the singular too', () => {
    expect(relinkWords({ linked: 12, waiting: 0 })).toBe(
      'All 12 ratings in the diaries here were matched in the new library.',
    );
    expect(relinkWords({ linked: 0, waiting: 1 })).toMatch(/^1 rating is kept unmatched, .*have the movie\./);
    expect(relinkWords({ linked: 3, waiting: 2 })).toMatch(
      /^3 ratings .* 2 ratings are kept unmatched, .*have the movies\./,
    );
  });
});

describe('fileName', () => {
  it('takes the last part of a path of any system', () => {
    expect(fileName('/home/me/ml-latest.zip')).toBe('ml-latest.zip');
    expect(fileName('C:\\data\\ml-25m\\')).toBe('ml-25m');
    expect(fileName('plain')).toBe('plain');
  });
});

describe('failures', () => {
  it('has a heading for every error there is', () => {
    for (const code of errorCodes) expect(failureTitle(code)).not.toBe('');
  });

  it('says which files an archive needs where it was the wrong thing', () => {
    expect(failureAdvice({ code: 'archive-without-ratings', message: '' })).toMatch(/ratings\.csv/);
    expect(failureAdvice({ code: 'internal', message: '' })).toBeNull();
  });
});
