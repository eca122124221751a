/** Provides tfjs-node's addon, compiled against libtensorflow, and the library beside it. */
import { cp, mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { type Cache, cacheKey } from './cache.ts';
import { SetupError } from './errors.ts';
import { requireFreeSpace } from './files.ts';
import { fetchLibtensorflow, libraryNames, tensorflowVersion } from './libtensorflow.ts';
import { buildAddon } from './native-build.ts';
import type { PartResult } from './parts.ts';
import { placeFolder } from './place.ts';
import { run } from './process.ts';
import { packageFolder, packageVersion, projectRoot } from './project.ts';
import type { Report } from './progress.ts';

const name = '@tensorflow/tfjs-node';
/** One build against Node-API 8 loads in every Node and Electron that the product runs on. */
const nodeApi = 8;
const addonFile = 'tfjs_binding.node';
const recipe = 1;
/** The wheel, both libraries before and after stripping, and the headers, at the worst moment. */
const neededBytes = 2.5e9;

const probe = `
  const util = require('node:util');
  util.isNullOrUndefined ??= (value) => value === null || value === undefined;
  const tf = require('@tensorflow/tfjs-node');
  if (tf.tensor1d([1, 2]).sum().arraySync() !== 3) process.exit(1);`;

/**
 * Provides libtensorflow and the addon in tfjs-node's own folders.
 * @throws SetupError when it can't be fetched or compiled, or does not compute
 */
export async function provideTensorflow(cache: Cache, report: Report): Promise<PartResult> {
  const key = cacheKey('tensorflow', [tensorflowVersion, `tfjs-${packageVersion(name)}`], recipe);
  const libraries = path.join(packageFolder(name), 'deps', 'lib');
  const addon = path.join(packageFolder(name), 'lib', `napi-v${nodeApi}`);
  for (const isLastTry of [false, true]) {
    const entry = await cache.findOrBuild(key, (target) => build(cache, target, report));
    await placeFolder(path.join(entry.folder, 'deps-lib'), libraries);
    await placeFolder(path.join(entry.folder, 'addon'), addon);
    const { code } = await run(process.execPath, ['-e', probe], { cwd: projectRoot });
    if (code === 0) {
      report('ready');
      return { version: tensorflowVersion, source: "TensorFlow's Python wheel", folders: [libraries, addon] };
    }
    // One from the cache may come from another system: make it anew, once.
    if (!isLastTry) await cache.remove(key);
  }
  throw new SetupError(
    'TensorFlow does not load although it was set up: this processor may lack AVX, which its library needs.',
  );
}

async function build(cache: Cache, target: string, report: Report): Promise<Record<string, string>> {
  await requireFreeSpace(cache.root, neededBytes);
  await cache.withWorkFolder('tensorflow', async (workFolder) => {
    const sources = path.join(workFolder, 'tfjs-node');
    await mkdir(sources);
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
    for (const library of libraryNames) {
      await rename(path.join(sources, 'deps', 'lib', library), path.join(target, 'deps-lib', library));
    }
    await mkdir(path.join(target, 'addon'));
    await rename(path.join(output, addonFile), path.join(target, 'addon', addonFile));
  });
  return { tensorflow: tensorflowVersion, tfjsNode: packageVersion(name) };
}
