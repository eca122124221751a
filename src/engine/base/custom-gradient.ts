// Gives an operation a gradient of its own instead of the one that autodiff would derive.
import { tf, type Tensor } from './tensorflow.ts';

/** An operation on one tensor, and its gradient written by hand. */
export interface HandWrittenOperation {
  /** The result, and the intermediate tensors that the gradient needs. */
  forward(x: Tensor): { value: Tensor; saved: Tensor[] };
  /** dL/dx, given dL/dvalue. */
  gradient(dy: Tensor, saved: readonly Tensor[]): Tensor;
}

/** The operation's value; autodiff uses the gradient that comes with it. */
export function withGradient(x: Tensor, operation: HandWrittenOperation): Tensor {
  return tf.customGrad((...inputs) => {
    const [input, save] = inputs;
    if (!(input instanceof tf.Tensor) || typeof save !== 'function') throw new Error('Unexpected inputs.');
    const { value, saved } = operation.forward(input);
    save(saved);
    return { value, gradFunc: (dy, kept) => operation.gradient(dy, kept) };
  })(x);
}
