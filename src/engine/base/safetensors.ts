// The safetensors format: named arrays in one file that Python reads too.
import { z } from 'zod';
import { MatineeError } from '../../contract/errors.ts';

/*
 * Layout (https://huggingface.co/docs/safetensors): 8 bytes little-endian length N of the header, N bytes of JSON
 * `{ name: { dtype, shape, data_offsets: [begin, end] } }` padded with spaces, then the bytes of all arrays, row-major
 * and little-endian, with no gaps. Offsets count from the end of the header, which may also have texts by name, its
 * `__metadata__`.
 */

/** An array with its shape. */
export interface NamedArray {
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array;
}

const lengthBytes = 8;
const bytesPerNumber = 4;
/** Our headers are never longer; a longer one is rejected before it takes memory. */
const maxHeaderBytes = 2 ** 20;

const entrySchema = z.strictObject({
  dtype: z.enum(['F32', 'I32']),
  shape: z.array(z.int().nonnegative()),
  data_offsets: z.tuple([z.int().nonnegative(), z.int().nonnegative()]),
});
const entriesSchema = z.record(z.string(), entrySchema);
const metadataSchema = z.record(z.string(), z.string());
const headerSchema = z.looseObject({ __metadata__: metadataSchema.default({}) });

/** Texts of a file by name. */
export type Metadata = z.infer<typeof metadataSchema>;

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** The arrays as the bytes of a safetensors file. */
export function writeSafetensors(arrays: ReadonlyMap<string, NamedArray>, metadata?: Metadata): Uint8Array {
  const entries: z.infer<typeof entriesSchema> = {};
  let end = 0;
  for (const [name, { shape, values }] of arrays) {
    if (sizeOf(shape) !== values.length) throw new Error(`${name} does not have its declared shape.`);
    const begin = end;
    end += values.byteLength;
    const dtype = values instanceof Float32Array ? 'F32' : 'I32';
    entries[name] = { dtype, shape: [...shape], data_offsets: [begin, end] };
  }
  const json = JSON.stringify(metadata === undefined ? entries : { __metadata__: metadata, ...entries });
  // The arrays begin at a multiple of eight, so that readers may map them into memory as they are.
  const headerText = json.padEnd(Math.ceil(json.length / lengthBytes) * lengthBytes, ' ');
  const headerBytes = new TextEncoder().encode(headerText);
  const file = new Uint8Array(lengthBytes + headerBytes.length + end);
  const view = new DataView(file.buffer);
  view.setBigUint64(0, BigInt(headerBytes.length), true);
  file.set(headerBytes, lengthBytes);
  let position = lengthBytes + headerBytes.length;
  for (const { values } of arrays.values()) {
    file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), position);
    position += values.byteLength;
  }
  return file;
}

/** For files that are read whole, and hold something that no model of ours has. */
export function damaged(fileName: string, what: string, cause?: unknown): MatineeError {
  return new MatineeError(
    'model-damaged',
    `The model file ${fileName} can't be read: ${what}. Train again, or make another run the active one.`,
    { cause },
  );
}

/** The header's entries and texts, and where the arrays begin. */
function readHeader(
  file: Uint8Array,
  fileName: string,
): { entries: z.infer<typeof entriesSchema>; metadata: Metadata; dataStart: number } {
  if (file.length < lengthBytes) throw damaged(fileName, 'it is too short');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const length = view.getBigUint64(0, true);
  if (length > BigInt(Math.min(maxHeaderBytes, file.length - lengthBytes))) {
    throw damaged(fileName, 'its header is longer than the file or than any header of ours');
  }
  const dataStart = lengthBytes + Number(length);
  try {
    const json: unknown = JSON.parse(
      // Of a copy: the file may be in memory that threads share, from which no text is decoded.
      new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(file.subarray(lengthBytes, dataStart))),
    );
    const { __metadata__: metadata, ...entries } = headerSchema.parse(json);
    return { entries: entriesSchema.parse(entries), metadata, dataStart };
  } catch (error) {
    throw damaged(fileName, 'its header is not what a model has', error);
  }
}

/** The bytes where they are if numbers can be read there, otherwise a copy: typed arrays need their start aligned. */
function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % bytesPerNumber === 0 ? bytes : new Uint8Array(bytes);
}

/** An eighth of the time of asking each number, of which a model has millions: zero times what is not finite is not zero. */
function areFinite(values: Float32Array | Int32Array): boolean {
  let zero = 0;
  for (let k = 0; k < values.length; k++) zero += 0 * (values[k] ?? 0);
  return zero === 0;
}

/** The arrays of a safetensors file, in its memory where they are aligned; `fileName` is for the error's sentence. */
export function readSafetensors(file: Uint8Array, fileName: string): Map<string, NamedArray> {
  return readWithMetadata(file, fileName).arrays;
}

/** The same with the file's texts. */
export function readWithMetadata(
  file: Uint8Array,
  fileName: string,
): { arrays: Map<string, NamedArray>; metadata: Metadata } {
  const { entries, metadata, dataStart } = readHeader(file, fileName);
  const arrays = new Map<string, NamedArray>();
  for (const [name, { dtype, shape, data_offsets }] of Object.entries(entries)) {
    const [begin, end] = data_offsets;
    if (end - begin !== sizeOf(shape) * bytesPerNumber || dataStart + end > file.length) {
      throw damaged(fileName, `its array ${name} is cut short`);
    }
    const bytes = aligned(file.subarray(dataStart + begin, dataStart + end));
    const place = [bytes.buffer, bytes.byteOffset, sizeOf(shape)] as const;
    const values = dtype === 'F32' ? new Float32Array(...place) : new Int32Array(...place);
    if (!areFinite(values)) throw damaged(fileName, `its array ${name} has values that are no numbers`);
    arrays.set(name, { shape, values });
  }
  return { arrays, metadata };
}
