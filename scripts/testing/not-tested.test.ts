import { expect, test } from 'vitest';
import { describeNotTested } from './not-tested.ts';

const skipped = [
  { file: 'a.test.ts', name: 'the bars > one' },
  { file: 'b.test.ts', name: 'other' },
  { file: 'a.test.ts', name: 'the bars > two' },
];

test('every skipped test is named below its file', () => {
  expect(describeNotTested(skipped, '/there.zip')).toBe(
    [
      '!! NOT TESTED: 3 skipped',
      '!!   a.test.ts',
      '!!     the bars > one',
      '!!     the bars > two',
      '!!   b.test.ts',
      '!!     other',
    ].join('\n'),
  );
});

test('where the archive is nowhere, what to do about it comes first', () => {
  const [, reason] = describeNotTested(skipped, undefined).split('\n');
  expect(reason).toMatch(/ml-latest-small\.zip is nowhere/);
});
