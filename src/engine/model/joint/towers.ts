// The two towers: a movie's vector from its embedding and features, a person's from the movies they rated.
import { addProduct, transposedProduct, type SparseRows } from '../../base/sparse-rows.ts';
import { tf, type Tensor } from '../../base/tensorflow.ts';
import { jointRecipe } from './joint-recipe.ts';

/** q = Q + F Wf: [M, d]. A sparse loop instead of a tensor operation, since F is 99 % zeros. */
export function movieVectors(
  embeddings: Float32Array,
  features: SparseRows,
  featureWeights: Float32Array,
  dimensions: number,
): Float32Array {
  const vectors = embeddings.slice();
  addProduct(features, featureWeights, dimensions, vectors);
  return vectors;
}

/** Gradient of `movieVectors` by Wf: F^T dq. (That by Q is dq itself.) */
export function featureWeightGradient(
  vectorGradient: Float32Array,
  features: SparseRows,
  dimensions: number,
): Float32Array {
  return transposedProduct(features, vectorGradient, dimensions);
}

/** What one rating of a history of `count` ratings weighs in the person's vector: (r / 4) / sqrt(n + 1). */
export function historyWeight(stars: number, count: number): number {
  return stars / jointRecipe.retrieval.historyStars / Math.sqrt(count + 1);
}

/**
 * u = sum over the history of (r / 4) Ein_i / sqrt(n + 1) + P_u: [B, d]. `historyWeights` [B, M] holds
 * `historyWeight` where the person rated, 0 otherwise.
 */
export function personVectors(historyWeights: Tensor, historyVectors: Tensor, userVectors: Tensor): Tensor {
  return tf.add(tf.matMul(historyWeights, historyVectors), userVectors);
}

/** u . q + c: [B, M], how likely each movie is the next, as logits. */
export function retrievalLogits(people: Tensor, movies: Tensor, popularityLogits: Tensor): Tensor {
  return tf.add(tf.matMul(people, movies, false, true), popularityLogits);
}
