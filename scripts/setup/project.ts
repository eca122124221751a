/** Where the checkout, its packages and their versions are. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { SetupError } from './errors.ts';

export const projectRoot = path.resolve(import.meta.dirname, '../..');

const packageFile = z.object({ version: z.string() });

/** The folder of an installed package. */
export function packageFolder(name: string): string {
  return path.join(projectRoot, 'node_modules', name);
}

/**
 * The version of an installed package.
 * @throws SetupError when it is not installed
 */
export function packageVersion(name: string): string {
  try {
    const text = readFileSync(path.join(packageFolder(name), 'package.json'), 'utf8');
    return packageFile.parse(JSON.parse(text)).version;
  } catch {
    throw new SetupError(`The package ${name} is not installed: run "npm ci" first.`);
  }
}
