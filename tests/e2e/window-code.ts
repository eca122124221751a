// Code of our own that runs in a launched window: bundled, since the window resolves no imports and knows no TypeScript.
import { resolve } from 'node:path';
import { build } from 'vite';

/** The exports of a file of this folder as the global `name`, for `page.evaluate`. */
export async function windowCode(file: string, name: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: resolve(import.meta.dirname, file), name, formats: ['iife'] },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  for (const output of outputs) {
    if ('output' in output) return output.output[0].code;
  }
  throw new Error(`${file} could not be built for the window.`);
}
