// Files of a readable header and large arrays after it, written and read in pieces, so that no second copy is in memory.
import { closeSync, openSync, readSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import { nextTurn } from '../base/cancellation.ts';
import { packArrays, unpackArrays } from './packed-arrays.ts';

/*
 * Layout: 8 bytes little-endian length N, N bytes of JSON (`headerSchema`), then the bytes of all arrays one after the
 * other, little-endian. It is not a safetensors file, as that would have to be made in memory as a whole.
 */
const lengthBytes = 8;
const mostHeaderBytes = 2 ** 28;
/** Bytes that are written between two looks at the signal. */
const chunkBytes = 2 ** 22;

const headerSchema = z.strictObject({
  card: z.unknown(),
  state: z.unknown(),
  arrays: z.array(z.strictObject({ type: z.enum(['F32', 'I32']), length: z.int().nonnegative() })),
});
type Header = z.infer<typeof headerSchema>;

/** Writes a card, which is JSON, and a state, which may hold arrays; durable when it resolves. Throws `cancelled`. */
export async function writeArrayFile(
  file: string,
  card: object,
  state: object,
  signal?: AbortSignal,
): Promise<void> {
  const { tree, arrays } = packArrays(state);
  const types = arrays.map((array) => ({
    type: array instanceof Float32Array ? 'F32' : 'I32',
    length: array.length,
  }));
  const header = Buffer.from(JSON.stringify({ card, state: tree, arrays: types }));
  const length = Buffer.alloc(lengthBytes);
  length.writeBigUInt64LE(BigInt(header.length));
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(Buffer.concat([length, header]));
    for (const array of arrays) await writeArray(handle, array, signal);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** In pieces that are copied: what is in the kernels' shared memory can't be written as it is. */
async function writeArray(
  handle: FileHandle,
  { buffer, byteOffset, byteLength }: Float32Array | Int32Array,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let from = 0; from < byteLength; from += chunkBytes) {
    await nextTurn(signal);
    const bytes = new Uint8Array(buffer, byteOffset + from, Math.min(chunkBytes, byteLength - from));
    await handle.writeFile(Uint8Array.from(bytes));
  }
}

/** The card alone. Throws where the file can't be read. */
export function readArrayFileCard(file: string): unknown {
  return readHeader(file).header.card;
}

/** Card and state as they were written. Throws where the file can't be read. */
export async function readArrayFile(file: string): Promise<{ card: unknown; state: unknown }> {
  const { header, dataStart } = readHeader(file);
  const handle = await open(file, 'r');
  try {
    let position = dataStart;
    const arrays: (Float32Array | Int32Array)[] = [];
    for (const { type, length } of header.arrays) {
      const array = type === 'F32' ? new Float32Array(length) : new Int32Array(length);
      await readFully(handle, new Uint8Array(array.buffer), position);
      position += array.byteLength;
      arrays.push(array);
    }
    return { card: header.card, state: unpackArrays(header.state, arrays) };
  } finally {
    await handle.close();
  }
}

async function readFully(handle: FileHandle, into: Uint8Array, from: number): Promise<void> {
  let done = 0;
  while (done < into.length) {
    const { bytesRead } = await handle.read(into, done, into.length - done, from + done);
    if (bytesRead === 0) throw new Error('it is cut short');
    done += bytesRead;
  }
}

function readHeader(file: string): { header: Header; dataStart: number } {
  const descriptor = openSync(file, 'r');
  try {
    const length = Buffer.alloc(lengthBytes);
    if (readSync(descriptor, length) < lengthBytes) throw new Error('it is too short');
    const headerBytes = Number(length.readBigUInt64LE());
    if (headerBytes > mostHeaderBytes) throw new Error('its header is longer than any of ours');
    const json = Buffer.alloc(headerBytes);
    if (readSync(descriptor, json, 0, headerBytes, lengthBytes) < headerBytes) {
      throw new Error('it is cut short');
    }
    return {
      header: headerSchema.parse(JSON.parse(json.toString('utf8'))),
      dataStart: lengthBytes + headerBytes,
    };
  } finally {
    closeSync(descriptor);
  }
}
