import { describe, expect, it } from 'vitest';
import { crc32c, eventFile, eventFileName } from './tfevents.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('crc32c', () => {
  it('is the one of RFC 3720', () => {
    expect(crc32c(Buffer.from('123456789'))).toBe(0xe306_9283);
    expect(crc32c(new Uint8Array(32))).toBe(0x8a91_36aa);
    expect(crc32c(new Uint8Array(32).fill(0xff))).toBe(0x62a8_ab43);
  });
});

describe('eventFile', () => {
  it('begins like every file that TensorFlow writes', () => {
    const file = hex(eventFile([], 0));
    // 24 bytes follow, and the checksum of that length.
    expect(file.slice(0, 24)).toBe('1800000000000000a37f4b22');
    // The time, 0 seconds, then 13 letters: brain.Event:2.
    expect(file.slice(24, 72)).toBe(`0900000000000000001a0d${hex(Buffer.from('brain.Event:2'))}`);
    expect(file).toHaveLength(2 * (8 + 4 + 24 + 4));
  });

  it('writes a figure as the bytes that protobuf makes of it', () => {
    const file = eventFile([{ tag: 'a/b', step: 300, value: 1.5, atMs: 2000 }], 0);
    const event = [
      '090000000000000040', // 1, a double: 2 seconds
      '10ac02', // 2, a varint: 300 = 0b10_0101100
      '2a0c', // 5, a summary of 12 bytes
      '0a0a', // 1, a value of 10 bytes
      '0a03612f62', // 1, the tag: a/b
      '150000c03f', // 2, a float: 1.5
    ].join('');
    const second = file.subarray(40);
    expect(hex(second.subarray(0, 8))).toBe('1a00000000000000');
    expect(hex(second.subarray(12, 12 + 26))).toBe(event);
    expect(second).toHaveLength(8 + 4 + 26 + 4);
  });

  it('masks the checksum of its data', () => {
    const file = Buffer.from(eventFile([], 0));
    const crc = crc32c(file.subarray(12, 36));
    const masked = file.readUInt32LE(36);
    const rotated = (masked - 0xa282_ead8) >>> 0;
    expect(((rotated >>> 17) | (rotated << 15)) >>> 0).toBe(crc);
  });

  it('has a name that TensorBoard looks for', () => {
    expect(eventFileName(1_700_000_000_900)).toBe('events.out.tfevents.1700000000.matinee');
  });
});
