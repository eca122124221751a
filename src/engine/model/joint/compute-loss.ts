// Where the two tasks meet: the joint loss as their weighted sum.
import type { RatingNetworkTensors } from './rating-network.ts';
import { tf, type Tensor } from '../../base/tensorflow.ts';
import type { TensorBatch } from './tensor-batch.ts';

/** What the tasks share and training differentiates by. */
export interface JointTensors extends RatingNetworkTensors {
  /** [M, d] q */
  readonly movieVectors: Tensor;
  /** [M, d] Ein */
  readonly historyVectors: Tensor;
  /** [B, d] P_u of the batch's users, 0 if it is switched off. */
  readonly userVectors: Tensor;
  /** [M] c */
  readonly popularityLogits: Tensor;
  /** [M] F wfb */
  readonly movieFeatureBiases: Tensor;
  /** [d, T] Wt */
  readonly topicWeights: Tensor;
  /** [3] */
  readonly shrinkage: Tensor;
  /** [1] g */
  readonly topicGain: Tensor;
}

/** One thing that the model learns to do. */
export interface Task {
  readonly name: 'ranking' | 'retrieval';
  readonly weight: number;
  /** The task's own loss, before its weight: a scalar. */
  loss(tensors: JointTensors, batch: TensorBatch): Tensor;
}

export interface JointLoss {
  readonly total: Tensor;
  /** Unweighted, by task. */
  readonly byTask: ReadonlyMap<Task['name'], Tensor>;
}

/** w_rank x ranking loss + w_retrieval x retrieval loss, and each by itself. */
export function computeLoss(tasks: readonly Task[], tensors: JointTensors, batch: TensorBatch): JointLoss {
  const losses = tasks.map((task) => ({ task, loss: task.loss(tensors, batch) }));
  return {
    total: tf.addN(losses.map(({ task, loss }) => tf.mul(loss, task.weight))),
    byTask: new Map(losses.map(({ task, loss }) => [task.name, loss])),
  };
}
