/** Fingerprints of source files with all that they import, to know which of them a check has to read again. */
import { createHash } from 'node:crypto';
import path from 'node:path';

/** A relative path in `from '...'`, `import '...'` or `import('...')`. */
const importPath = /\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g;

/**
 * One fingerprint for each source: of its text and of every source that it imports, however far. Sources that
 * are not in the map, such as packages, are left to `common`, which is in every fingerprint.
 * @param sources texts by their paths, as node:path joins them
 */
export function fingerprintSources(
  sources: ReadonlyMap<string, string>,
  common: string,
): ReadonlyMap<string, string> {
  const hashes = new Map([...sources].map(([file, text]) => [file, hash(text)]));
  const imports = new Map([...sources].map(([file, text]) => [file, importsOf(file, text)]));
  const commonHash = hash(common);
  const fingerprints = new Map<string, string>();
  for (const file of sources.keys()) {
    const reached = new Set([file]);
    // A set goes through what is added to it meanwhile, too.
    for (const next of reached) {
      for (const imported of imports.get(next) ?? []) if (sources.has(imported)) reached.add(imported);
    }
    const parts = [...reached].sort().map((source) => `${source} ${hashes.get(source) ?? ''}`);
    fingerprints.set(file, hash([commonHash, ...parts].join('\n')));
  }
  return fingerprints;
}

/** The paths of what a source imports of the project, as node:path joins them. Found by pattern: parsing takes seconds. */
export function importsOf(file: string, text: string): readonly string[] {
  return Array.from(text.matchAll(importPath), ([, imported = '']) =>
    path.join(path.dirname(file), imported),
  );
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
