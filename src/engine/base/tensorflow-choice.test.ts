import { expect, it } from 'vitest';
import { onlyAnswers, tensorflowHomes } from '../../contract/tensorflow.ts';
import {
  askedTensorflow,
  expectedTensorflow,
  homeOfThisProcess,
  trainingTensorflow,
} from './tensorflow-choice.ts';

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

it('is WebAssembly in a process that only answers, unless another one is asked for', () => {
  expect(homeOfThisProcess({})).toBeNull();
  expect(homeOfThisProcess({ [onlyAnswers]: '1' })).toBe('wasm');
  expect(homeOfThisProcess({ [onlyAnswers]: '1', MATINEE_TENSORFLOW: 'native' })).toBe('native');
});

it('is named with the version of its package', () => {
  expect(trainingTensorflow()).toEqual({ home: expectedTensorflow(), version: '4.22.0' });
});
