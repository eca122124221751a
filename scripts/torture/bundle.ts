// A program as plain JavaScript files, which start in a fifth of the time that tsx takes: there are a thousand starts.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

/** Bundles a file of the project into `node_modules/.cache`, where native packages are found; returns the bundle's path. */
export async function bundle(file: string): Promise<string> {
  const cache = resolve(import.meta.dirname, '../../node_modules/.cache/matinee');
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(join(cache, 'torture-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3', '@tensorflow/tfjs-node'] },
    build: {
      ...{ ssr: file, outDir, target: 'node20', minify: true },
      // By this ending Node knows what they are, and need not try to parse them as something else first.
      rolldownOptions: { output: { entryFileNames: 'main.mjs', chunkFileNames: '[name].mjs' } },
    },
  });
  return join(outDir, 'main.mjs');
}
