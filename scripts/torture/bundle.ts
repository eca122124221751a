// Programs of this folder as one plain JavaScript file each, which starts in a fifth of the time that tsx takes: there are a thousand starts.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

/** Bundles a file of this folder into `node_modules/.cache`, where native packages are found; returns the bundle's path. */
export async function bundle(name: string): Promise<string> {
  const cache = resolve(import.meta.dirname, '../../node_modules/.cache/matinee');
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(join(cache, 'torture-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3', '@tensorflow/tfjs-node'] },
    build: { ssr: resolve(import.meta.dirname, name), outDir, target: 'node20', minify: false },
  });
  return join(outDir, name.replace(/\.ts$/u, '.js'));
}
