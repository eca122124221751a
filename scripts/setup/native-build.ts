/** Compiles a package's native addon in a folder outside node_modules. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { SetupError } from './errors.ts';
import { requirePrograms, run } from './process.ts';
import { packageFolder, projectRoot } from './project.ts';
import type { Report } from './progress.ts';

const timeLimitMs = 10 * 60 * 1000;

/** What compiling needs of the machine. */
export const buildTools = ['python3', 'make', 'c++', 'strip'];

/** Runs `node-gyp rebuild` in a copy of an addon's sources; throws a SetupError with the compiler's first error. */
export async function buildAddon(folder: string, args: readonly string[], report: Report): Promise<void> {
  await requirePrograms(buildTools);
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

/** Names the folder with `include/node`, if this Node brought its own headers. */
function ownHeaders(): string[] {
  const prefix = path.resolve(path.dirname(process.execPath), '..');
  return existsSync(path.join(prefix, 'include', 'node', 'node_api.h')) ? [`--nodedir=${prefix}`] : [];
}

/** One sentence from what node-gyp and the compiler printed. */
export function explainBuildFailure(output: string): string {
  if (/nodejs\.org|node headers|ENOTFOUND|ECONNREFUSED|ETIMEDOUT/i.test(output)) {
    return 'The headers of Node could not be fetched: install a Node that brings its own (include/node beside bin), or set npm_config_nodedir to their folder.';
  }
  const complaint = /^.*\b(?:fatal )?error:.*$/im.exec(output)?.[0] ?? /^gyp ERR! .*$/m.exec(output)?.[0];
  return `A native addon could not be compiled (${complaint?.trim() ?? 'no reason given'}): check that a C++20 compiler such as GCC 10 or newer is installed.`;
}
