// TensorBoard's event files: records framed with lengths and checksums, each an `Event` of protobuf with one scalar in it.
// The formats are those of TensorFlow's tsl/lib/io/record_writer.h, core/util/event.proto and core/framework/summary.proto.

/** One figure at one step of a training. */
export type Scalar = { tag: string; step: number; value: number; atMs: number };

/** A whole event file: the record that names the format, then one for each figure. */
export function eventFile(scalars: readonly Scalar[], startedAtMs: number): Uint8Array {
  const version = [...double(1, startedAtMs / 1000), ...text(3, 'brain.Event:2')];
  return Buffer.concat([version, ...scalars.map(scalarEvent)].map((event) => record(Uint8Array.from(event))));
}

/** TensorBoard looks for files of this form of name; the last part, a computer's name elsewhere, says who wrote it. */
export function eventFileName(startedAtMs: number): string {
  return `events.out.tfevents.${Math.floor(startedAtMs / 1000)}.matinee`;
}

function scalarEvent({ tag, step, value, atMs }: Scalar): number[] {
  const summaryValue = [...text(1, tag), ...float(2, value)];
  return [...double(1, atMs / 1000), ...integer(2, step), ...bytes(5, bytes(1, summaryValue))];
}

/** The length and the data, each followed by its checksum. */
function record(data: Uint8Array): Uint8Array {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(data.length));
  return Buffer.concat([length, checksumOf(length), data, checksumOf(data)]);
}

/** Masked, as a checksum of data that holds checksums would be weak. */
function checksumOf(data: Uint8Array): Uint8Array {
  const crc = crc32c(data);
  const masked = Buffer.alloc(4);
  masked.writeUInt32LE((((crc >>> 15) | (crc << 17)) + 0xa282_ead8) >>> 0);
  return masked;
}

/** The checksum of Castagnoli (RFC 3720), which Node has no function for. */
export function crc32c(data: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ ((crc & 1) * 0x82f6_3b78);
  }
  return ~crc >>> 0;
}

// Fields of protobuf: a key of the field's number and the kind of what follows, then that.
const kinds = { varint: 0, eightBytes: 1, counted: 2, fourBytes: 5 } as const;

function key(field: number, kind: keyof typeof kinds): number {
  return field * 8 + kinds[kind];
}

function double(field: number, value: number): number[] {
  const written = Buffer.alloc(8);
  written.writeDoubleLE(value);
  return [key(field, 'eightBytes'), ...written];
}

function float(field: number, value: number): number[] {
  const written = Buffer.alloc(4);
  written.writeFloatLE(value);
  return [key(field, 'fourBytes'), ...written];
}

function integer(field: number, value: number): number[] {
  return [key(field, 'varint'), ...varint(value)];
}

function text(field: number, value: string): number[] {
  return bytes(field, [...Buffer.from(value)]);
}

function bytes(field: number, value: readonly number[]): number[] {
  return [key(field, 'counted'), ...varint(value.length), ...value];
}

/** Seven bits in a byte, lowest first; the highest bit says that more follow. */
function varint(value: number): number[] {
  const low = value % 128;
  return value < 128 ? [low] : [low + 128, ...varint(Math.floor(value / 128))];
}
