/** Compiles a package's native addon in a folder outside node_modules. */
import path from 'node:path';
import { SetupError } from './errors.ts';
import { run } from './process.ts';
import { packageFolder, projectRoot } from './project.ts';
import type { Report } from './progress.ts';
import { ownHeadersFolder, requireCompiler } from './requirements.ts';

const timeLimitMs = 10 * 60 * 1000;

/**
 * Runs `node-gyp rebuild` in a copy of an addon's sources.
 * @throws SetupError with the compiler's first complaint
 */
export async function buildAddon(folder: string, args: readonly string[], report: Report): Promise<void> {
  await requireCompiler();
  report('compiling');
  const headers = ownHeadersFolder();
  const headersArgs = headers === undefined ? [] : [`--nodedir=${headers}`];
  const nodeGyp = path.join(packageFolder('node-gyp'), 'bin', 'node-gyp.js');
  const { code, stdout, stderr } = await run(
    process.execPath,
    [nodeGyp, 'rebuild', '--jobs=2', ...args, ...headersArgs],
    {
      cwd: folder,
      // The copy lies outside the checkout, but its build file asks for packages of the checkout.
      env: { NODE_PATH: path.join(projectRoot, 'node_modules') },
      timeoutMs: timeLimitMs,
    },
  );
  if (code !== 0) throw new SetupError(explainBuildFailure(`${stdout}\n${stderr}`));
}

/** One sentence from what node-gyp and the compiler printed. */
export function explainBuildFailure(output: string): string {
  if (/nodejs\.org|node headers|ENOTFOUND|ECONNREFUSED|ETIMEDOUT/i.test(output)) {
    return 'The headers of Node could not be fetched: install a Node that brings its own (include/node beside bin), or set npm_config_nodedir to their folder.';
  }
  const complaint = /^.*\b(?:fatal )?error:.*$/im.exec(output)?.[0] ?? /^gyp ERR! .*$/m.exec(output)?.[0];
  return `A native addon could not be compiled (${complaint?.trim() ?? 'no reason given'}): check that a C++20 compiler such as GCC 10 or newer is installed.`;
}
