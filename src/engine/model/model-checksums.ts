// The checksums of a model's files, in a file beside them that `sha256sum --check` reads.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { MatineeError } from '../../contract/errors.ts';
import { readSafetensors } from '../base/safetensors.ts';
import { cardFile, parametersFile, weightsFile } from './model-file-names.ts';

export const checksumsFile = 'checksums.sha256';

const checkedFiles = [weightsFile, cardFile, parametersFile];

/** The text of the file for what is in the folder. */
export async function checksumsOf(folder: string): Promise<string> {
  const names = checkedFiles.filter((name) => existsSync(join(folder, name)));
  const lines = await Promise.all(
    names.map(async (name) => `${await hashOf(join(folder, name))}  ${name}\n`),
  );
  return lines.join('');
}

/** Whether these bytes are what was written; true for models of before there were checksums. */
export function isAsWritten(folder: string, name: string, bytes: Uint8Array): boolean {
  const file = join(folder, checksumsFile);
  if (!existsSync(file)) return true;
  const expected = parse(readFileSync(file, 'utf8')).get(name);
  return expected === undefined || expected === createHash('sha256').update(bytes).digest('hex');
}

/** Names of the files that are missing, or not as they were written; without checksums, of weights that are no numbers. */
export async function damagedFiles(folder: string): Promise<string[]> {
  const file = join(folder, checksumsFile);
  if (!existsSync(file)) return hasReadableWeights(folder) ? [] : [weightsFile];
  const expected = [...parse(await readFile(file, 'utf8'))];
  const changed = await Promise.all(
    expected.map(async ([name, hash]) => {
      const path = join(folder, name);
      return existsSync(path) && (await hashOf(path)) === hash ? [] : [name];
    }),
  );
  return changed.flat();
}

/** True also where there are none, as in the folder of a training that is not over. */
function hasReadableWeights(folder: string): boolean {
  const file = join(folder, weightsFile);
  if (!existsSync(file)) return true;
  try {
    readSafetensors(readFileSync(file), file);
    return true;
  } catch (error) {
    if (error instanceof MatineeError) return false;
    throw error;
  }
}

/** The checksum by the file's name. */
function parse(text: string): Map<string, string> {
  return new Map(
    text.split('\n').flatMap((line): [string, string][] => {
      const [hash, name] = line.split('  ');
      return hash === undefined || name === undefined ? [] : [[name, hash]];
    }),
  );
}

/** In pieces: the parameters of a large library are hundreds of megabytes. */
async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
