// Lets an operation bring its own gradient, in place of the one that the tape would derive.
import { tf, type Tensor } from './tensorflow.ts';

/** An operation on one tensor, and its gradient written by hand. */
export interface HandWrittenOperation {
  /** The result, and the tensors that the gradient needs of the way there. */
  forward(x: Tensor): { value: Tensor; saved: Tensor[] };
  /** dL/dx, given dL/dvalue. */
  gradient(dy: Tensor, saved: readonly Tensor[]): Tensor;
}

/** The operation's value; the tape takes the gradient that comes with it. */
export function withGradient(x: Tensor, operation: HandWrittenOperation): Tensor {
  return tf.customGrad((...inputs) => {
    const [input, save] = inputs;
    if (!(input instanceof tf.Tensor) || typeof save !== 'function') throw new Error('Unexpected inputs.');
    const { value, saved } = operation.forward(input);
    save(saved);
    return { value, gradFunc: (dy, kept) => operation.gradient(dy, kept) };
  })(x);
}
