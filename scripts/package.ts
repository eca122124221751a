// `npm run package [-- --archive]`: builds the app and packages it for this system, as a folder or as an archive.
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build as buildPackage, Platform } from 'electron-builder';
import { build as buildApp } from 'electron-vite';
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
      // The bare runtime's welcome page is not part of the app.
      afterPack: ({ appOutDir }) => rm(join(appOutDir, 'resources/default_app.asar'), { force: true }),
      artifactName: `${name}.\${ext}`,
    },
  });
  console.log(`Packaged with Electron ${electronVersion}: ${[join('dist', name), ...files].join('\n')}`);
}

await main();
