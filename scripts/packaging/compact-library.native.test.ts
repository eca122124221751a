import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compactLibrary, gnuHash } from './compact-library.ts';
import { ElfFile, segmentKinds, tags } from './elf.ts';
import { libtensorflowFolder } from './flavours.ts';

const file = join(libtensorflowFolder, 'libtensorflow_framework.so.2');

test('names are hashed as GNU’s loader hashes them', () => {
  expect(['', 'printf', 'exit', 'syscall'].map(gnuHash)).toEqual([5381, 0x156b2bb8, 0x7c967e3f, 0xbac212a0]);
});

test.skipIf(!existsSync(file))(
  'a library keeps its imports and what is asked for, all at their addresses',
  () => {
    const before = new ElfFile(readFileSync(file));
    const symbols = before.symbols();
    const wanted = symbols.filter(({ isDefined, isFunction }) => isDefined && isFunction).slice(100, 120);
    const shared = symbols.filter((each) => each.isDefined && !each.isFunction).slice(100, 120);
    const after = new ElfFile(
      compactLibrary(before, {
        imports: new Set(wanted.map(({ name }) => name)),
        definitions: new Set([...shared, ...symbols.slice(200, 5000)].map(({ name }) => name)),
      }),
    );
    const kept = new Map(after.symbols().map((symbol) => [symbol.name, symbol]));
    for (const { name, value, version } of [...wanted, ...shared]) {
      expect(kept.get(name)).toMatchObject({ value, version });
    }
    const imports = symbols.filter(({ isDefined }) => !isDefined);
    expect(imports.filter(({ name }) => !kept.has(name))).toEqual([]);
    expect(kept.size).toBeLessThan(imports.length + 6000);

    expect(after.bytes.length).toBeLessThan(before.bytes.length - 9e6);
    expect(after.neededNames()).toEqual(before.neededNames());
    const text = before.segments.find(({ kind, flags }) => kind === segmentKinds.load && (flags & 1) === 1);
    const same = (elf: ElfFile): Buffer =>
      elf.bytes.subarray(elf.offsetOf(text?.address ?? 0), elf.offsetOf(text?.address ?? 0) + 1000);
    expect(same(after)).toEqual(same(before));
    const count = (elf: ElfFile): number =>
      elf.relocations(tags.relocations, tags.relocationsBytes).length +
      elf.relocations(tags.pltRelocations, tags.pltRelocationBytes).length;
    expect(count(after)).toBe(count(before));
  },
);
