// Writes a zip of large files without holding any of them in memory.
import { open, type FileHandle } from 'node:fs/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { Readable } from 'node:stream';

/** Deflates each file's bytes into a new zip at `path`; files and the whole stay below 4 GB. */
export async function writeZip(
  path: string,
  files: Readonly<Record<string, Iterable<Buffer>>>,
): Promise<void> {
  const zip = await open(path, 'w');
  try {
    const directory: Buffer[] = [];
    let offset = 0;
    for (const [name, chunks] of Object.entries(files)) {
      const header = Buffer.concat([Buffer.alloc(30), Buffer.from(name)]);
      const { fields, packedBytes } = await writePacked(zip, offset + header.length, chunks, name);
      header.write('PK\x03\x04', 'latin1');
      fields.copy(header, 4);
      await zip.write(header, 0, header.length, offset);
      const place = Buffer.alloc(14);
      place.writeUInt32LE(offset, 10);
      directory.push(
        Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place, Buffer.from(name)]),
      );
      offset += header.length + packedBytes;
    }
    const list = Buffer.concat(directory);
    const end = Buffer.alloc(22);
    end.write('PK\x05\x06', 'latin1');
    end.writeUInt16LE(directory.length, 8);
    end.writeUInt16LE(directory.length, 10);
    end.writeUInt32LE(list.length, 12);
    end.writeUInt32LE(offset, 16);
    await zip.write(Buffer.concat([list, end]), 0, list.length + end.length, offset);
  } finally {
    await zip.close();
  }
}

/** The deflated bytes from `offset` on; answers the fields that both of the zip's headers repeat. */
async function writePacked(
  zip: FileHandle,
  offset: number,
  chunks: Iterable<Buffer>,
  name: string,
): Promise<{ fields: Buffer; packedBytes: number }> {
  let checksum = 0;
  let bytes = 0;
  function* counted(): Generator<Buffer> {
    for (const chunk of chunks) {
      checksum = crc32(chunk, checksum);
      bytes += chunk.length;
      yield chunk;
    }
  }
  let packedBytes = 0;
  const deflated = Readable.from(counted()).pipe(createDeflateRaw({ chunkSize: 1 << 18 }));
  for await (const packed of deflated) {
    // Streams without an encoding give buffers; their type does not say so.
    const chunk = packed as Buffer;
    await zip.write(chunk, 0, chunk.length, offset + packedBytes);
    packedBytes += chunk.length;
  }
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(checksum, 10);
  fields.writeUInt32LE(packedBytes, 14);
  fields.writeUInt32LE(bytes, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return { fields, packedBytes };
}
