// Runs measured work in a process of its own, so that start time and memory are of it alone.
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { samplesSchema, type Samples } from './measurement.ts';

const workerFile = resolve(import.meta.dirname, 'worker.ts');

/** Runs a TypeScript file to its end; rejects with its stderr if it fails. */
export async function runChild(file: string, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((onEnd, onError) => {
    child.once('error', onError);
    child.once('close', onEnd);
  });
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${String(code)}:\n${stderr}`);
  return stdout;
}

/** Runs one of worker.ts's tasks. */
export async function runWorker(task: string, library: string, argument = ''): Promise<Samples[]> {
  return z.array(samplesSchema).parse(JSON.parse(await runChild(workerFile, [task, library, argument])));
}

/** Makes a library below `directory` with the archive imported and a model trained; answers its folder. */
export async function prepareLibrary(directory: string, archive: string, epochs: number): Promise<string> {
  console.error('Preparing a library with a trained model …');
  const library = join(directory, 'library');
  await mkdir(library);
  await runWorker('import', library, archive);
  await runWorker('training', library, String(epochs));
  return library;
}
