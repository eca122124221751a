// Where the two towers meet: what a rating adds to a person's vector, and how a person is matched with movies.
import { tf, type Tensor } from '../../base/tensorflow.ts';
import { jointRecipe } from './joint-recipe.ts';

/** What one rating of a history of `count` ratings weighs in the person's vector: (r / 4) / sqrt(n + 1). */
export function historyWeight(stars: number, count: number): number {
  return stars / jointRecipe.retrieval.historyStars / Math.sqrt(count + 1);
}

/** u . q + c: [B, M], how likely each movie is the next, as logits; c is [M] or [B, M]. */
export function retrievalLogits(people: Tensor, movies: Tensor, popularityLogits: Tensor): Tensor {
  return tf.add(tf.matMul(people, movies, false, true), popularityLogits);
}
