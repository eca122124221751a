// Where the joint model's kernels keep their numbers of a person and of a target, and what they all read of one.
import { row } from './rows';

// A person's numbers: a row of `people`.
export const personNumbers = 16;
export const bias = 0;
export const errorSum = 1;
export const squareSum = 2;
export const count = 3;
export const evidence = 4;
export const spread = 5;
export const biasGradient = 6;
export const spreadGradient = 7;
export const errorGradient = 8;
export const squareGradient = 9;

// Where gradients of li, lu, lt and g are summed.
export const gradientOfMovieShrinkage = 0;
export const gradientOfPersonShrinkage = 1;
export const gradientOfTopicShrinkage = 2;
export const gradientOfTopicGain = 3;

export function person(people: usize, index: i32): usize {
  return row(people, index, personNumbers << 2);
}
