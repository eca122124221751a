/**
 * `npm run package [-- --tensorflow native|wasm] [-- --target deb]`: builds the app and packages it for this system, in each flavour and
 * kind that can be made here. `--target dir` makes the folder alone. It ends with an error if a package is over its budget.
 */
import { createReadStream, readFileSync } from 'node:fs';
import { rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build as buildPackage, Platform, type AfterPackContext, type Configuration } from 'electron-builder';
import { build as buildApp } from 'electron-vite';
import { hashEnding, hashOf } from '../src/main/security/own-archive.ts';
import { type Measured, megabytes, overBudget, sizedFiles, sizeTable, sumOf } from './packaging/budget.ts';
import { checkPackage } from './packaging/check-package.ts';
import { flavourNames, type FlavourName, flavours, flavoursHere } from './packaging/flavours.ts';
import { settableFuses } from './packaging/fuses.ts';
import { gatherModules } from './packaging/gather-modules.ts';

import { makeTargets, targetsHere } from './packaging/targets.ts';
import { z } from 'zod';
import { devDependencies, name, productName, version } from '../package.json';

const projectRoot = resolve(import.meta.dirname, '..');
const distFolder = join(projectRoot, 'node_modules/electron/dist');
const synopsis = 'Your own private movie recommender';

/** Version of the Electron that is installed, which is not the pinned one where only the fallback was available. */
function installedElectron(): string {
  try {
    return readFileSync(join(distFolder, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    throw new Error('Electron is not installed: run "npm run setup" first.');
  }
}

/** A package that must not be taken for a release says so in its name. */
function fileName(electronVersion: string, flavour: FlavourName): string {
  const runtime = electronVersion === devDependencies.electron ? '' : '-fallback-runtime';
  return `${productName}-${version}-${process.platform}-${process.arch}${flavours[flavour].suffix}${runtime}`;
}

const namedSchema = z.object({ executableName: z.string().nullish() });
let packaged: { folder: string; binary: string } | null = null;

/** Before anything is made of the folder. */
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

/** Packages one flavour; what it weighs beside what it may. */
async function packageFlavour(flavour: FlavourName, targets: readonly string[]): Promise<Measured[]> {
  const electronVersion = installedElectron();
  const files = fileName(electronVersion, flavour);
  const output = join(projectRoot, 'dist', files);
  const { roots, suffix, budget } = flavours[flavour];
  const modules = join(output, 'modules');
  const config: Configuration = {
    extends: 'electron-builder.yml',
    electronVersion,
    directories: { output },
    electronFuses: settableFuses,
    // Of node_modules only what is loaded, and where it is loaded from: electron-builder would move packages and take them whole.
    files: [
      'out/**',
      'package.json',
      'resources/icon.png',
      '!**/*.map',
      '!node_modules/**',
      { from: modules, to: 'node_modules', filter: ['**/*'] },
    ],
    afterPack: finishFolder,
    artifactName: `${files}.\${ext}`,
    portable: { artifactName: `${files}-portable.exe` },
  };
  await rm(output, { recursive: true, force: true });
  await gatherModules(roots, modules);
  await buildPackage({
    projectDir: projectRoot,
    targets: Platform.current().createTarget('dir'),
    publish: 'never',
    config,
  });
  if (packaged === null) throw new Error('electron-builder made no folder.');
  const { folder, binary } = packaged;
  await rm(modules, { recursive: true });
  await checkPackage(folder, binary);
  const made = await makeTargets(
    {
      folder,
      name: files,
      output,
      version,
      packageName: `${name}${suffix}`,
      description: synopsis,
      config,
    },
    targets,
  );
  const parts = await sizedFiles(folder);
  console.log(`\n${files}, with Electron ${electronVersion}\n${sizeTable(parts)}`);
  const measured: Measured[] = [
    { what: `${files}, unpacked,`, bytes: sumOf(parts), atMost: budget.unpackedBytes },
  ];
  for (const file of made) {
    const { size } = await stat(file);
    console.log(`${megabytes(size)}  ${file}`);
    measured.push({ what: file, bytes: size, atMost: budget.compressedBytes });
  }
  return measured;
}

function isFlavour(text: string): text is FlavourName {
  return flavourNames.some((each) => each === text);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      tensorflow: { type: 'string', multiple: true },
      target: { type: 'string', multiple: true },
    },
  });
  const unknown = values.tensorflow?.find((text) => !isFlavour(text));
  if (unknown !== undefined) throw new Error(`TensorFlow is native or wasm, not ${unknown}.`);
  const targets = values.target ?? targetsHere();
  await buildApp();
  const measured: Measured[] = [];
  for (const flavour of values.tensorflow?.filter(isFlavour) ?? flavoursHere()) {
    measured.push(...(await packageFlavour(flavour, targets)));
  }
  const wrong = overBudget(measured);
  if (wrong.length > 0) throw new Error(`Over budget: ${wrong.join('; ')}.`);
}

await main();
