/** Compiles the kernels, which are AssemblyScript, to WebAssembly with its types, if their files are newer. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SetupError } from './errors.ts';
import { listFiles } from './files.ts';
import { isMadeAfter } from './made-after.ts';
import { run } from './process.ts';
import { projectRoot } from './project.ts';

const source = 'src/engine/kernels/assembly';
const compilerOptions = [
  ...['--bindings', 'raw', '--runtime', 'stub', '-O3', '--noAssert'],
  ...['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
  ...['--enable', 'simd', '--enable', 'threads', '--enable', 'bulk-memory'],
];
const output = path.join(projectRoot, 'src/engine/kernels/built');

/** @throws SetupError if the kernels can't be compiled */
export async function provideKernels(): Promise<void> {
  const sources = (await listFiles(path.join(projectRoot, source))).map((file) => path.join(source, file));
  const made = path.join(output, 'kernels.js');
  if (await isMadeAfter(made, ['package-lock.json', 'scripts/setup/kernels.ts', ...sources])) return;
  await mkdir(output, { recursive: true });
  const wasm = path.join(output, 'kernels.wasm');
  // As a program: its types would give every array of the project methods of their own.
  const compiler = path.join(projectRoot, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
  const { code, stdout, stderr } = await run(
    process.execPath,
    [compiler, path.join(source, 'index.ts'), '--outFile', wasm, ...compilerOptions],
    { cwd: projectRoot },
  );
  if (code !== 0) throw new SetupError(`The kernels could not be compiled:\n${stdout}${stderr}`);
  const declarations = await readFile(path.join(output, 'kernels.d.ts'), 'utf8');
  await writeFile(path.join(output, 'kernels.d.ts'), kernelTypes(declarations));
  // As text in a module, so that it is found in the same way from source, from a bundle and from a package.
  await writeFile(made, `export const wasmBase64 =\n  '${(await readFile(wasm)).toString('base64')}';\n`);
}

/** The compiler's declarations of functions as one type. */
function kernelTypes(declarations: string): string {
  const functions = [...declarations.matchAll(/export function (\w+)(\([^)]*\): \w+);/g)];
  const members = functions.map(([, name, signature]) => `  ${name}${signature};`);
  return ['export declare const wasmBase64: string;', 'export interface Kernels {', ...members, '}', ''].join(
    '\n',
  );
}
