// Clamps predictions to the range of stars.
import { maxStars, minStars } from '../../contract/stars.ts';
import { tf, type Tensor } from '../base/tensorflow.ts';

/** Predicted stars between 0.5 and 5. */
export function clampStars(stars: Tensor): Tensor {
  return tf.clipByValue(stars, minStars, maxStars);
}
