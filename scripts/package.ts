// `npm run package [-- --archive]`: builds the app and packages it for this system, as a folder or as an archive.
import { createReadStream, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build as buildPackage, Platform, type AfterPackContext } from 'electron-builder';
import { build as buildApp } from 'electron-vite';
import { hashEnding, hashOf } from '../src/main/security/own-archive.ts';
import { checkPackage } from './packaging/check-package.ts';
import { settableFuses } from './packaging/fuses.ts';
import { z } from 'zod';
import { devDependencies, productName, version } from '../package.json';

const projectRoot = resolve(import.meta.dirname, '..');
const distFolder = join(projectRoot, 'node_modules/electron/dist');

/** Version of the Electron that is installed, which is not the pinned one where only the fallback was available. */
function installedElectron(): string {
  try {
    return readFileSync(join(distFolder, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    throw new Error('Electron is not installed: run "npm run setup" first.');
  }
}

/** A package that must not be taken for a release says so in its name. */
function packageName(electronVersion: string): string {
  const suffix = electronVersion === devDependencies.electron ? '' : '-fallback-runtime';
  return `${productName}-${version}-${process.platform}-${process.arch}${suffix}`;
}

const namedSchema = z.object({ executableName: z.string().nullish() });
let packaged: { folder: string; binary: string } | null = null;

/** Before the archive of it is made. */
async function finishFolder({ appOutDir, packager }: AfterPackContext): Promise<void> {
  // The bare runtime's welcome page is not part of the app.
  await rm(join(appOutDir, 'resources/default_app.asar'), { force: true });
  if (process.platform === 'linux') {
    const archive = join(appOutDir, 'resources/app.asar');
    await writeFile(`${archive}${hashEnding}`, `${await hashOf(archive, { createReadStream })}\n`);
  }
  packaged = { folder: appOutDir, binary: binaryIn(appOutDir, packager) };
}

function binaryIn(
  folder: string,
  { appInfo, platformSpecificBuildOptions }: AfterPackContext['packager'],
): string {
  const { executableName } = namedSchema.parse(platformSpecificBuildOptions);
  switch (process.platform) {
    case 'darwin':
      return join(folder, `${appInfo.productFilename}.app`);
    case 'win32':
      return join(folder, `${appInfo.productFilename}.exe`);
    default:
      return join(folder, executableName ?? appInfo.sanitizedName.toLowerCase());
  }
}

async function main(): Promise<void> {
  const electronVersion = installedElectron();
  const name = packageName(electronVersion);
  await buildApp();
  const target = process.argv.includes('--archive') ? 'tar.xz' : 'dir';
  const files = await buildPackage({
    projectDir: projectRoot,
    targets: Platform.current().createTarget(target),
    publish: 'never',
    config: {
      extends: 'electron-builder.yml',
      electronVersion,
      directories: { output: join('dist', name) },
      electronFuses: settableFuses,
      afterPack: finishFolder,
      artifactName: `${name}.\${ext}`,
    },
  });
  if (packaged === null) throw new Error('electron-builder made no folder.');
  await checkPackage(packaged.folder, packaged.binary);
  console.log(`Packaged with Electron ${electronVersion}: ${[join('dist', name), ...files].join('\n')}`);
}

await main();
