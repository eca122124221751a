/** Which files of node_modules the built app opens, found by loading its packages in a process that looks at what Node has loaded. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { run } from '../setup/process.ts';
import { projectRoot } from '../setup/project.ts';

/** Prints the paths of all modules that the packages named as arguments load, their addons included, as JSON. */
const loadingScript = `
  import { createRequire } from 'node:module';
  import { resolve } from 'node:path';
  import { fileURLToPath } from 'node:url';
  const require = createRequire(resolve('package.json'));
  const util = require('node:util');
  util.isNullOrUndefined ??= (value) => value === null || value === undefined;
  const entries = [];
  for (const name of process.argv.slice(1)) {
    const loaded = require(name);
    if (name === 'better-sqlite3') new loaded(':memory:').close();
    // Packages may have another entry for those that import them.
    entries.push(fileURLToPath(import.meta.resolve(name)));
  }
  process.stdout.write(JSON.stringify([...entries, ...Object.keys(require.cache)]));`;

/** What modules read beside themselves, below the folder of their package. */
const dataOf: Readonly<Record<string, readonly string[]>> = {
  '@tensorflow/tfjs-node': ['deps/lib'],
  '@tensorflow/tfjs-backend-wasm': ['dist'],
};
const dataFile = /\.(?:wasm|so\.\d+|dll|dylib)$/u;

/**
 * Relative to the project, with forward slashes: each module, the package.json above it by which Node finds it, and libraries that no
 * module loads by itself.
 */
export async function loadedFiles(roots: readonly string[]): Promise<string[]> {
  const { code, stdout, stderr } = await run(
    process.execPath,
    ['--input-type=module', '-e', loadingScript, ...roots],
    {
      cwd: projectRoot,
      env: { TF_CPP_MIN_LOG_LEVEL: '2', TF_ENABLE_ONEDNN_OPTS: '0' },
    },
  );
  if (code !== 0) throw new Error(`What is packaged does not load: ${stderr.trim()}`);
  const modules = z.array(z.string()).parse(JSON.parse(stdout));
  const files = new Set(modules.map((file) => path.relative(projectRoot, file)));
  for (const file of [...files]) files.add(packageFileAbove(file));
  for (const file of await dataFiles(roots)) files.add(file);
  return [...files].map((file) => file.split(path.sep).join('/')).toSorted();
}

/** `node_modules/@a/b/package.json` of `node_modules/@a/b/dist/c.js`, also where packages are inside of packages. */
export function packageFileAbove(file: string): string {
  const parts = file.split(path.sep);
  const start = parts.lastIndexOf('node_modules') + 1;
  const length = parts[start]?.startsWith('@') === true ? 2 : 1;
  return path.join(...parts.slice(0, start + length), 'package.json');
}

async function dataFiles(roots: readonly string[]): Promise<string[]> {
  const folders = roots.flatMap((root) =>
    (dataOf[root] ?? []).map((folder) => path.join('node_modules', root, folder)),
  );
  const found = await Promise.all(
    folders.map(async (folder) => {
      if (!existsSync(path.join(projectRoot, folder))) return [];
      const names = await readdir(path.join(projectRoot, folder));
      return names.filter((name) => dataFile.test(name)).map((name) => path.join(folder, name));
    }),
  );
  return found.flat();
}
