/**
 * Takes out of a shared library what nobody outside of it asks for: the names of its symbols, which in libtensorflow take more than 90 MB,
 * and how they are bound. What stays is at the same address; every use of a symbol without a name becomes a plain address.
 */
import {
  type ElfFile,
  type ElfSymbol,
  headerBytes,
  pageBytes,
  programHeaderBytes,
  type Relocation,
  relocationBytes,
  relocationKinds,
  type Segment,
  segmentKinds,
  tags,
} from './elf.ts';

/** What other libraries have to do with the symbols of one. */
export type Others = {
  /** They look these up. */
  readonly imports: ReadonlySet<string>;
  /** They have these as well, and all have to use the same one where it is data. */
  readonly definitions: ReadonlySet<string>;
};

/** The library without the names that `others` don't know. */
export function compactLibrary(file: ElfFile, others: Others): Buffer {
  const symbols = file.symbols();
  const stays = symbols.map((symbol) => hasToStay(symbol, others));
  const all = [
    ...file.relocations(tags.relocations, tags.relocationsBytes),
    ...file.relocations(tags.pltRelocations, tags.pltRelocationBytes),
  ];
  const bound = all.map((relocation) => bindHere(relocation, symbols, stays));
  const isRelative = ({ kind }: Relocation): boolean => kind === relocationKinds.relative;
  const relative = bound.filter(isRelative);
  const symbolic = bound.filter((each) => !isRelative(each));
  const table = new SymbolTable(symbols.filter((_, k) => stays[k]));
  const places = newPlaces(symbols, stays, table);
  const relocations = [
    ...relative,
    ...symbolic.map((each) => ({ ...each, symbol: places[each.symbol] ?? 0 })),
  ];
  return write(file, table, relocations, relative.length);
}

/** Imports, and what others ask for or must share; the empty symbol too. */
function hasToStay(symbol: ElfSymbol, { imports, definitions }: Others): boolean {
  if (!symbol.isDefined || symbol.isThreadLocal || symbol.isIndirect) return true;
  if (imports.has(symbol.name)) return true;
  // Two copies of a function are as good as one; data has to be the same for all.
  return !symbol.isFunction && definitions.has(symbol.name);
}

/** The relocation as it is, or as an address within the library where the name of its symbol goes. */
function bindHere(
  relocation: Relocation,
  symbols: readonly ElfSymbol[],
  stays: readonly boolean[],
): Relocation {
  const symbol = symbols[relocation.symbol];
  if (relocation.symbol === 0 || symbol === undefined || stays[relocation.symbol] !== false)
    return relocation;
  const { kind, place } = relocation;
  const { absolute, global, jumpSlot, relative } = relocationKinds;
  if (kind !== absolute && kind !== global && kind !== jumpSlot) {
    throw new Error(`A relocation of kind ${kind} asks for ${symbol.name}.`);
  }
  const addend = kind === absolute ? symbol.value + relocation.addend : symbol.value;
  return { place, kind: relative, symbol: 0, addend };
}

function newPlaces(symbols: readonly ElfSymbol[], stays: readonly boolean[], table: SymbolTable): number[] {
  const byEntry = new Map(table.symbols.map((symbol, place) => [symbol, place]));
  return symbols.map((symbol, k) => (stays[k] === true ? (byEntry.get(symbol) ?? 0) : 0));
}

/** Strings, each once. */
class Strings {
  readonly #places = new Map<string, number>([['', 0]]);
  readonly #parts: Buffer[] = [Buffer.from([0])];
  #length = 1;

  place(text: string): number {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    const part = Buffer.from(`${text}\0`, 'latin1');
    const place = this.#length;
    this.#places.set(text, place);
    this.#parts.push(part);
    this.#length += part.length;
    return place;
  }

  bytes(): Buffer {
    return Buffer.concat(this.#parts);
  }
}

/** GNU's hash of a symbol's name. */
export function gnuHash(name: string): number {
  let hash = 5381;
  for (let k = 0; k < name.length; k += 1) hash = (Math.imul(hash, 33) + name.charCodeAt(k)) >>> 0;
  return hash;
}

/** Symbols in the order that GNU's hash table wants: imports first, then by bucket. */
class SymbolTable {
  readonly symbols: readonly ElfSymbol[];
  readonly #firstDefined: number;
  readonly #buckets: number;

  constructor(symbols: readonly ElfSymbol[]) {
    const imports = symbols.filter(({ isDefined }) => !isDefined);
    const defined = symbols.filter(({ isDefined }) => isDefined);
    this.#firstDefined = imports.length;
    this.#buckets = Math.max(1, Math.ceil(defined.length / 4));
    const bucketOf = ({ name }: ElfSymbol): number => gnuHash(name) % this.#buckets;
    this.symbols = [...imports, ...defined.toSorted((a, b) => bucketOf(a) - bucketOf(b))];
  }

  entries(strings: Strings): Buffer {
    return Buffer.concat(
      this.symbols.map(({ entry, name }) => {
        const copy = Buffer.from(entry);
        copy.writeUInt32LE(strings.place(name), 0);
        return copy;
      }),
    );
  }

  versions(): Buffer {
    const bytes = Buffer.alloc(2 * this.symbols.length);
    for (const [k, { version }] of this.symbols.entries()) bytes.writeUInt16LE(version, 2 * k);
    return bytes;
  }

  hashTable(): Buffer {
    const defined = this.symbols.slice(this.#firstDefined).map(({ name }) => gnuHash(name));
    const filters = 2 ** Math.ceil(Math.log2(Math.max(1, defined.length / 8)));
    const shift = 26;
    const header = Buffer.alloc(16);
    for (const [k, value] of [this.#buckets, this.#firstDefined, filters, shift].entries()) {
      header.writeUInt32LE(value, 4 * k);
    }
    const filter = new BigUint64Array(filters);
    for (const hash of defined) {
      const word = Math.floor(hash / 64) % filters;
      filter[word] = (filter[word] ?? 0n) | (1n << BigInt(hash % 64)) | (1n << BigInt((hash >>> shift) % 64));
    }
    const buckets = new Uint32Array(this.#buckets);
    const chains = new Uint32Array(defined.length);
    for (const [k, hash] of defined.entries()) {
      const bucket = hash % this.#buckets;
      if (buckets[bucket] === 0) buckets[bucket] = this.#firstDefined + k;
      const next = defined[k + 1];
      const isLast = next === undefined || next % this.#buckets !== bucket;
      chains[k] = (hash & ~1) | (isLast ? 1 : 0);
    }
    return Buffer.concat([header, ...[filter, buckets, chains].map((each) => Buffer.from(each.buffer))]);
  }
}

/** Needed and defined versions: records that point at each other by distances, which stay, and at names, which move. */
function moveVersionNames(file: ElfFile, strings: Strings): { needed: Buffer; defined: Buffer } {
  const { bytes } = file;
  const copies: Record<'needed' | 'defined', Buffer> = { needed: Buffer.alloc(0), defined: Buffer.alloc(0) };
  const parts = [
    {
      name: 'needed',
      table: tags.neededVersions,
      count: tags.neededVersionsCount,
      ownName: 4,
      nextAt: 12,
      auxAt: 8,
      auxName: 8,
      auxNext: 12,
      auxBytes: 16,
    },
    {
      name: 'defined',
      table: tags.definedVersions,
      count: tags.definedVersionsCount,
      ownName: null,
      nextAt: 16,
      auxAt: 12,
      auxName: 0,
      auxNext: 4,
      auxBytes: 8,
    },
  ] as const;
  for (const part of parts) {
    const address = file.dynamic.get(part.table);
    if (address === undefined) continue;
    const start = file.offsetOf(address);
    const names: [at: number, name: string][] = [];
    let end = start;
    let at = start;
    for (let k = 0; k < file.tag(part.count); k += 1) {
      if (part.ownName !== null)
        names.push([at + part.ownName, file.string(bytes.readUInt32LE(at + part.ownName))]);
      let aux = at + bytes.readUInt32LE(at + part.auxAt);
      for (;;) {
        names.push([aux + part.auxName, file.string(bytes.readUInt32LE(aux + part.auxName))]);
        end = Math.max(end, aux + part.auxBytes);
        const next = bytes.readUInt32LE(aux + part.auxNext);
        if (next === 0) break;
        aux += next;
      }
      at += bytes.readUInt32LE(at + part.nextAt);
    }
    const copy = Buffer.from(bytes.subarray(start, end));
    for (const [place, name] of names) copy.writeUInt32LE(strings.place(name), place - start);
    copies[part.name] = copy;
  }
  return copies;
}

function relocationTable(relocations: readonly Relocation[]): Buffer {
  const bytes = Buffer.alloc(relocations.length * relocationBytes);
  for (const [k, { place, kind, symbol, addend }] of relocations.entries()) {
    const at = k * relocationBytes;
    bytes.writeBigUInt64LE(place, at);
    bytes.writeUInt32LE(kind, at + 8);
    bytes.writeUInt32LE(symbol, at + 12);
    bytes.writeBigInt64LE(addend, at + 16);
  }
  return bytes;
}

/** Where the loader's own tables end in the first segment, and what the program reads begins: after the last of them. */
function endOfTables(file: ElfFile): number {
  const ends = [
    file.tag(tags.relocations) + file.tag(tags.relocationsBytes),
    (file.dynamic.get(tags.pltRelocations) ?? 0) + (file.dynamic.get(tags.pltRelocationBytes) ?? 0),
    file.tag(tags.strings) + file.tag(tags.stringsBytes),
  ];
  return Math.max(...ends);
}

function write(
  file: ElfFile,
  table: SymbolTable,
  relocations: readonly Relocation[],
  relativeCount: number,
): Buffer {
  const first = file.segments.find(({ kind }) => kind === segmentKinds.load);
  if (first?.offset !== 0 || first.address !== 0) throw new Error('The first segment does not begin at 0.');
  const strings = new Strings();
  const moved = moveVersionNames(file, strings);
  const textual: ReadonlySet<number> = new Set([tags.needed, tags.ownName, tags.runPath]);
  const texts = new Map(
    file.dynamicEntries
      .filter(([tag]) => textual.has(tag))
      .map(([, value]) => [value, strings.place(file.string(Number(value)))]),
  );
  const segmentCount = file.segments.length + 1;
  const parts = [
    { tag: tags.symbols, bytes: table.entries(strings) },
    { tag: tags.versions, bytes: table.versions() },
    { tag: tags.definedVersions, bytes: moved.defined },
    { tag: tags.neededVersions, bytes: moved.needed },
    { tag: tags.hash, bytes: table.hashTable() },
    { tag: tags.relocations, bytes: relocationTable(relocations) },
    { tag: tags.strings, bytes: strings.bytes() },
  ];
  let end = headerBytes + segmentCount * programHeaderBytes;
  const addresses = new Map<number, number>();
  for (const { tag, bytes } of parts) {
    end = Math.ceil(end / 16) * 16;
    addresses.set(tag, end);
    end += bytes.length;
  }
  const restStart = Math.floor(endOfTables(file) / pageBytes) * pageBytes;
  const gap = restStart - Math.ceil(end / pageBytes) * pageBytes;
  if (gap < 0) throw new Error('The library has nothing to spare.');
  const last = Math.max(...file.segments.map(({ offset, fileBytes }) => offset + fileBytes));
  const output = Buffer.alloc(last - gap);
  file.bytes.copy(output, restStart - gap, restStart, last);
  file.bytes.copy(output, 0, 0, headerBytes);
  for (const { tag, bytes } of parts) bytes.copy(output, addresses.get(tag) ?? 0);
  const segments = file.segments.flatMap((segment): Segment[] => {
    if (segment === first) {
      const rest = first.fileBytes - restStart;
      return [
        { ...first, fileBytes: end, memoryBytes: end },
        { ...first, offset: restStart - gap, address: restStart, fileBytes: rest, memoryBytes: rest },
      ];
    }
    if (segment.kind === segmentKinds.headers) {
      const bytes = segmentCount * programHeaderBytes;
      return [{ ...segment, fileBytes: bytes, memoryBytes: bytes }];
    }
    return [
      segment.fileBytes === 0 && segment.offset < restStart
        ? segment
        : { ...segment, offset: segment.offset - gap },
    ];
  });
  writeSegments(output, segments);
  writeDynamic(output, segments, file, {
    addresses,
    texts,
    relativeCount,
    relocationsLength: relocations.length * relocationBytes,
    stringsLength: strings.bytes().length,
  });
  // The table of sections is for linkers and debuggers.
  output.writeBigUInt64LE(0n, 40);
  output.writeUInt16LE(0, 60);
  output.writeUInt16LE(0, 62);
  return output;
}

function writeSegments(output: Buffer, segments: readonly Segment[]): void {
  output.writeUInt16LE(segments.length, 56);
  for (const [k, segment] of segments.entries()) {
    const at = headerBytes + k * programHeaderBytes;
    output.writeUInt32LE(segment.kind, at);
    output.writeUInt32LE(segment.flags, at + 4);
    const words = [
      segment.offset,
      segment.address,
      segment.address,
      segment.fileBytes,
      segment.memoryBytes,
      segment.align,
    ];
    for (const [word, value] of words.entries()) output.writeBigUInt64LE(BigInt(value), at + 8 + 8 * word);
  }
}

/** Everything is bound when the library is loaded: the numbers by which calls are bound later no longer fit. */
const bindNow = { flags: 8n, flags1: 1n } as const;

function writeDynamic(
  output: Buffer,
  segments: readonly Segment[],
  file: ElfFile,
  {
    addresses,
    texts,
    relativeCount,
    relocationsLength,
    stringsLength,
  }: {
    readonly addresses: ReadonlyMap<number, number>;
    readonly texts: ReadonlyMap<bigint, number>;
    readonly relativeCount: number;
    readonly relocationsLength: number;
    readonly stringsLength: number;
  },
): void {
  const dropped: ReadonlySet<number> = new Set([
    tags.pltRelocations,
    tags.pltRelocationBytes,
    20,
    tags.flags,
    tags.flags1,
    tags.relativeCount,
  ]);
  const textual: ReadonlySet<number> = new Set([tags.needed, tags.ownName, tags.runPath]);
  const entries: [number, bigint][] = file.dynamicEntries
    .filter(([tag]) => !dropped.has(tag))
    .map(([tag, value]) => {
      const address = addresses.get(tag);
      if (address !== undefined) return [tag, BigInt(address)];
      if (textual.has(tag)) return [tag, BigInt(texts.get(value) ?? 0)];
      if (tag === tags.relocationsBytes) return [tag, BigInt(relocationsLength)];
      if (tag === tags.stringsBytes) return [tag, BigInt(stringsLength)];
      return [tag, value];
    });
  entries.push(
    [tags.relativeCount, BigInt(relativeCount)],
    [tags.flags, BigInt(file.dynamic.get(tags.flags) ?? 0) | bindNow.flags],
    [tags.flags1, BigInt(file.dynamic.get(tags.flags1) ?? 0) | bindNow.flags1],
    [0, 0n],
  );
  const segment = segments.find(({ kind }) => kind === segmentKinds.dynamic);
  if (segment === undefined || entries.length * 16 > segment.fileBytes)
    throw new Error('There is no room for the dynamic segment.');
  output.fill(0, segment.offset, segment.offset + segment.fileBytes);
  for (const [k, [tag, value]] of entries.entries()) {
    output.writeBigInt64LE(BigInt(tag), segment.offset + 16 * k);
    output.writeBigUInt64LE(value, segment.offset + 16 * k + 8);
  }
}
