import { createRequire } from 'node:module';
import type * as tfjsBackend from '@tensorflow/tfjs-backend-wasm';
import { expect, it } from 'vitest';
import { freeingTensors, tensorflowHome, tf, type Tensor } from './tensorflow.ts';

const requireModule = createRequire(import.meta.url);
// tfjs-core by itself has no gradients, and the models differentiate by hand; all of TensorFlow.js brings them.
requireModule('@tensorflow/tfjs');
const { BackendWasm } = requireModule('@tensorflow/tfjs-backend-wasm') as typeof tfjsBackend;

function numbersOf(compute: () => Tensor): number[] {
  return freeingTensors(() => Array.from(compute().dataSync()));
}

/** Two of [2, 3]. */
function matrices(): [Tensor, Tensor] {
  return [tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3]), tf.tensor2d([1, 0, 2, 1, 0, 1], [2, 3])];
}

it('runs in WebAssembly, and leaves uncaught errors to the process', () => {
  expect(tensorflowHome).toBe('wasm');
  expect(tf.getBackend()).toBe('wasm');
  const handlers = process.listeners('unhandledRejection').map((handler) => String(handler));
  expect(handlers.filter((handler) => /^function \(reason\) \{ throw reason; \}$/u.test(handler))).toEqual(
    [],
  );
});

it('sums up rows by segment, and leaves out those of none', () => {
  const sums = (ids: number[], segments: number) =>
    numbersOf(() => {
      const rows = tf.tensor2d([1, 2, 10, 20, 100, 200], [3, 2]);
      return tf.unsortedSegmentSum(rows, tf.tensor1d(ids, 'int32'), segments);
    });
  expect(sums([2, 0, 2], 3)).toEqual([10, 20, 0, 0, 101, 202]);
  expect(sums([-1, 0, 5], 2)).toEqual([10, 20, 0, 0]);
  expect(
    numbersOf(() =>
      tf.unsortedSegmentSum(tf.tensor1d([3, 4, 5], 'int32'), tf.tensor1d([1, 1, 0], 'int32'), 2),
    ),
  ).toEqual([5, 7]);
});

it('takes the logarithm of softmax without overflow', () => {
  // softmax of [0, log 3] is [1/4, 3/4]; a constant changes nothing.
  const expected = [Math.log(1 / 4), Math.log(3 / 4)];
  const found = numbersOf(() => {
    const logits = tf.tensor2d([0, Math.log(3), 1000, 1000 + Math.log(3)], [2, 2]);
    const [result] = [tf.engine().runKernel(tf.LogSoftmax, { logits }, { axis: -1 })].flat();
    if (!(result instanceof tf.Tensor)) throw new Error('no tensor');
    return result;
  });
  [...expected, ...expected].forEach((value, k) => expect(found[k]).toBeCloseTo(value, 4));
  const byOperations = numbersOf(() => tf.logSoftmax(tf.tensor2d([0, Math.log(3)], [1, 2])));
  byOperations.forEach((value, k) => expect(value).toBeCloseTo(expected[k] ?? NaN, 6));
});

it('multiplies matrices as they are and transposed', () => {
  expect(
    numbersOf(() => {
      const [a, b] = matrices();
      return tf.matMul(a, b, false, true);
    }),
  ).toEqual([7, 4, 16, 10]);
  expect(
    numbersOf(() => {
      const [a, b] = matrices();
      return tf.matMul(a, b, true, false);
    }),
  ).toEqual([5, 0, 6, 7, 0, 9, 9, 0, 12]);
  expect(
    numbersOf(() => {
      const [a] = matrices();
      return tf.matMul(a, tf.tensor2d([1, 2, 3, 4], [2, 2]), true, true);
    }),
  ).toEqual([9, 19, 12, 26, 15, 33]);
  expect(numbersOf(() => tf.matMul(tf.tensor2d([2], [1, 1]), tf.tensor2d([3], [1, 1]), true, true))).toEqual([
    6,
  ]);
});

it('multiplies in the same way whichever matrix it transposes', () => {
  // [5, 2] and [1, 2], and so on: where one is much the larger, the product of the others is transposed.
  const large = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const products = (x: Tensor, y: Tensor) => [
    tf.matMul(x, y, false, true),
    tf.matMul(y, x, false, true),
    tf.matMul(tf.transpose(x), y, true, true),
    tf.matMul(tf.transpose(y), x, true, true),
    tf.matMul(tf.transpose(y), tf.transpose(x), true, false),
    tf.matMul(x, tf.transpose(y)),
  ];
  const expected = [5, 11, 17, 23, 29];
  for (let k = 0; k < 6; k++) {
    const found = numbersOf(() => {
      const made = products(tf.tensor2d(large, [5, 2]), tf.tensor2d([1, 2], [1, 2]))[k];
      if (made === undefined) throw new Error('no product');
      expect(made.shape).toEqual([0, 2, 5].includes(k) ? [5, 1] : [1, 5]);
      return made;
    });
    expect(found).toEqual(expected);
  }
});

it('sums up columns, rows and all', () => {
  const sum = (axis?: number, keepsDimensions = false) => {
    const [shape, values] = freeingTensors(() => {
      const result = tf.sum(tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3]), axis, keepsDimensions);
      return [result.shape, Array.from(result.dataSync())];
    });
    return { shape, values };
  };
  expect(sum(0)).toEqual({ shape: [3], values: [5, 7, 9] });
  expect(sum(0, true)).toEqual({ shape: [1, 3], values: [5, 7, 9] });
  expect(sum(1)).toEqual({ shape: [2], values: [6, 15] });
  expect(sum()).toEqual({ shape: [], values: [21] });
});

it('differentiates gather, softmax and products', () => {
  // f = sum of x[2] + 2 x[0] + 3 x[2]: 2 for row 0, 4 for row 2.
  const ofGather = numbersOf(() =>
    tf.grad((x: Tensor) => {
      const chosen = tf.gather(x, tf.tensor1d([2, 0, 2], 'int32'));
      return tf.sum(tf.mul(chosen, tf.tensor2d([1, 2, 3], [3, 1])));
    })(tf.zeros([3, 2])),
  );
  expect(ofGather).toEqual([2, 2, 0, 0, 4, 4]);
  // d log softmax_1 by the logits: (0, 1) - softmax.
  const ofSoftmax = numbersOf(() =>
    tf.grad((x: Tensor) => tf.slice(tf.reshape(tf.logSoftmax(x), [-1]), [1], [1]))(
      tf.tensor2d([0, Math.log(3)], [1, 2]),
    ),
  );
  [-0.25, 0.25].forEach((value, k) => expect(ofSoftmax[k]).toBeCloseTo(value, 6));
  // sum(A B'): each row of A gets the sum of B's rows.
  const ofProduct = numbersOf(() => {
    const [a, b] = matrices();
    return tf.grad((x: Tensor) => tf.sum(tf.matMul(x, b, false, true)))(a);
  });
  expect(ofProduct).toEqual([2, 0, 3, 2, 0, 3]);
});

it('frees what products and kernels take', () => {
  const before = tf.memory();
  numbersOf(() => {
    const [a, b] = matrices();
    return tf.matMul(a, b, true, false);
  });
  expect(tf.memory().numTensors).toBe(before.numTensors);
  expect(tf.engine().backend.numDataIds()).toBe(before.numDataBuffers);
});

it('says how much memory it could not get', () => {
  const backend = tf.backend();
  if (!(backend instanceof BackendWasm)) throw new Error('not in WebAssembly');
  expect(() => backend.makeOutput([2 ** 30], 'float32')).toThrow(
    'This computer has no memory of another 4096 MB for it; close other programs and try again.',
  );
});
