// Kernels that tfjs-backend-wasm 4.22 lacks, and two that it has in too slow a form.
import type * as tfjs from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

const backendName = 'wasm';

/** To be called once, when the backend is ready. */
export function addKernels(tf: typeof tfjs, backend: BackendWasm): void {
  tf.registerKernel({
    ...{ kernelName: tf.UnsortedSegmentSum, backendName },
    kernelFunc: ({ inputs, attrs }) =>
      unsortedSegmentSum(
        backend,
        given(inputs, 'x'),
        given(inputs, 'segmentIds'),
        Number(attrs?.['numSegments']),
      ),
  });
  tf.registerKernel({
    ...{ kernelName: tf.LogSoftmax, backendName },
    kernelFunc: ({ inputs }) => logSoftmax(backend, given(inputs, 'logits')),
  });
  transposeAroundProducts(tf, backend);
  sumColumnsInPlace(tf, backend);
}

function given(inputs: tfjs.NamedTensorInfoMap, name: string): tfjs.TensorInfo {
  const input = inputs[name];
  if (input === undefined) throw new Error(`A kernel got no ${name}.`);
  return input;
}

/** Sums up the rows of x by segment: [segments, ...]. Rows of a segment that there is not are left out. */
function unsortedSegmentSum(
  backend: BackendWasm,
  x: tfjs.TensorInfo,
  segmentIds: tfjs.TensorInfo,
  segments: number,
): tfjs.TensorInfo {
  const sums = backend.makeOutput([segments, ...x.shape.slice(1)], x.dtype);
  // Looked at when all is allocated, since the memory may move as it grows.
  const [from, ids] = [backend.typedArrayFromHeap(x), backend.typedArrayFromHeap(segmentIds)];
  const to = backend.typedArrayFromHeap(sums).fill(0);
  const width = from.length / ids.length;
  ids.forEach((segment, row) => {
    if (segment < 0 || segment >= segments) return;
    for (let k = 0; k < width; k++) {
      to[segment * width + k] = (to[segment * width + k] ?? 0) + (from[row * width + k] ?? 0);
    }
  });
  return sums;
}

/** log of the softmax over the last axis: x - max - log sum exp(x - max). */
function logSoftmax(backend: BackendWasm, logits: tfjs.TensorInfo): tfjs.TensorInfo {
  const result = backend.makeOutput(logits.shape, 'float32');
  const [from, to] = [backend.typedArrayFromHeap(logits), backend.typedArrayFromHeap(result)];
  const width = logits.shape.at(-1) ?? 1;
  for (let start = 0; start < from.length; start += width) {
    const row = from.subarray(start, start + width);
    let max = -Infinity;
    for (const value of row) max = Math.max(max, value);
    let sum = 0;
    for (const value of row) sum += Math.exp(value - max);
    const logSum = max + Math.log(sum);
    row.forEach((value, k) => (to[start + k] = value - logSum));
  }
  return result;
}

/**
 * The backend's product is XNNPACK's only of matrices as they are; with one transposed it is a plain loop. So they are
 * transposed first, or the product of the others is afterwards, as (A B')' = B A': whichever moves fewer numbers.
 * XNNPACK itself moves all of the right one.
 */
function transposeAroundProducts(tf: typeof tfjs, backend: BackendWasm): void {
  const product = tf.getKernel(tf.BatchMatMul, backendName);
  const transpose = tf.getKernel(tf.Transpose, backendName);

  function transposed(x: tfjs.TensorInfo): tfjs.TensorInfo {
    const axes = x.shape.map((_, axis) => axis);
    const perm = [...axes.slice(0, -2), ...axes.slice(-2).reverse()];
    return single(transpose.kernelFunc({ inputs: { x }, attrs: { perm }, backend }));
  }

  function multiply(a: Factor, b: Factor): tfjs.TensorInfo {
    const left = a.isTransposed ? transposed(a.matrix) : a.matrix;
    const right = b.isTransposed ? transposed(b.matrix) : b.matrix;
    try {
      return single(
        product.kernelFunc({
          inputs: { a: left, b: right },
          attrs: { transposeA: false, transposeB: false },
          backend,
        }),
      );
    } finally {
      if (a.isTransposed) backend.disposeData(left.dataId);
      if (b.isTransposed) backend.disposeData(right.dataId);
    }
  }

  tf.unregisterKernel(tf.BatchMatMul, backendName);
  tf.registerKernel({
    ...product,
    kernelFunc({ inputs, attrs }) {
      const a = { matrix: given(inputs, 'a'), isTransposed: attrs?.['transposeA'] === true };
      const b = { matrix: given(inputs, 'b'), isTransposed: attrs?.['transposeB'] === true };
      const [size, otherSize] = [sizeOf(a.matrix), sizeOf(b.matrix)];
      const resultSize = rowsOf(a) * rowsOf(flipped(b));
      const moved = (a.isTransposed ? size : 0) + (b.isTransposed ? otherSize : 0) + otherSize;
      const movedFlipped = (a.isTransposed ? 0 : size) + (b.isTransposed ? 0 : otherSize) + size + resultSize;
      if (a.matrix.shape.length > 2 || moved <= movedFlipped) return multiply(a, b);
      const result = multiply(flipped(b), flipped(a));
      try {
        return transposed(result);
      } finally {
        backend.disposeData(result.dataId);
      }
    },
  });
}

interface Factor {
  readonly matrix: tfjs.TensorInfo;
  readonly isTransposed: boolean;
}

function flipped({ matrix, isTransposed }: Factor): Factor {
  return { matrix, isTransposed: !isTransposed };
}

function rowsOf({ matrix, isTransposed }: Factor): number {
  return matrix.shape.at(isTransposed ? -1 : -2) ?? 1;
}

function sizeOf({ shape }: tfjs.TensorInfo): number {
  return shape.reduce((size, length) => size * length, 1);
}

/** The backend sums up columns by transposing first, which costs more than the sum. */
function sumColumnsInPlace(tf: typeof tfjs, backend: BackendWasm): void {
  const sum = tf.getKernel(tf.Sum, backendName);
  tf.unregisterKernel(tf.Sum, backendName);
  tf.registerKernel({
    ...sum,
    kernelFunc({ inputs, attrs }) {
      const x = given(inputs, 'x');
      const axis = [attrs?.['axis']].flat();
      const isOfColumns = x.shape.length === 2 && x.dtype === 'float32' && axis.length === 1 && axis[0] === 0;
      if (!isOfColumns) return sum.kernelFunc({ inputs, backend, ...(attrs === undefined ? {} : { attrs }) });
      const [rows = 0, columns = 0] = x.shape;
      const result = backend.makeOutput(attrs?.['keepDims'] === true ? [1, columns] : [columns], x.dtype);
      const [from, to] = [backend.typedArrayFromHeap(x), backend.typedArrayFromHeap(result).fill(0)];
      for (let row = 0, at = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++, at++)
          to[column] = (to[column] ?? 0) + (from[at] ?? 0);
      }
      return result;
    },
  });
}

function single(result: tfjs.TensorInfo | tfjs.TensorInfo[]): tfjs.TensorInfo {
  const [first] = Array.isArray(result) ? result : [result];
  if (first === undefined) throw new Error('A kernel returned nothing.');
  return first;
}
