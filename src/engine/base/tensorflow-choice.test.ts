import { expect, it } from 'vitest';
import { tensorflowHomes } from '../../contract/tensorflow.ts';
import { askedTensorflow, expectedTensorflow } from './tensorflow-choice.ts';

it('is native, in WebAssembly or left open', () => {
  expect(askedTensorflow({ MATINEE_TENSORFLOW: 'native' })).toBe('native');
  expect(askedTensorflow({ MATINEE_TENSORFLOW: 'wasm' })).toBe('wasm');
  expect(askedTensorflow({ MATINEE_TENSORFLOW: '' })).toBeNull();
  expect(askedTensorflow({})).toBeNull();
});

it('is refused in one sentence where it is neither', () => {
  expect(() => askedTensorflow({ MATINEE_TENSORFLOW: 'webgpu' })).toThrow(
    'MATINEE_TENSORFLOW is "webgpu", and can be "native" or "wasm"; without it Matinee takes what is there.',
  );
});

it('is known before it is loaded', () => {
  expect(expectedTensorflow({ MATINEE_TENSORFLOW: 'native' })).toBe('native');
  expect(expectedTensorflow({ MATINEE_TENSORFLOW: 'wasm' })).toBe('wasm');
  expect(tensorflowHomes).toContain(expectedTensorflow({}));
});
