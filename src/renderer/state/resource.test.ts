import { expect, test } from 'vitest';
import { Resource } from './resource.svelte.ts';

/** A question that is answered when the test says so. */
function open<T>(): { answer: (value: T) => void; question: () => Promise<T> } {
  let answer = (_value: T): void => undefined;
  const answered = new Promise<T>((resolve) => {
    answer = resolve;
  });
  return { answer: (value) => answer(value), question: () => answered };
}

test('the last value stays while it is loaded again, and an overtaken answer is dropped', async () => {
  const resource = new Resource<string>();
  await resource.load(() => Promise.resolve('first'));
  const [late, later] = [open<string>(), open<string>()];
  const both = [resource.load(late.question), resource.load(later.question)];
  expect(resource.value).toBe('first');
  later.answer('later');
  late.answer('late');
  await Promise.all(both);
  expect(resource.value).toBe('later');
});

test('what belongs to another person is not shown while theirs is loaded', async () => {
  const resource = new Resource<string>();
  await resource.load(() => Promise.resolve('Ada’s'), 'Ada');
  const graces = open<string>();
  const loaded = resource.load(graces.question, 'Grace');
  expect(resource.value).toBeNull();
  graces.answer('Grace’s');
  await loaded;
  const again = open<string>();
  void resource.load(again.question, 'Grace');
  expect(resource.value).toBe('Grace’s');
});
