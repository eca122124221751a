/** What a package weighs, part by part, and whether that is within its budget. */
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';

export type SizedFile = { readonly file: string; readonly bytes: number };

/** Regular files below a folder, by their relative paths; links weigh nothing. */
export async function sizedFiles(folder: string): Promise<SizedFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async (entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return { file: path.relative(folder, file), bytes: (await lstat(file)).size };
    }),
  );
}

export function sumOf(files: readonly SizedFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The largest parts first, then all the others as one line. */
export function sizeTable(files: readonly SizedFile[], shown = 12): string {
  const sorted = files.toSorted((a, b) => b.bytes - a.bytes);
  const rest = sorted.slice(shown);
  const rows = sorted.slice(0, shown).map(({ file, bytes }) => `${megabytes(bytes)}  ${file}`);
  if (rest.length > 0) rows.push(`${megabytes(sumOf(rest))}  ${rest.length} other files`);
  rows.push(`${megabytes(sumOf(files))}  together`);
  return rows.join('\n');
}

export type Measured = { readonly what: string; readonly bytes: number; readonly atMost: number };

/** One sentence for each that is over its budget. */
export function overBudget(measured: readonly Measured[]): string[] {
  return measured
    .filter(({ bytes, atMost }) => bytes > atMost)
    .map(
      ({ what, bytes, atMost }) =>
        `${what} has ${megabytes(bytes).trim()}, ${megabytes(bytes - atMost).trim()} more than ${megabytes(atMost).trim()}`,
    );
}

/** In millions of bytes, right-aligned for tables. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1).padStart(7)} MB`;
}
