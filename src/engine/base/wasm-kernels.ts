// Kernels that tfjs-backend-wasm 4.22 lacks, and one that it has in too slow a form.
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
  transposeBeforeProducts(tf, backend);
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

/** The backend's product is XNNPACK's only of matrices as they are; with one transposed it is a plain loop. */
function transposeBeforeProducts(tf: typeof tfjs, backend: BackendWasm): void {
  const product = tf.getKernel(tf.BatchMatMul, backendName);
  const transpose = tf.getKernel(tf.Transpose, backendName);
  function transposed(x: tfjs.TensorInfo): tfjs.TensorInfo {
    const axes = x.shape.map((_, axis) => axis);
    const perm = [...axes.slice(0, -2), ...axes.slice(-2).reverse()];
    return single(transpose.kernelFunc({ inputs: { x }, attrs: { perm }, backend }));
  }
  tf.unregisterKernel(tf.BatchMatMul, backendName);
  tf.registerKernel({
    ...product,
    kernelFunc({ inputs, attrs }) {
      const [a, b] = [given(inputs, 'a'), given(inputs, 'b')];
      const left = attrs?.['transposeA'] === true ? transposed(a) : a;
      const right = attrs?.['transposeB'] === true ? transposed(b) : b;
      try {
        return product.kernelFunc({
          inputs: { a: left, b: right },
          attrs: { transposeA: false, transposeB: false },
          backend,
        });
      } finally {
        if (left !== a) backend.disposeData(left.dataId);
        if (right !== b) backend.disposeData(right.dataId);
      }
    },
  });
}

function single(result: tfjs.TensorInfo | tfjs.TensorInfo[]): tfjs.TensorInfo {
  const [first] = Array.isArray(result) ? result : [result];
  if (first === undefined) throw new Error('A kernel returned nothing.');
  return first;
}
