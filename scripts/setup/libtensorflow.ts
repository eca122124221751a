/** Fetches TensorFlow's C library and headers out of its own Python wheel. */
import { mkdir, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { unpackZip } from './archives.ts';
import { SetupError } from './errors.ts';
import { run } from './process.ts';
import type { Report } from './progress.ts';
import { type PinnedPackage, fetchWheel } from './registries.ts';
import { requireCompiler, requirePython } from './requirements.ts';

export const tensorflowVersion = '2.21.0';

const wheel: PinnedPackage = {
  spec: `tensorflow-cpu==${tensorflowVersion}`,
  integrity: 'sha256-2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c',
  approximateBytes: 273_829_956,
};
const wheelTags = { python: '3.11', abi: 'cp311', platform: 'manylinux_2_27_x86_64' };

/** The shared libraries, under the names that the loader asks for. */
export const libraryNames = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'] as const;

const headerFolders = [
  'tensorflow/include/tensorflow/',
  'tensorflow/include/xla/tsl/',
  'tensorflow/include/tsl/',
];

/**
 * Leaves `lib/` (with the link names that a linker looks for) and `include/` in `folder`.
 * @throws SetupError when the wheel can't be had or is damaged
 */
export async function fetchLibtensorflow(folder: string, workFolder: string, report: Report): Promise<void> {
  await Promise.all([requirePython(), requireCompiler()]);
  const file = await fetchWheel(wheel, wheelTags, workFolder, report);
  report('unpacking');
  await mkdir(path.join(folder, 'lib'), { recursive: true });
  await unpackZip(file, folder, targetOf);
  await rm(file);
  report('stripping debug symbols');
  for (const name of libraryNames) await strip(path.join(folder, 'lib', name));
  await symlink('libtensorflow_cc.so.2', path.join(folder, 'lib', 'libtensorflow.so'));
  await symlink('libtensorflow_framework.so.2', path.join(folder, 'lib', 'libtensorflow_framework.so'));
}

/** Where a file of the wheel belongs, undefined when the addon needs it not. */
export function targetOf(name: string): string | undefined {
  const library = libraryNames.find((candidate) => name === `tensorflow/${candidate}`);
  if (library !== undefined) return path.join('lib', library);
  if (headerFolders.some((prefix) => name.startsWith(prefix))) return name.slice('tensorflow/'.length);
  return undefined;
}

async function strip(library: string): Promise<void> {
  const stripped = `${library}.stripped`;
  const { code, stderr } = await run('strip', ['--strip-unneeded', '-o', stripped, library]);
  if (code !== 0) throw new SetupError(`${path.basename(library)} could not be stripped: ${stderr.trim()}.`);
  await rename(stripped, library);
}
