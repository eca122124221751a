/** Where the checkout, its packages and their versions are, and what set-up makes of a package. */
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

/** @throws SetupError if the package is not installed */
export function packageVersion(name: string): string {
  try {
    const text = readFileSync(path.join(packageFolder(name), 'package.json'), 'utf8');
    return packageFile.parse(JSON.parse(text)).version;
  } catch {
    throw new SetupError(`The package ${name} is not installed: run "npm ci" first.`);
  }
}

/** What a part of set-up leaves behind, for the stamp and for the doctor. */
export interface PartResult {
  readonly version: string;
  /** Where it came from, for people: "official", "compiled here". */
  readonly source: string;
  /** The folders in node_modules that set-up filled; none if the package was fine as it was. */
  readonly folders: readonly string[];
}
