/** `npm run nodes [-- 22]`: the units and a tour of the command line on each supported Node, fetched from the package registry. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Cache } from './setup/cache.ts';
import { exitWithSentence, SetupError } from './setup/errors.ts';
import { run } from './setup/process.ts';
import { reportFor } from './setup/progress.ts';
import { packageProgram } from './setup/programs.ts';
import { projectRoot } from './setup/project.ts';
import { fetchPackage } from './setup/registries.ts';
import { tourInTerminal } from './start/terminal-tour.ts';
import { runInForeground } from './testing/suites.ts';

/** The newest of each line when this was written. */
const versions = ['20.20.2', '22.23.5', '24.22.3'];
const approximateBytes = 45_000_000;

/** Runs everything on one Node; gives what failed. */
async function tryNode(node: string, version: string): Promise<string[]> {
  const { stdout } = await run(node, ['-p', 'process.versions.node']);
  if (stdout.trim() !== version) return [`Node ${version} does not start`];
  const failed: string[] = [];
  console.log(`\n== Node ${version}: units`);
  const [, ...tsx] = packageProgram('tsx');
  const units = [node, ...tsx, path.join(projectRoot, 'scripts', 'test.ts'), 'unit'];
  if ((await runInForeground(units)) !== 0) failed.push(`units on Node ${version}`);
  console.log(`\n== Node ${version}: command line`);
  if ((await tourInTerminal(node)) !== 0) failed.push(`command line on Node ${version}`);
  return failed;
}

/** Unpacks Node below `folder`; gives the program's path. */
async function fetchNode(version: string, folder: string): Promise<string> {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const spec = `node-${system}-${process.arch}@${version}`;
  await mkdir(folder);
  const tarball = await fetchPackage({ client: 'npm', spec, approximateBytes }, folder, reportFor('node'));
  const { code, stderr } = await run('tar', ['-xzf', tarball, '-C', folder]);
  if (code !== 0) throw new SetupError(`${path.basename(tarball)} could not be unpacked: ${stderr.trim()}`);
  return path.join(folder, 'package', 'bin', system === 'win' ? 'node.exe' : 'node');
}

async function main(lines: readonly string[]): Promise<void> {
  const wanted = versions.filter(
    (version) => lines.length === 0 || lines.includes(version.split('.')[0] ?? ''),
  );
  if (wanted.length === 0) throw new SetupError(`Choose among Node ${versions.join(', ')}.`);
  const failed = await new Cache().withWorkFolder('nodes', async (workFolder) => {
    const all: string[] = [];
    for (const version of wanted) {
      all.push(...(await tryNode(await fetchNode(version, path.join(workFolder, version)), version)));
    }
    return all;
  });
  console.log(
    failed.length === 0 ? `\nAll passed on Node ${wanted.join(', ')}.` : `\nFailed: ${failed.join(', ')}.`,
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  exitWithSentence(error);
}
