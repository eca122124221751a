// Answers about the program itself.
import type { Handlers } from '../../contract/calls.ts';

export function programAnswers() {
  return {
    'app:tensorflow': async () => {
      const { tensorflowInUse } = await import('../base/tensorflow.ts');
      return tensorflowInUse;
    },
  } satisfies Partial<Handlers<'engine'>>;
}
