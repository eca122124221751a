import { describe, expect, test, vi } from 'vitest';
import { useWorkplace } from '../../tests/fixtures/workplace.ts';
import { Cache } from './cache.ts';
import { SetupError } from './errors.ts';
import {
  explainWasm,
  hasTensorflowAsWished,
  provideTensorflow,
  readTensorflowWish,
  wasmSource,
} from './tensorflow.ts';

const place = useWorkplace();
const native = { version: '2.21.0', source: 'the wheel', folders: [] };

describe('the wish for a TensorFlow', () => {
  test('is one of two words, or none', () => {
    expect(readTensorflowWish({})).toBeNull();
    expect(readTensorflowWish({ MATINEE_TENSORFLOW: '' })).toBeNull();
    expect(readTensorflowWish({ MATINEE_TENSORFLOW: 'wasm' })).toBe('wasm');
    expect(readTensorflowWish({ MATINEE_TENSORFLOW: 'native' })).toBe('native');
    expect(() => readTensorflowWish({ MATINEE_TENSORFLOW: 'gpu' })).toThrow(SetupError);
  });

  const withdraw = vi.fn(() => Promise.resolve());

  test('for WebAssembly fetches nothing', async () => {
    const provide = vi.fn(() => Promise.resolve(native));
    const result = await provideTensorflow(new Cache(place.path('cache')), () => undefined, 'wasm', {
      provide,
      withdraw,
    });
    expect(result).toMatchObject({ source: wasmSource, folders: [] });
    expect(provide).not.toHaveBeenCalled();
  });

  test('for the native one makes a failure an error', async () => {
    const provide = (): Promise<never> => Promise.reject(new SetupError('There is no make on this machine.'));
    const cache = new Cache(place.path('cache'));
    await expect(provideTensorflow(cache, () => undefined, 'native', { provide, withdraw })).rejects.toThrow(
      /no make/,
    );
    expect(withdraw).not.toHaveBeenCalled();
  });

  test('left open makes a failure a sentence, and what does not work goes away', async () => {
    const provide = (): Promise<never> =>
      Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }));
    const said: string[] = [];
    const result = await provideTensorflow(new Cache(place.path('cache')), (line) => said.push(line), null, {
      provide,
      withdraw,
    });
    expect(result.source).toBe(wasmSource);
    expect(said).toEqual([expect.stringMatching(/^runs as WebAssembly.*The disk is full/)]);
    expect(withdraw).toHaveBeenCalledOnce();
  });
});

test('the sentence for people has the reason and the way back', () => {
  expect(explainWasm('There is no make on this machine.')).toBe(
    'runs as WebAssembly, which trains more slowly (There is no make on this machine); "npm run setup" tries again',
  );
});

describe('what an earlier set-up left', () => {
  const stampOf = (source: string): Parameters<typeof hasTensorflowAsWished>[0] => ({
    parts: { tensorflow: { version: '1', source } },
  });

  test('does for every wish if it is native', () => {
    for (const wish of ['native', 'wasm', null] as const) {
      expect(hasTensorflowAsWished(stampOf('the wheel'), wish, true)).toBe(true);
    }
  });

  test('is tried again only by who asks for it if it is WebAssembly', () => {
    expect(hasTensorflowAsWished(stampOf(wasmSource), null, false)).toBe(true);
    expect(hasTensorflowAsWished(stampOf(wasmSource), null, true)).toBe(false);
    expect(hasTensorflowAsWished(stampOf(wasmSource), 'native', false)).toBe(false);
    expect(hasTensorflowAsWished(stampOf(wasmSource), 'wasm', true)).toBe(true);
  });
});
