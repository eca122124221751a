/** The shared libraries that Electron takes from the system, and the virtual display for tests. */
import { run } from './process.ts';
import { programExists } from './programs.ts';
import type { Report } from './progress.ts';

/** The Debian package of each library that a bare system lacks; they bring the others as dependencies. */
const windowPackages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libxtst6'];
const displayPackages = ['xvfb', 'xauth'];

/** What the system lacks, and the command that installs it. */
export interface MissingLibraries {
  readonly names: readonly string[];
  readonly command: string;
}

/** Looks for what the window needs, and for Xvfb if there is no display. */
export async function findMissingLibraries(executable: string): Promise<MissingLibraries | undefined> {
  // Windows and macOS have all that Electron needs.
  if (process.platform !== 'linux') return undefined;
  const libraries = missingIn((await run('ldd', [executable])).stdout);
  const lacksDisplay = !hasDisplay() && !programExists('Xvfb');
  const packages = [
    ...(libraries.length > 0 ? windowPackages : []),
    ...(lacksDisplay ? displayPackages : []),
  ];
  if (packages.length === 0) return undefined;
  return {
    names: [...libraries, ...(lacksDisplay ? ['Xvfb'] : [])],
    command: `sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}`,
  };
}

/** The libraries that `ldd` did not find. */
export function missingIn(lddOutput: string): string[] {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

/** Whether windows can be opened here; Windows and macOS don't say so by a variable. */
export function hasDisplay(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

/** Installs what is missing if this user may; otherwise leaves that to a person. */
export async function installSystemLibraries(
  executable: string,
  report: Report,
): Promise<MissingLibraries | undefined> {
  const missing = await findMissingLibraries(executable);
  if (missing === undefined) {
    report('complete');
    return undefined;
  }
  if (process.getuid?.() !== 0 || !programExists('apt-get')) return missing;
  report(`installing ${[...windowPackages, ...displayPackages].join(' ')}`);
  if (!(await installPackages())) {
    report('updating the package lists first');
    await aptGet('update');
    await installPackages();
  }
  const stillMissing = await findMissingLibraries(executable);
  report(stillMissing === undefined ? 'ready' : `not complete: ${stillMissing.names.join(', ')}`);
  return stillMissing;
}

/** Newer Debian and Ubuntu releases know some of the packages by a name ending in t64. */
async function installPackages(): Promise<boolean> {
  const names = [...windowPackages, ...displayPackages].map(async (name) => {
    const { stdout } = await run('apt-cache', ['policy', `${name}t64`]);
    return /Candidate: (?!\(none\))/.test(stdout) ? `${name}t64` : name;
  });
  return aptGet('install', '--no-install-recommends', ...(await Promise.all(names)));
}

async function aptGet(...args: readonly string[]): Promise<boolean> {
  const limits = ['Acquire::http::Timeout=13', 'Acquire::https::Timeout=13', 'Acquire::Retries=1'];
  const options = [...limits, 'DPkg::Lock::Timeout=120'].flatMap((option) => ['-o', option]);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  return (await run('apt-get', ['-y', '-q', ...options, ...args], { env })).code === 0;
}
