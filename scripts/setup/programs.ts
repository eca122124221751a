/** Finds programs on each system, by its own rules, and says how they are called without a shell. */
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { run } from './process.ts';
import { packageFolder } from './project.ts';

/** A program and the arguments that always come first. */
export type Command = readonly [program: string, ...args: readonly string[]];

/** What a search depends on; tests pass another system's. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a path names a file that may be run. */
  readonly isProgram: (file: string) => boolean;
}

const here: Surroundings = { platform: process.platform, env: process.env, isProgram: mayBeRun };

/** The path of a program that the system would find under this name, undefined if there is none. */
export function findProgram(
  name: string,
  { platform, env, isProgram }: Surroundings = here,
): string | undefined {
  const isWindows = platform === 'win32';
  const rules = isWindows ? path.win32 : path.posix;
  const folders = (valueOf('PATH', env, isWindows) ?? '')
    .split(rules.delimiter)
    .filter((folder) => folder !== '');
  const endings = isWindows ? (valueOf('PATHEXT', env, isWindows) ?? '.EXE;.CMD').split(';') : [''];
  return folders
    .flatMap((folder) => endings.map((ending) => rules.join(folder, `${name}${ending.toLowerCase()}`)))
    .find(isProgram);
}

/** Windows doesn't distinguish upper and lower case in the names of variables: it is `Path` there. */
function valueOf(name: string, env: Surroundings['env'], isWindows: boolean): string | undefined {
  if (!isWindows) return env[name];
  return Object.entries(env).find(([key]) => key.toUpperCase() === name)?.[1];
}

export function programExists(name: string): boolean {
  return findProgram(name) !== undefined;
}

/** The names that Python 3 can have here, the best first; Windows has a launcher that knows all that are installed. */
export function pythonCommands(platform: NodeJS.Platform = process.platform): readonly Command[] {
  return platform === 'win32' ? [['py', '-3'], ['python'], ['python3']] : [['python3'], ['python']];
}

/** How Python 3 is called here. A name is not enough: Windows has a `python3` that only opens its shop. */
export async function findPython(platform: NodeJS.Platform = process.platform): Promise<Command | undefined> {
  for (const command of pythonCommands(platform)) {
    const [program, ...args] = command;
    if (!programExists(program)) continue;
    const { code, stdout, stderr } = await run(program, [...args, '--version']);
    if (code === 0 && `${stdout}${stderr}`.startsWith('Python 3')) return command;
  }
  return undefined;
}

/**
 * npm without a shell. On Windows it is a batch file, which Node starts through a shell alone, with another quoting; so
 * its JavaScript is run by this Node: the one that runs this program, otherwise the one beside Node.
 */
export function npmCommand(
  platform: NodeJS.Platform = process.platform,
  env: Surroundings['env'] = process.env,
  node: string = process.execPath,
): Command {
  if (platform !== 'win32') return ['npm'];
  const running = env['npm_execpath'];
  const isNpm = running !== undefined && /npm-cli\.c?js$/.test(running);
  const beside = path.win32.join(path.win32.dirname(node), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  return [node, isNpm ? running : beside];
}

const packageFile = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) });

/** A program of an installed package, run by this Node: what is in `.bin` is a batch file on Windows. */
export function packageProgram(packageName: string, program: string = packageName): Command {
  const folder = packageFolder(packageName);
  const { bin } = packageFile.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')));
  const file = typeof bin === 'string' ? bin : bin[program];
  if (file === undefined) throw new Error(`The package ${packageName} has no program ${program}.`);
  return [process.execPath, path.join(folder, file)];
}

function mayBeRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
