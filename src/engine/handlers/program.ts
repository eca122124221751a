// Answers about the program itself.
import type { Handlers } from '../../contract/calls.ts';
import { trainingTensorflow } from '../base/tensorflow-choice.ts';

export function programAnswers() {
  return {
    'app:tensorflow': trainingTensorflow,
  } satisfies Partial<Handlers<'engine'>>;
}
