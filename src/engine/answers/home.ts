// Answers of Home: its shelves, why a movie is recommended, the tuner and its mixes.
import type { Handlers } from '../../contract/calls.ts';
import type { AnswerContext } from './context.ts';
import { whyMovie } from './why.ts';

export function homeAnswers(context: AnswerContext): Pick<Handlers<'engine'>, 'recommendations:why'> {
  return { 'recommendations:why': (asked) => whyMovie(context, asked) };
}
