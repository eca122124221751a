import { expect, test, vi } from 'vitest';
import { LatestOnly } from './latest-only.ts';

test('of what is asked while an answer is under way only the last is asked after it', async () => {
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  const questions = new LatestOnly();
  const ask = (letters: string): void => {
    questions.ask(() => {
      asked.push(letters);
      return new Promise<void>((resolve) => answers.push(resolve));
    });
  };
  ask('s');
  ask('st');
  ask('sta');
  ask('star');
  expect(asked).toEqual(['s']);
  answers.shift()?.();
  await vi.waitFor(() => expect(asked).toEqual(['s', 'star']));
  answers.shift()?.();
  await Promise.resolve();
  ask('wars');
  await vi.waitFor(() => expect(asked).toEqual(['s', 'star', 'wars']));
});
