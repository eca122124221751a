/** The shared libraries that Electron takes from the system, and the virtual display for tests. */
import { run, programExists } from './process.ts';
import type { Report } from './progress.ts';

/** The Debian package of each library that a bare system lacks; what else is missing comes along as their dependency. */
const windowPackages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libxtst6'];
const displayPackages = ['xvfb', 'xauth'];

/** What the system lacks, and the command that mends it. */
export interface MissingLibraries {
  readonly names: readonly string[];
  readonly command: string;
}

/** Looks for what the window needs, and for Xvfb where there is no display. */
export async function findMissingLibraries(executable: string): Promise<MissingLibraries | undefined> {
  const libraries = missingIn((await run('ldd', [executable])).stdout);
  const lacksDisplay = !hasDisplay() && !(await programExists('Xvfb'));
  const packages = [
    ...(libraries.length > 0 ? windowPackages : []),
    ...(lacksDisplay ? displayPackages : []),
  ];
  if (packages.length === 0) return undefined;
  return { names: [...libraries, ...(lacksDisplay ? ['Xvfb'] : [])], command: installCommand(packages) };
}

/** The libraries that `ldd` did not find. */
export function missingIn(lddOutput: string): string[] {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

/** Whether windows can be opened here. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

/** Installs the packages before they are looked for, where this user may; otherwise leaves them to a person. */
export async function installSystemLibraries(
  executable: string,
  report: Report,
): Promise<MissingLibraries | undefined> {
  const missing = await findMissingLibraries(executable);
  if (missing === undefined) {
    report('complete');
    return undefined;
  }
  if (process.getuid?.() !== 0 || !(await programExists('apt-get'))) return missing;
  const packages = await existingNames([...windowPackages, ...displayPackages]);
  report(`installing ${packages.join(' ')}`);
  if ((await aptGet(['install', '--no-install-recommends', ...packages])) !== 0) {
    report('updating the package lists first');
    await aptGet(['update']);
    await aptGet([
      'install',
      '--no-install-recommends',
      ...(await existingNames([...windowPackages, ...displayPackages])),
    ]);
  }
  const stillMissing = await findMissingLibraries(executable);
  report(stillMissing === undefined ? 'ready' : `not complete: ${stillMissing.names.join(', ')}`);
  return stillMissing;
}

/** Newer Debian and Ubuntu releases know some of the packages by a name ending in t64. */
async function existingNames(packages: readonly string[]): Promise<string[]> {
  return Promise.all(
    packages.map(async (name) => {
      const { stdout } = await run('apt-cache', ['policy', `${name}t64`]);
      return /Candidate: (?!\(none\))/.test(stdout) ? `${name}t64` : name;
    }),
  );
}

async function aptGet(args: readonly string[]): Promise<number> {
  const options = ['-y', '-q', '-o', 'Acquire::http::Timeout=13', '-o', 'Acquire::https::Timeout=13'];
  options.push('-o', 'Acquire::Retries=1', '-o', 'DPkg::Lock::Timeout=120');
  const { code } = await run('apt-get', [...options, ...args], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });
  return code;
}

function installCommand(packages: readonly string[]): string {
  return `sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}`;
}
