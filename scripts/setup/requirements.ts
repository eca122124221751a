/** What the machine itself has to bring along, checked before the step that needs it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { SetupError } from './errors.ts';
import { programExists, run } from './process.ts';

const oldestNode = [20, 19] as const;

/** @throws SetupError when set-up does not know this platform or the Node version is too old */
export function requireSupportedMachine(
  platform: string = process.platform,
  arch: string = process.arch,
  nodeVersion: string = process.versions.node,
): void {
  if (platform !== 'linux' || arch !== 'x64') {
    throw new SetupError(
      `Matinee's set-up supports Linux on x64 so far, and this is ${platform} on ${arch}: use a Linux x64 machine, or WSL 2 on Windows.`,
    );
  }
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    throw new SetupError(
      `Matinee needs Node ${oldestNode.join('.')} or newer, and this is ${nodeVersion}: install a current one from your system or nodejs.org.`,
    );
  }
}

/** @throws SetupError when there is no Python 3 with pip */
export async function requirePython(): Promise<void> {
  await requirePrograms(['python3']);
  if ((await run('python3', ['-m', 'pip', '--version'])).code !== 0) {
    throw new SetupError(
      'Python has no pip, which libtensorflow is fetched with: install it, on Debian and Ubuntu with "sudo apt-get install python3-pip".',
    );
  }
}

/** @throws SetupError when an addon can't be compiled here */
export async function requireCompiler(): Promise<void> {
  await requirePrograms(['python3', 'make', 'c++', 'strip']);
}

async function requirePrograms(names: readonly string[]): Promise<void> {
  for (const name of names) {
    if (await programExists(name)) continue;
    const debianPackage = name === 'python3' ? 'python3' : 'build-essential';
    throw new SetupError(
      `There is no ${name} on this machine: install it, on Debian and Ubuntu with "sudo apt-get install ${debianPackage}".`,
    );
  }
}

/** The folder that has Node's headers in `include/node`, when this Node brought its own. */
export function ownHeadersFolder(execPath: string = process.execPath): string | undefined {
  const prefix = path.resolve(path.dirname(execPath), '..');
  return existsSync(path.join(prefix, 'include', 'node', 'node_api.h')) ? prefix : undefined;
}
