/**
 * The licences of everything that ships: packages that run or are in the bundles, Electron, and the TensorFlow library. Made from what
 * is installed, for the About page and as one text file.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { type Licence, licencesSchema } from '../../src/contract/licences.ts';
import { listFiles } from './files.ts';
import { isMadeAfter } from './made-after.ts';
import { packageFolder, projectRoot } from './project.ts';
import { tensorflowNotices, tensorflowVersion } from './tensorflow-wheels.ts';

const output = path.join(projectRoot, 'resources/licences');
const noText = 'The package comes without the text of its licence, which is at';

const packageSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)]).optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});
const projectSchema = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

/** Makes licences.json and licences.txt again where something was installed since. */
export async function provideLicences(): Promise<void> {
  const made = path.join(output, 'licences.json');
  const notices = path.relative(
    projectRoot,
    path.join(packageFolder('@tensorflow/tfjs-node'), 'deps/lib', tensorflowNotices),
  );
  const sources = ['package-lock.json', 'scripts/setup/licences.ts'];
  if (existsSync(path.join(projectRoot, notices))) sources.push(notices);
  if (await isMadeAfter(made, sources)) return;
  const licences = await listLicences();
  await mkdir(output, { recursive: true });
  await writeFile(path.join(output, 'licences.txt'), licences.map(asText).join('\n'));
  await writeFile(made, JSON.stringify(licencesSchema.parse(licences), null, 1));
}

/** By name; a package that ships in several versions has an entry for each. */
export async function listLicences(): Promise<Licence[]> {
  const folders = new Set<string>();
  for (const name of await shippedRoots()) await collect(name, projectRoot, folders);
  const packages = await Promise.all([...folders].map(licenceOf));
  const parts = [...packages, ...(await otherParts())];
  // One version may be installed in several places.
  const all = [...new Map(parts.map((part) => [`${part.name} ${part.version}`, part])).values()];
  return all.toSorted(
    (a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'),
  );
}

/** Packages that run from node_modules, and those that the sources import, which are bundled; what tests import is not. */
async function shippedRoots(): Promise<string[]> {
  const project = projectSchema.parse(
    JSON.parse(await readFile(path.join(projectRoot, 'package.json'), 'utf8')),
  );
  const files = (await listFiles(path.join(projectRoot, 'src'))).filter(
    (file) => /\.(ts|svelte|css)$/u.test(file) && !file.endsWith('.test.ts'),
  );
  const texts = await Promise.all(files.map((file) => readFile(path.join(projectRoot, 'src', file), 'utf8')));
  const sources = texts.join('\n');
  const isImported = (name: string): boolean =>
    new RegExp(`(from|import) ['"]${name}['"/]`, 'u').test(sources);
  const bundled = Object.keys(project.devDependencies).filter(
    (name) => name !== 'electron' && isImported(name),
  );
  return [...Object.keys(project.dependencies), ...bundled];
}

/** Adds the folder of a package as `from` finds it, and those of what it needs. */
async function collect(name: string, from: string, folders: Set<string>): Promise<void> {
  const folder = findPackage(name, from);
  if (folder === null || folders.has(folder)) return;
  folders.add(folder);
  const { dependencies, optionalDependencies } = await readPackage(folder);
  for (const next of Object.keys({ ...dependencies, ...optionalDependencies }))
    await collect(next, folder, folders);
}

/** Null for an optional package that was not installed on this system. */
function findPackage(name: string, from: string): string | null {
  for (let at = from; ; at = path.dirname(at)) {
    const folder = path.join(at, 'node_modules', name);
    if (existsSync(path.join(folder, 'package.json'))) return folder;
    if (at === projectRoot || at === path.dirname(at)) return null;
  }
}

async function readPackage(folder: string): Promise<z.output<typeof packageSchema>> {
  return packageSchema.parse(JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')));
}

async function licenceOf(folder: string): Promise<Licence> {
  const { name, version, license } = await readPackage(folder);
  const file = (await readdir(folder)).find((entry) => /^(licen[cs]e|copying)(\.|-|$)/iu.test(entry));
  const text =
    file === undefined
      ? `${noText} https://spdx.org/licenses/${license ?? ''}`
      : await readFile(path.join(folder, file), 'utf8');
  return {
    name,
    version,
    licence: license ?? /^(MIT) License/u.exec(text)?.[1] ?? 'see the text',
    text: text.trim(),
  };
}

async function otherParts(): Promise<Licence[]> {
  const electron = packageFolder('electron');
  const electronText = path.join(electron, 'LICENSE');
  const notices = path.join(packageFolder('@tensorflow/tfjs-node'), 'deps/lib', tensorflowNotices);
  return [
    {
      ...{ name: 'Electron', version: (await readPackage(electron)).version, licence: 'MIT' },
      text: `${(await readFile(electronText, 'utf8')).trim()}\n\nThe licences of Chromium, which Electron contains, are in LICENSES.chromium.html beside the program.`,
    },
    {
      ...{ name: 'TensorFlow', version: tensorflowVersion, licence: 'Apache-2.0' },
      text: existsSync(notices)
        ? (await readFile(notices, 'utf8')).trim()
        : `${noText} https://spdx.org/licenses/Apache-2.0`,
    },
    {
      ...{ name: 'SQLite', version: 'as in better-sqlite3', licence: 'Public domain' },
      text: 'The authors of SQLite have dedicated its code to the public domain.',
    },
  ];
}

function asText({ name, version, licence, text }: Licence): string {
  return `${name} ${version} (${licence})\n\n${text}\n\n${'-'.repeat(80)}\n`;
}
