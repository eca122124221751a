// Clamps a predicted number of stars to the range of stars. Apart from stars-range.ts, whose TensorFlow takes a second to load.
import { clamp } from '../base/statistics.ts';
import { maxStars, minStars } from '../../contract/stars.ts';

/** Predicted stars between 0.5 and 5. */
export function starsWithin(stars: number): number {
  return clamp(stars, minStars, maxStars);
}
