/** Makes the files that people download out of the unpacked folder. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { build, Platform, type Configuration } from 'electron-builder';
import { run } from '../setup/process.ts';
import { programExists } from '../setup/programs.ts';
import { makeDeb } from './deb.ts';

export type Unpacked = {
  readonly folder: string;
  /** Of the files to make, without an ending. */
  readonly name: string;
  /** Where they are put. */
  readonly output: string;
  readonly version: string;
  readonly packageName: string;
  readonly description: string;
  /** For what electron-builder makes. */
  readonly config: Configuration;
};

/** Made by ourselves; electron-builder would download its tools for them. */
const ownMakers = {
  deb: makeDebianPackage,
  'tar.xz': makeArchive,
} as const satisfies Readonly<Record<string, (unpacked: Unpacked) => Promise<string>>>;
type OwnTarget = keyof typeof ownMakers;

const usualTargets: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['deb', 'tar.xz'],
  win32: ['nsis', 'portable'],
  darwin: ['dmg', 'zip'],
};

/** What this system makes without being asked; AppImage is not among it, since its tools are a download that many machines can't make. */
export function targetsHere(): readonly string[] {
  const targets = usualTargets[process.platform] ?? ['dir'];
  if (programExists('dpkg-deb')) return targets;
  return targets.filter((target) => target !== 'deb');
}

function isOwn(target: string): target is OwnTarget {
  return target in ownMakers;
}

/** The paths of what was made. */
export async function makeTargets(unpacked: Unpacked, targets: readonly string[]): Promise<string[]> {
  const made: string[] = [];
  for (const target of targets.filter(isOwn)) made.push(await ownMakers[target](unpacked));
  const others = targets.filter((target) => !isOwn(target) && target !== 'dir');
  if (others.length === 0) return made;
  const files = await build({
    targets: Platform.current().createTarget(others),
    prepackaged: unpacked.folder,
    publish: 'never',
    config: unpacked.config,
  });
  return [...made, ...files.filter((file) => !/\.(?:blockmap|ya?ml)$/u.test(file))];
}

async function makeDebianPackage(unpacked: Unpacked): Promise<string> {
  const target = path.join(unpacked.output, `${unpacked.name}.deb`);
  await makeDeb({ ...unpacked, workFolder: path.join(unpacked.output, 'deb'), target });
  return target;
}

/** With everything in one folder of the archive's name. */
async function makeArchive({ folder, name, output }: Unpacked): Promise<string> {
  const target = path.join(output, `${name}.tar.xz`);
  await rm(target, { force: true });
  const { code, stderr } = await run('tar', [
    '--create',
    '--use-compress-program=xz -9 --threads=0',
    '--sort=name',
    '--owner=root:0',
    '--group=root:0',
    `--transform=s,^\\.,${name},`,
    `--file=${target}`,
    `--directory=${folder}`,
    '.',
  ]);
  if (code !== 0) throw new Error(`tar failed: ${stderr.trim()}`);
  return target;
}
