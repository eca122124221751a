/** Compiles a package's native addon in a folder outside node_modules. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { SetupError } from './errors.ts';
import { run } from './process.ts';
import { type Command, findPython, programExists } from './programs.ts';
import { packageFolder, projectRoot } from './project.ts';
import type { Report } from './progress.ts';

const timeLimitMs = 10 * 60 * 1000;

/** What compiling needs of the machine, and how a person gets it. */
export interface BuildTools {
  /** Undefined if there is no Python 3, which node-gyp is written in. */
  readonly python: Command | undefined;
  /** What is missing, as people call it; empty if addons can be compiled here. */
  readonly missing: readonly string[];
  /** The command or the step that installs all of it. */
  readonly remedy: string;
}

/** Looks for Python and the compiler, without compiling anything. */
export async function findBuildTools(platform: NodeJS.Platform = process.platform): Promise<BuildTools> {
  const python = await findPython(platform);
  const missing = [...(python === undefined ? ['Python 3'] : []), ...(await missingCompilers(platform))];
  return { python, missing, remedy: remedies[platform] ?? 'install Python 3 and a C++20 compiler' };
}

const remedies: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'sudo apt-get install python3 python3-pip build-essential',
  darwin: 'xcode-select --install',
  win32: 'winget install Python.Python.3.12 Microsoft.VisualStudio.2022.BuildTools',
};

async function missingCompilers(platform: NodeJS.Platform): Promise<string[]> {
  if (platform === 'darwin') {
    // Without Apple's tools the compiler's name is there too, and opens a window that offers them.
    return (await run('xcode-select', ['-p'])).code === 0 ? [] : ['Apple’s command line tools'];
  }
  if (platform === 'win32') return (await hasVisualStudio()) ? [] : ['Visual Studio’s C++ tools'];
  return ['make', 'c++', 'strip'].filter((name) => !programExists(name));
}

async function hasVisualStudio(): Promise<boolean> {
  const programs = process.env['ProgramFiles(x86)'] ?? 'C:\\Program Files (x86)';
  const finder = path.win32.join(programs, 'Microsoft Visual Studio', 'Installer', 'vswhere.exe');
  const wanted = ['-products', '*', '-requires', 'Microsoft.VisualStudio.Component.VC.Tools.x86.x64'];
  const { code, stdout } = await run(finder, [...wanted, '-property', 'installationPath']);
  return code === 0 && stdout.trim() !== '';
}

/** @throws SetupError with what is missing and how to get it */
export async function requireBuildTools(): Promise<Command> {
  const { python, missing, remedy } = await findBuildTools();
  if (python !== undefined && missing.length === 0) return python;
  throw new SetupError(
    `There is no ${missing.join(', no ')} on this machine: install what is missing with "${remedy}".`,
  );
}

/** Runs `node-gyp rebuild` in a copy of an addon's sources; throws a SetupError with the compiler's first error. */
export async function buildAddon(folder: string, args: readonly string[], report: Report): Promise<void> {
  await requireBuildTools();
  report('compiling');
  const nodeGyp = path.join(packageFolder('node-gyp'), 'bin', 'node-gyp.js');
  const allArgs = [nodeGyp, 'rebuild', '--jobs=2', ...args, ...ownHeaders()];
  const { code, stdout, stderr } = await run(process.execPath, allArgs, {
    cwd: folder,
    // The copy is outside the checkout, but its build file asks for packages of the checkout.
    env: { NODE_PATH: path.join(projectRoot, 'node_modules') },
    timeoutMs: timeLimitMs,
  });
  if (code !== 0) throw new SetupError(explainBuildFailure(`${stdout}\n${stderr}`));
}

/** The folder with `node_api.h`, if this Node brought its own headers. */
export function ownHeaderFolder(): string | undefined {
  const folder = path.resolve(path.dirname(process.execPath), '..', 'include', 'node');
  return existsSync(path.join(folder, 'node_api.h')) ? folder : undefined;
}

function ownHeaders(): string[] {
  const folder = ownHeaderFolder();
  return folder === undefined ? [] : [`--nodedir=${path.resolve(folder, '../..')}`];
}

/** One sentence from what node-gyp and the compiler printed. */
export function explainBuildFailure(output: string): string {
  if (/nodejs\.org|node headers|ENOTFOUND|ECONNREFUSED|ETIMEDOUT/i.test(output)) {
    return 'The headers of Node could not be fetched: install a Node that brings its own (include/node beside bin), or set npm_config_nodedir to their folder.';
  }
  const complaint = /^.*\b(?:fatal )?error:.*$/im.exec(output)?.[0] ?? /^gyp ERR! .*$/m.exec(output)?.[0];
  return `A native addon could not be compiled (${complaint?.trim() ?? 'no reason given'}): check that a C++20 compiler such as GCC 10 or newer is installed.`;
}
