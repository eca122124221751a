/** Puts what is packed of node_modules into a folder: files that are loaded, and libtensorflow without names that nobody asks for. */
import { copyFile, link, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../setup/project.ts';
import { compactLibrary } from './compact-library.ts';
import { ElfFile } from './elf.ts';
import { loadedFiles } from './loaded-files.ts';

/** What is loaded with libtensorflow, whose libraries look up each other's symbols. */
const together = /tfjs-node\/.*(?:\.node|\.so\.2)$/u;
const library = /\/libtensorflow_\w+\.so\.2$/u;

/** Fills the folder `target`, which is to be the package's node_modules; files are linked where nothing changes in them. */
export async function gatherModules(roots: readonly string[], target: string): Promise<void> {
  const files = await loadedFiles(roots);
  for (const file of files.filter((each) => !library.test(each))) {
    const place = await placeOf(target, file);
    await link(path.join(projectRoot, file), place).catch(() =>
      copyFile(path.join(projectRoot, file), place),
    );
  }
  await addLibraries(
    files.filter((file) => together.test(file)),
    target,
  );
}

async function addLibraries(files: readonly string[], target: string): Promise<void> {
  const parts = await Promise.all(
    files.map(async (file) => {
      const elf = new ElfFile(await readFile(path.join(projectRoot, file)));
      return { file, elf, symbols: elf.symbols() };
    }),
  );
  for (const { file, elf, symbols } of parts.filter((part) => library.test(part.file))) {
    const others = parts.filter((part) => part.symbols !== symbols).flatMap((part) => part.symbols);
    const namesOf = (isDefined: boolean): Set<string> =>
      new Set(others.filter((symbol) => symbol.isDefined === isDefined).map(({ name }) => name));
    const bytes = elf.isX64
      ? compactLibrary(elf, { imports: namesOf(false), definitions: namesOf(true) })
      : elf.bytes;
    await writeFile(await placeOf(target, file), bytes, { mode: 0o755 });
  }
}

async function placeOf(target: string, file: string): Promise<string> {
  const place = path.join(target, path.relative('node_modules', file));
  await mkdir(path.dirname(place), { recursive: true });
  return place;
}
