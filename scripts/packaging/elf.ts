/** The parts of a shared library's ELF file (64 bits, little-endian) that the loader reads. */

export const headerBytes = 64;
export const programHeaderBytes = 56;
export const symbolBytes = 24;
export const relocationBytes = 24;
export const pageBytes = 4096;

/** Kinds of segments. */
export const segmentKinds = { load: 1, dynamic: 2, headers: 6 } as const;

/** Entries of the dynamic segment. */
export const tags = {
  needed: 1,
  pltRelocationBytes: 2,
  strings: 5,
  symbols: 6,
  relocations: 7,
  relocationsBytes: 8,
  stringsBytes: 10,
  ownName: 14,
  runPath: 29,
  pltRelocations: 23,
  flags: 30,
  versions: 0x6ffffff0,
  relativeCount: 0x6ffffff9,
  flags1: 0x6ffffffb,
  definedVersions: 0x6ffffffc,
  definedVersionsCount: 0x6ffffffd,
  neededVersions: 0x6ffffffe,
  neededVersionsCount: 0x6fffffff,
  hash: 0x6ffffef5,
} as const;

export const relocationKinds = { absolute: 1, global: 6, jumpSlot: 7, relative: 8 } as const;

export type Segment = {
  kind: number;
  flags: number;
  offset: number;
  address: number;
  fileBytes: number;
  memoryBytes: number;
  align: number;
};

export type ElfSymbol = {
  /** Its entry as it is; the first four bytes, the place of its name, are replaced when it is written. */
  readonly entry: Buffer;
  readonly name: string;
  readonly version: number;
  readonly isDefined: boolean;
  readonly isFunction: boolean;
  readonly isThreadLocal: boolean;
  /** Which of several definitions it is, is found out when the library is loaded. */
  readonly isIndirect: boolean;
  readonly value: bigint;
};

export type Relocation = {
  readonly place: bigint;
  readonly kind: number;
  readonly symbol: number;
  readonly addend: bigint;
};

/** Reads one file, without changing it. */
export class ElfFile {
  readonly bytes: Buffer;
  readonly segments: readonly Segment[];
  /** By tag; of `needed` there are several, see `neededNames`. */
  readonly dynamic: ReadonlyMap<number, number>;
  readonly dynamicEntries: readonly (readonly [tag: number, value: bigint])[];

  constructor(bytes: Buffer) {
    const isKnown = bytes.subarray(0, 6).equals(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1]));
    if (!isKnown) throw new Error('This is no ELF file of 64 bits.');
    this.bytes = bytes;
    this.segments = readSegments(bytes);
    this.dynamicEntries = this.#readDynamic();
    this.dynamic = new Map(this.dynamicEntries.map(([tag, value]) => [tag, Number(value)]));
  }

  /** Whether its relocations are of the kinds that are named here: every processor has its own. */
  get isX64(): boolean {
    return this.bytes.readUInt16LE(18) === 62;
  }

  /** Where in the file an address is stored. */
  offsetOf(address: number): number {
    const found = this.segments.find(
      (each) =>
        each.kind === segmentKinds.load && address >= each.address && address < each.address + each.fileBytes,
    );
    if (found === undefined) throw new Error(`The address ${address} is in no segment.`);
    return found.offset + address - found.address;
  }

  /** @throws Error if the library has no such entry */
  tag(tag: number): number {
    const value = this.dynamic.get(tag);
    if (value === undefined) throw new Error(`The library has no entry ${tag}.`);
    return value;
  }

  string(place: number): string {
    const start = this.offsetOf(this.tag(tags.strings)) + place;
    return this.bytes.toString('latin1', start, this.bytes.indexOf(0, start));
  }

  /** The libraries that it needs. */
  neededNames(): string[] {
    const entries = this.dynamicEntries.filter(([tag]) => tag === tags.needed);
    return entries.map(([, place]) => this.string(Number(place)));
  }

  /** In their order, the empty first one included. */
  symbols(): ElfSymbol[] {
    const start = this.offsetOf(this.tag(tags.symbols));
    const versions = this.dynamic.get(tags.versions);
    const versionsStart = versions === undefined ? null : this.offsetOf(versions);
    return Array.from({ length: this.#symbolCount() }, (_, k) => {
      const entry = this.bytes.subarray(start + k * symbolBytes, start + (k + 1) * symbolBytes);
      const kind = entry.readUInt8(4) & 15;
      return {
        entry,
        name: this.string(entry.readUInt32LE(0)),
        version: versionsStart === null ? 1 : this.bytes.readUInt16LE(versionsStart + 2 * k),
        isDefined: entry.readUInt16LE(6) !== 0,
        isFunction: kind === 2,
        isThreadLocal: kind === 6,
        isIndirect: kind === 10,
        value: entry.readBigUInt64LE(8),
      };
    });
  }

  relocations(table: number, bytesTag: number): Relocation[] {
    const address = this.dynamic.get(table);
    if (address === undefined) return [];
    const start = this.offsetOf(address);
    return Array.from({ length: this.tag(bytesTag) / relocationBytes }, (_, k) => {
      const at = start + k * relocationBytes;
      return {
        place: this.bytes.readBigUInt64LE(at),
        kind: this.bytes.readUInt32LE(at + 8),
        symbol: this.bytes.readUInt32LE(at + 12),
        addend: this.bytes.readBigInt64LE(at + 16),
      };
    });
  }

  /** The loader itself never counts them: the chains of the hash table end with the last one. */
  #symbolCount(): number {
    const start = this.offsetOf(this.tag(tags.hash));
    const [buckets = 0, first = 0, filters = 0] = [0, 4, 8].map((at) => this.bytes.readUInt32LE(start + at));
    const bucketsStart = start + 16 + 8 * filters;
    const chainsStart = bucketsStart + 4 * buckets;
    let last = first - 1;
    for (let k = 0; k < buckets; k += 1) {
      last = Math.max(last, this.bytes.readUInt32LE(bucketsStart + 4 * k));
    }
    if (last < first) return first;
    while ((this.bytes.readUInt32LE(chainsStart + 4 * (last - first)) & 1) === 0) last += 1;
    return last + 1;
  }

  #readDynamic(): (readonly [number, bigint])[] {
    const segment = this.segments.find(({ kind }) => kind === segmentKinds.dynamic);
    if (segment === undefined) throw new Error('This is no shared library.');
    const entries: (readonly [number, bigint])[] = [];
    for (let at = segment.offset; at < segment.offset + segment.fileBytes; at += 16) {
      const tag = Number(this.bytes.readBigInt64LE(at));
      if (tag === 0) break;
      entries.push([tag, this.bytes.readBigUInt64LE(at + 8)]);
    }
    return entries;
  }
}

function readSegments(bytes: Buffer): Segment[] {
  const start = Number(bytes.readBigUInt64LE(32));
  return Array.from({ length: bytes.readUInt16LE(56) }, (_, k) => {
    const at = start + k * programHeaderBytes;
    const word = (place: number): number => Number(bytes.readBigUInt64LE(at + place));
    return {
      kind: bytes.readUInt32LE(at),
      flags: bytes.readUInt32LE(at + 4),
      offset: word(8),
      address: word(16),
      fileBytes: word(32),
      memoryBytes: word(40),
      align: word(48),
    };
  });
}
