/** Provides TensorFlow: its C library out of its Python wheel, and tfjs-node's addon compiled against it. */
import { cp, mkdir, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { type Cache, cacheKey, placeFolder } from './cache.ts';
import { SetupError } from './errors.ts';
import { requireFreeSpace, unpackZip } from './files.ts';
import { buildAddon, buildTools } from './native-build.ts';
import { requirePrograms, run } from './process.ts';
import { type PartResult, packageFolder, packageVersion, projectRoot } from './project.ts';
import type { Report } from './progress.ts';
import { type PinnedPackage, fetchPackage } from './registries.ts';

export const tensorflowVersion = '2.21.0';

const wheel: PinnedPackage = {
  client: 'pip',
  options: '--python-version 3.11 --implementation cp --abi cp311 --platform manylinux_2_27_x86_64',
  spec: `tensorflow-cpu==${tensorflowVersion}`,
  integrity: 'sha256-2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c',
  approximateBytes: 273_829_956,
};

/** The shared libraries, under the names that the loader asks for, and the names that the linker asks for. */
const libraries = {
  'libtensorflow_cc.so.2': 'libtensorflow.so',
  'libtensorflow_framework.so.2': 'libtensorflow_framework.so',
} as const;

/** The licences of what the library is made of; they ship with it. */
export const tensorflowNotices = 'THIRD_PARTY_NOTICES.txt';

const headerFolders = ['tensorflow', 'xla/tsl', 'tsl'].map((name) => `tensorflow/include/${name}/`);

const name = '@tensorflow/tfjs-node';
/** One build against Node-API 8 loads in every Node and Electron that the product runs on. */
const nodeApi = 8;
const addonFile = 'tfjs_binding.node';
const recipe = 2;
/** The wheel, both libraries before and after stripping, and the headers, at the worst moment. */
const neededBytes = 2.5e9;

const probe = `
  const util = require('node:util');
  util.isNullOrUndefined ??= (value) => value === null || value === undefined;
  const tf = require('@tensorflow/tfjs-node');
  if (tf.tensor1d([1, 2]).sum().arraySync() !== 3) process.exit(1);`;

/** Provides libtensorflow and the addon in tfjs-node's own folders; throws a SetupError if they don't compute. */
export async function provideTensorflow(cache: Cache, report: Report): Promise<PartResult> {
  const key = cacheKey('tensorflow', [tensorflowVersion, `tfjs-${packageVersion(name)}`], recipe);
  const placedLibraries = path.join(packageFolder(name), 'deps', 'lib');
  const placedAddon = path.join(packageFolder(name), 'lib', `napi-v${nodeApi}`);
  const works = await cache.findOrBuildWorking(
    key,
    (target) => build(cache, target, report),
    async (folder) => {
      await placeFolder(path.join(folder, 'deps-lib'), placedLibraries);
      await placeFolder(path.join(folder, 'addon'), placedAddon);
      return (await run(process.execPath, ['-e', probe], { cwd: projectRoot })).code === 0;
    },
  );
  if (!works) {
    throw new SetupError(
      'TensorFlow does not load although it was set up: this processor may lack AVX, which its library needs.',
    );
  }
  report('ready');
  const folders = [placedLibraries, placedAddon];
  return { version: tensorflowVersion, source: "TensorFlow's Python wheel", folders };
}

async function build(cache: Cache, target: string, report: Report): Promise<Record<string, string>> {
  await requireFreeSpace(cache.root, neededBytes);
  await cache.withWorkFolder('tensorflow', async (workFolder) => {
    const sources = path.join(workFolder, 'tfjs-node');
    await fetchLibtensorflow(path.join(sources, 'deps'), workFolder, report);
    for (const part of ['binding', 'binding.gyp', 'package.json']) {
      await cp(path.join(packageFolder(name), part), path.join(sources, part), { recursive: true });
    }
    const output = path.join(sources, 'addon');
    await buildAddon(
      sources,
      [`--napi_build_version=${nodeApi}`, '--module_name=tfjs_binding', `--module_path=${output}`],
      report,
    );
    await mkdir(path.join(target, 'deps-lib'));
    for (const library of [...Object.keys(libraries), tensorflowNotices]) {
      await rename(path.join(sources, 'deps', 'lib', library), path.join(target, 'deps-lib', library));
    }
    await mkdir(path.join(target, 'addon'));
    await rename(path.join(output, addonFile), path.join(target, 'addon', addonFile));
  });
  return { tensorflow: tensorflowVersion, tfjsNode: packageVersion(name) };
}

/** Leaves `lib/` and `include/` in `folder`. */
async function fetchLibtensorflow(folder: string, workFolder: string, report: Report): Promise<void> {
  await requirePrograms(buildTools);
  if ((await run('python3', ['-m', 'pip', '--version'])).code !== 0) {
    throw new SetupError(
      'Python has no pip, which libtensorflow is fetched with: install it, on Debian and Ubuntu with "sudo apt-get install python3-pip".',
    );
  }
  const file = await fetchPackage(wheel, workFolder, report);
  report('unpacking');
  await mkdir(path.join(folder, 'lib'), { recursive: true });
  await unpackZip(file, folder, targetOf);
  await rm(file);
  report('stripping debug symbols');
  for (const [library, linkName] of Object.entries(libraries)) {
    await strip(path.join(folder, 'lib', library));
    await symlink(library, path.join(folder, 'lib', linkName));
  }
}

/** Where a file of the wheel belongs, undefined if the addon does not need it. */
export function targetOf(name: string): string | undefined {
  const shipped = [...Object.keys(libraries), tensorflowNotices].find(
    (candidate) => name === `tensorflow/${candidate}`,
  );
  if (shipped !== undefined) return path.join('lib', shipped);
  if (headerFolders.some((prefix) => name.startsWith(prefix))) return name.slice('tensorflow/'.length);
  return undefined;
}

async function strip(library: string): Promise<void> {
  const stripped = `${library}.stripped`;
  const { code, stderr } = await run('strip', ['--strip-unneeded', '-o', stripped, library]);
  if (code !== 0) throw new SetupError(`${path.basename(library)} could not be stripped: ${stderr.trim()}.`);
  await rename(stripped, library);
}
