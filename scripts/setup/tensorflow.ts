/** Provides TensorFlow: natively where its C library and a compiler can be had, otherwise as WebAssembly. */
import { cp, mkdir, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { MatineeError } from '../../src/contract/errors.ts';
import type { TensorflowHome } from '../../src/contract/tensorflow.ts';
import { askedTensorflow } from '../../src/engine/base/tensorflow-choice.ts';
import { type Cache, cacheKey, placeFolder } from './cache.ts';
import { explainFailure, SetupError } from './errors.ts';
import { requireFreeSpace, unpackZip } from './files.ts';
import { buildAddon, requireBuildTools } from './native-build.ts';
import { run } from './process.ts';
import { type PartResult, packageFolder, packageVersion, projectRoot } from './project.ts';
import type { Report } from './progress.ts';
import { fetchPackage } from './registries.ts';
import type { Stamp } from './stamp.ts';
import {
  targetOf,
  tensorflowNotices,
  tensorflowVersion,
  tensorflowWheel,
  type TensorflowWheel,
} from './tensorflow-wheels.ts';

const name = '@tensorflow/tfjs-node';
const wasmName = '@tensorflow/tfjs-backend-wasm';
/** One build against Node-API 8 loads in every Node and Electron that the product runs on. */
const nodeApi = 8;
const addonFile = 'tfjs_binding.node';
const recipe = 2;
/** The wheel, both libraries before and after stripping, and the headers, at the worst moment. */
const neededBytes = 2.5e9;

const placedLibraries = path.join(packageFolder(name), 'deps', 'lib');
const placedAddon = path.join(packageFolder(name), 'lib', `napi-v${nodeApi}`);

const probe = `
  const util = require('node:util');
  util.isNullOrUndefined ??= (value) => value === null || value === undefined;
  const tf = require('@tensorflow/tfjs-node');
  if (tf.tensor1d([1, 2]).sum().arraySync() !== 3) process.exit(1);`;

/** What a person asks for with MATINEE_TENSORFLOW; without a wish (null) the native one is taken where it can be had. */
export function readTensorflowWish(env: NodeJS.ProcessEnv = process.env): TensorflowHome | null {
  try {
    return askedTensorflow(env);
  } catch (error) {
    throw error instanceof MatineeError ? new SetupError(error.message) : error;
  }
}

/**
 * Provides native TensorFlow if it is asked for or can be had. What fails on the way there is an error for the first,
 * and for the second a sentence: WebAssembly needs nothing but its package.
 */
export async function provideTensorflow(
  cache: Cache,
  report: Report,
  wish: TensorflowHome | null = readTensorflowWish(),
  { provide, withdraw }: NativeSteps = { provide: provideNative, withdraw: withdrawNative },
): Promise<PartResult> {
  if (wish === 'wasm') return asWasm(report, 'MATINEE_TENSORFLOW asks for it');
  try {
    return await provide(cache, report);
  } catch (error) {
    if (wish === 'native') throw error;
    await withdraw();
    return asWasm(report, explainFailure(error));
  }
}

interface NativeSteps {
  readonly provide: (cache: Cache, report: Report) => Promise<PartResult>;
  readonly withdraw: () => Promise<void>;
}

/** Whatever is in place by then does not work, and the engine would load it. */
async function withdrawNative(): Promise<void> {
  await Promise.all(
    [placedAddon, placedLibraries].map((folder) => rm(folder, { recursive: true, force: true })),
  );
}

function asWasm(report: Report, reason: string): PartResult {
  report(explainWasm(reason));
  return { version: packageVersion(wasmName), source: wasmSource, folders: [] };
}

/** What the stamp and the doctor say of TensorFlow where it is not native. */
export const wasmSource = 'WebAssembly';

/**
 * Whether what an earlier set-up left is what is asked for now. Native parts do for every wish, since the engine goes by
 * the same variable. Where they could not be had, the way to them is only tried again when somebody asks: each start of
 * the app would otherwise wait for it.
 */
export function hasTensorflowAsWished(
  { parts }: Pick<Stamp, 'parts'>,
  wish: TensorflowHome | null,
  triesAgain: boolean,
): boolean {
  const isNative = parts['tensorflow']?.source !== wasmSource;
  return isNative || wish === 'wasm' || (wish === null && !triesAgain);
}

/** One sentence for people: that it is WebAssembly, why, and how it becomes native. */
export function explainWasm(reason: string): string {
  const clause = reason.replace(/[.:]?\s*$/, '');
  return `runs as WebAssembly, which trains more slowly (${clause}); "npm run setup" tries again`;
}

async function provideNative(cache: Cache, report: Report): Promise<PartResult> {
  const wheel = tensorflowWheel();
  if (typeof wheel === 'string') throw new SetupError(`${wheel}.`);
  const key = cacheKey('tensorflow', [tensorflowVersion, `tfjs-${packageVersion(name)}`], recipe);
  const works = await cache.findOrBuildWorking(
    key,
    (target) => build(wheel, cache, target, report),
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

async function build(
  wheel: TensorflowWheel,
  cache: Cache,
  target: string,
  report: Report,
): Promise<Record<string, string>> {
  await requireTools();
  await requireFreeSpace(cache.root, neededBytes);
  await cache.withWorkFolder('tensorflow', async (workFolder) => {
    const sources = path.join(workFolder, 'tfjs-node');
    await fetchLibtensorflow(wheel, path.join(sources, 'deps'), workFolder, report);
    for (const part of ['binding', 'binding.gyp', 'package.json']) {
      await cp(path.join(packageFolder(name), part), path.join(sources, part), { recursive: true });
    }
    const output = path.join(sources, 'addon');
    await buildAddon(
      sources,
      [`--napi_build_version=${nodeApi}`, '--module_name=tfjs_binding', `--module_path=${output}`],
      report,
    );
    if (wheel.needsRpath) await addRpath(path.join(output, addonFile));
    await mkdir(path.join(target, 'deps-lib'));
    for (const library of [...wheel.libraries.map((each) => each.name), tensorflowNotices]) {
      await rename(path.join(sources, 'deps', 'lib', library), path.join(target, 'deps-lib', library));
    }
    await mkdir(path.join(target, 'addon'));
    await rename(path.join(output, addonFile), path.join(target, 'addon', addonFile));
  });
  return { tensorflow: tensorflowVersion, tfjsNode: packageVersion(name) };
}

/** Before anything is fetched. */
async function requireTools(): Promise<void> {
  const [python, ...args] = await requireBuildTools();
  if ((await run(python, [...args, '-m', 'pip', '--version'])).code === 0) return;
  throw new SetupError(
    'Python has no pip, which libtensorflow is fetched with: install it, on Debian and Ubuntu with "sudo apt-get install python3-pip".',
  );
}

/** Leaves `lib/` and `include/` in `folder`. */
async function fetchLibtensorflow(
  wheel: TensorflowWheel,
  folder: string,
  workFolder: string,
  report: Report,
): Promise<void> {
  const file = await fetchPackage(wheel.source, workFolder, report);
  report('unpacking');
  await mkdir(path.join(folder, 'lib'), { recursive: true });
  await unpackZip(file, folder, (entry) => targetOf(wheel, entry));
  await rm(file);
  if (wheel.isStripped) report('stripping debug symbols');
  for (const library of wheel.libraries) {
    if (wheel.isStripped) await strip(path.join(folder, 'lib', library.name));
    await symlink(library.name, path.join(folder, 'lib', library.linkName));
  }
}

async function strip(library: string): Promise<void> {
  const stripped = `${library}.stripped`;
  const { code, stderr } = await run('strip', ['--strip-unneeded', '-o', stripped, library]);
  if (code !== 0) throw new SetupError(`${path.basename(library)} could not be stripped: ${stderr.trim()}.`);
  await rename(stripped, library);
}

/** Lets the addon find the libraries in tfjs-node's own folder. */
async function addRpath(addon: string): Promise<void> {
  const { code, stderr } = await run('install_name_tool', [
    '-add_rpath',
    '@loader_path/../../deps/lib',
    addon,
  ]);
  if (code !== 0) throw new SetupError(`The addon did not take the place of its library: ${stderr.trim()}.`);
}
