// Code of our own that runs in a launched app: bundled, since neither its window nor its processes know TypeScript.
import { resolve } from 'node:path';
import { build, type InlineConfig } from 'vite';

/** The exports of a file of this folder as the global `name`, for `page.evaluate`. */
export function windowCode(file: string, name: string): Promise<string> {
  return bundle(file, {
    lib: { entry: resolve(import.meta.dirname, file), name, formats: ['iife'] },
  });
}

/** A file of this folder as an ES module for a process of the app. */
export function processCode(file: string): Promise<string> {
  return bundle(file, { ssr: resolve(import.meta.dirname, file), target: 'node20' });
}

async function bundle(file: string, options: InlineConfig['build']): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { write: false, minify: false, ...options },
  });
  const outputs = Array.isArray(built) ? built : [built];
  for (const output of outputs) {
    if ('output' in output) return output.output[0].code;
  }
  throw new Error(`${file} could not be built for the app.`);
}
