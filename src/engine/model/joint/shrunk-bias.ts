// The biases of the joint model as tensors, and the leave-one-out movie bias that does not leak a rating.
import { tf, type Tensor } from '../../base/tensorflow.ts';

/**
 * b = (S + li f) / (n + li): a movie's mean residual, shrunk towards the value its features predict (f = F_i wfb).
 * With S and n taken without a person's own rating of it (see `ownShare`) it is the leave-one-out bias b_ui:
 * a bias that contained the rating it helps to predict would leak it.
 */
export function shrunkMovieBias(
  residualSums: Tensor,
  counts: Tensor,
  featureBiases: Tensor,
  shrinkage: Tensor,
): Tensor {
  return tf.div(tf.add(residualSums, tf.mul(featureBiases, shrinkage)), tf.add(counts, shrinkage));
}

/** b_u = sum of (r - mu - b_ui) over the person's history / (n + lu). */
export function personBias(residualSums: Tensor, counts: Tensor, shrinkage: Tensor): Tensor {
  return tf.div(residualSums, tf.add(counts, shrinkage));
}
