import { expect, test } from 'vitest';
import { describeUntrainedTask } from './training.ts';

test('a model of one task alone comes with a warning about the other', () => {
  expect(describeUntrainedTask({ rankWeight: 1, retrievalWeight: 0 })).toContain(
    'Trained on the rating loss alone',
  );
  expect(describeUntrainedTask({ rankWeight: 0, retrievalWeight: 1 })).toContain(
    'Trained on the retrieval loss alone',
  );
  expect(describeUntrainedTask({ rankWeight: 0.1, retrievalWeight: 3 })).toBe('');
});
