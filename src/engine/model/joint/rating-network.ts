// What the rating network hears of person and movie besides topics.
import { tf, type Tensor } from '../../base/tensorflow.ts';
import { jointRecipe } from './joint-recipe.ts';

const { personEvidenceScale, movieEvidenceScale, spread } = jointRecipe.ranking;

/** How much is known of a person: log1p(n) / 4 - 1. */
export function personEvidence(counts: Tensor): Tensor {
  return tf.sub(tf.div(tf.log1p(counts), personEvidenceScale), 1);
}

/** How much is known of a movie: log1p(n) / 3 - 1. */
export function movieEvidence(counts: Tensor): Tensor {
  return tf.sub(tf.div(tf.log1p(counts), movieEvidenceScale), 1);
}

/** How widely a person's residuals spread: (sum res^2 + 5) / (n + 5) - .7. */
export function residualSpread(squareSums: Tensor, counts: Tensor): Tensor {
  const { priorRatings, usual } = spread;
  return tf.sub(tf.div(tf.add(squareSums, priorRatings), tf.add(counts, priorRatings)), usual);
}
