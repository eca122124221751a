import { describe, expect, it } from 'vitest';
import { readSafetensors, readWithMetadata, writeSafetensors } from './safetensors.ts';

const arrays = new Map([
  ['a', { shape: [2, 3], values: Float32Array.of(1, -2, 3.5, 0, 1e-9, 6) }],
  ['ids', { shape: [2], values: Int32Array.of(7, -1) }],
]);

describe('safetensors', () => {
  it('reads back what it wrote, also from the middle of another buffer', () => {
    const file = writeSafetensors(arrays);
    expect(readSafetensors(file, 'x')).toEqual(arrays);
    const padded = Buffer.concat([Buffer.alloc(3), file]);
    expect(readSafetensors(padded.subarray(3), 'x')).toEqual(arrays);
  });

  it('has the layout that other readers expect', () => {
    const file = writeSafetensors(arrays);
    const headerLength = Number(new DataView(file.buffer).getBigUint64(0, true));
    const header: unknown = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + headerLength)));
    expect(header).toEqual({
      a: { dtype: 'F32', shape: [2, 3], data_offsets: [0, 24] },
      ids: { dtype: 'I32', shape: [2], data_offsets: [24, 32] },
    });
    expect(file).toHaveLength(8 + headerLength + 32);
  });

  it('keeps texts beside the arrays, as the format has it', () => {
    const file = writeSafetensors(arrays, { seed: '1', fingerprint: 'abc' });
    expect(readWithMetadata(file, 'x')).toEqual({ arrays, metadata: { seed: '1', fingerprint: 'abc' } });
    expect(readWithMetadata(writeSafetensors(arrays), 'x').metadata).toEqual({});
    expect(new TextDecoder().decode(file)).toContain('"__metadata__":{"seed":"1","fingerprint":"abc"}');
  });

  it.each([NaN, Infinity, -Infinity])('refuses an array with %d among its numbers', (value) => {
    const file = writeSafetensors(new Map([['a', { shape: [3], values: Float32Array.of(1, value, 2) }]]));
    expect(() => readSafetensors(file, 'x')).toThrow('its array a has values that are no numbers');
  });

  it.each([
    ['is cut short', (file: Uint8Array) => file.subarray(0, file.length - 1), /cut short/],
    ['is empty', () => new Uint8Array(3), /too short/],
    ['is something else', () => new TextEncoder().encode('PK this is no model at all'), /header/],
  ])('throws a MatineeError when a file %s', (_name, damage, message) => {
    expect(() => readSafetensors(damage(writeSafetensors(arrays)), 'run-1/weights')).toThrow(message);
    expect(() => readSafetensors(damage(writeSafetensors(arrays)), 'run-1/weights')).toThrow(
      /run-1\/weights/,
    );
  });
});
