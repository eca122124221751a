// Finds the pictures that README and the documents show: docs/screenshots keeps these and no others.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const projectRoot = resolve(import.meta.dirname, '../..');

export const shownFolder = join(projectRoot, 'docs/screenshots');

/** Paths of all images that README.md and docs/ link to. */
export function linkedImages(): string[] {
  const documents = readdirSync(join(projectRoot, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(projectRoot, 'docs', name));
  return [join(projectRoot, 'README.md'), ...documents].flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/!\[[^\]]*\]\(([^)\s]+)\)/gu)].map(([, link = '']) =>
      resolve(dirname(file), link),
    ),
  );
}
