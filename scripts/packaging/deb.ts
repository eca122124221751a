/** Makes a Debian package of the unpacked folder, with the system's own dpkg-deb: electron-builder would download fpm for it. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  chmod,
  copyFile,
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run } from '../setup/process.ts';
import { projectRoot } from '../setup/project.ts';
import { sizedFiles, sumOf } from './budget.ts';
import { desktopEntry, desktopFile, mimePackage } from './linux-files.ts';

export type DebOptions = {
  /** The unpacked program. */
  readonly folder: string;
  readonly version: string;
  /** `matinee`, or `matinee-wasm`; each replaces the other. */
  readonly packageName: string;
  readonly description: string;
  /** Where the tree of the package is put together; removed afterwards. */
  readonly workFolder: string;
  readonly target: string;
};

const packageNames = ['matinee', 'matinee-wasm'];
const installed = 'opt/matinee';

/**
 * What Electron loads or is linked to, by names that later releases of Debian and Ubuntu still provide for their renamed ones; xdg-utils
 * opens links.
 */
const depends = [
  'libasound2',
  'libatk-bridge2.0-0',
  'libatk1.0-0',
  'libatspi2.0-0',
  'libcups2',
  'libdbus-1-3',
  'libdrm2',
  'libexpat1',
  'libgbm1',
  'libglib2.0-0',
  'libgtk-3-0',
  'libnspr4',
  'libnss3',
  'libpango-1.0-0',
  'libx11-6',
  'libxcb1',
  'libxcomposite1',
  'libxdamage1',
  'libxext6',
  'libxfixes3',
  'libxkbcommon0',
  'libxrandr2',
  'libxss1',
  'libxtst6',
  'xdg-utils',
];

/** Debian's names of processors. */
export const debianArchitectures: Readonly<Partial<Record<NodeJS.Architecture, string>>> = {
  x64: 'amd64',
  arm64: 'arm64',
};

/** The control file: what the package is called, needs and replaces. */
export function controlFile(options: {
  readonly packageName: string;
  readonly version: string;
  readonly architecture: string;
  readonly installedBytes: number;
  readonly libcVersion: string;
  readonly description: string;
}): string {
  const others = packageNames.filter((name) => name !== options.packageName).join(', ');
  return [
    `Package: ${options.packageName}`,
    `Version: ${options.version}`,
    `Architecture: ${options.architecture}`,
    'Maintainer: The Matinee founders <matinee@localhost>',
    `Installed-Size: ${Math.ceil(options.installedBytes / 1024)}`,
    `Depends: ${[`libc6 (>= ${options.libcVersion})`, 'libstdc++6', ...depends].join(', ')}`,
    'Recommends: libsecret-1-0, libnotify4',
    `Conflicts: ${others}`,
    `Replaces: ${others}`,
    'Section: video',
    'Priority: optional',
    `Description: ${options.description}`,
    ' Imports a MovieLens archive, learns from your ratings on your own computer, and',
    ' shows what to watch and which movies are similar. Nothing leaves the machine.',
    '',
  ].join('\n');
}

/** The newest version of glibc that a binary asks for by the names of its symbols; null if it names none. */
export function neededLibc(binary: Buffer): string | null {
  const prefix = 'GLIBC_2.';
  let newestMinor = -1;
  for (let at = binary.indexOf(prefix); at !== -1; at = binary.indexOf(prefix, at + 1)) {
    const minor = /^\d+/u.exec(binary.toString('latin1', at + prefix.length, at + prefix.length + 3));
    newestMinor = Math.max(newestMinor, Number(minor?.[0] ?? -1));
  }
  return newestMinor === -1 ? null : `2.${newestMinor}`;
}

/** Makes `target`. Nothing of it runs when it is installed or removed: dpkg's own triggers bring menus and types up to date. */
export async function makeDeb(options: DebOptions): Promise<void> {
  const { workFolder: root, folder, packageName } = options;
  const architecture = debianArchitectures[process.arch];
  if (architecture === undefined) throw new Error(`Debian has no name for ${process.arch} here.`);
  await rm(root, { recursive: true, force: true });
  await mkdir(path.join(root, 'opt'), { recursive: true });
  const program = path.join(root, installed);
  await copyAsLinks(folder, program);
  await makeReadable(program);
  await allowSandbox(path.join(program, 'chrome-sandbox'));
  await addSystemFiles(root, packageName);
  const files = await sizedFiles(root);
  const binaries = files.filter(({ file }) => /(?:\.node|\.so(?:\.\d+)?|matinee)$/u.test(file));
  const libcs = await Promise.all(
    binaries.map(async ({ file }) => neededLibc(await readFile(path.join(root, file)))),
  );
  await mkdir(path.join(root, 'DEBIAN'));
  await writeFile(
    path.join(root, 'DEBIAN/control'),
    controlFile({
      ...options,
      architecture,
      installedBytes: sumOf(files),
      libcVersion: newest(libcs.filter((version) => version !== null)),
    }),
  );
  await writeFile(path.join(root, 'DEBIAN/md5sums'), await checksums(root, files));
  await runOrThrow('dpkg-deb', ['--root-owner-group', '-Zxz', '-z9', '--build', root, options.target]);
  await rm(root, { recursive: true });
}

function newest(versions: readonly string[]): string {
  return versions.toSorted((a, b) => Number(b.slice(2)) - Number(a.slice(2)))[0] ?? '2.28';
}

/** Hard links cost no time; what can't be linked is copied. */
async function copyAsLinks(from: string, to: string): Promise<void> {
  const { code } = await run('cp', ['-al', from, to]);
  if (code === 0) return;
  await cp(from, to, { recursive: true, verbatimSymlinks: true });
}

/** Chromium starts this helper where the kernel or AppArmor lets ordinary users make no user namespaces. */
async function allowSandbox(helper: string): Promise<void> {
  // A copy: the link's other end must not become a program that runs as root.
  await copyFile(helper, `${helper}.copy`);
  await rename(`${helper}.copy`, helper);
  await chmod(helper, 0o4755);
}

/** Whatever the umask of whoever packages. The files are links: their rights change in the folder too, which does no harm. */
async function makeReadable(folder: string): Promise<void> {
  await runOrThrow('chmod', ['-R', 'u=rwX,go=rX', folder]);
}

async function addSystemFiles(root: string, packageName: string): Promise<void> {
  const add = async (file: string, text: string): Promise<void> => {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text, { mode: 0o644 });
  };
  await add(`usr/share/applications/${desktopFile}`, desktopEntry('/usr/bin/matinee'));
  await add('usr/share/mime/packages/matinee.xml', mimePackage);
  await add(`usr/share/doc/${packageName}/copyright`, await copyright());
  await mkdir(path.join(root, 'usr/bin'), { recursive: true });
  await symlink('/opt/matinee/matinee', path.join(root, 'usr/bin/matinee'));
  const icons = path.join(projectRoot, 'resources/linux/icons');
  for (const name of await readdir(icons)) {
    const target = path.join(
      root,
      'usr/share/icons/hicolor',
      path.basename(name, '.png'),
      'apps/matinee.png',
    );
    await mkdir(path.dirname(target), { recursive: true });
    await cp(path.join(icons, name), target);
  }
  await add(
    'usr/share/icons/hicolor/scalable/apps/matinee.svg',
    await readFile(path.join(projectRoot, 'resources/icon.svg'), 'utf8'),
  );
  await runOrThrow('chmod', ['-R', 'u=rwX,go=rX', path.join(root, 'usr')]);
}

async function copyright(): Promise<string> {
  const licence = await readFile(path.join(projectRoot, 'LICENSE'), 'utf8');
  return `${licence}\nThe licences of all that it is made of: /opt/matinee/resources/licences.txt and /opt/matinee/LICENSES.chromium.html\n`;
}

/** In the form of dpkg, which compares them with `dpkg --verify`. */
async function checksums(root: string, files: readonly { readonly file: string }[]): Promise<string> {
  const lines: string[] = [];
  for (const { file } of files) {
    const hash = createHash('md5');
    await pipeline(createReadStream(path.join(root, file)), hash);
    lines.push(`${hash.digest('hex')}  ${file}`);
  }
  return `${lines.toSorted().join('\n')}\n`;
}

async function runOrThrow(program: string, args: readonly string[]): Promise<void> {
  const { code, stderr } = await run(program, args);
  if (code !== 0) throw new Error(`${program} failed: ${stderr.trim()}`);
}
