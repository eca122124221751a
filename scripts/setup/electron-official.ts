/** Fetches Electron's own release, the way the electron package does it, with its checksums. */
import { access, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { unpackZip } from './archives.ts';
import { SetupError } from './errors.ts';
import { runFetching } from './process.ts';
import { type Report, reportBytes } from './progress.ts';
import { packageFolder } from './project.ts';

const approximateBytes = 120e6;

/** Runs in the electron package's folder, where `@electron/get` and the checksums are; prints the archive's path. */
const downloadScript = `
  import { downloadArtifact } from '@electron/get';
  import checksums from './checksums.json' with { type: 'json' };
  const { VERSION: version, CACHE: cacheRoot } = process.env;
  const { platform, arch } = process;
  console.log(await downloadArtifact({ version, artifactName: 'electron', platform, arch, cacheRoot, checksums }));`;

/**
 * Leaves the unpacked release in `dist`.
 * @throws SetupError when it can't be had from here
 */
export async function fetchOfficialElectron(
  version: string,
  dist: string,
  workFolder: string,
  report: Report,
): Promise<void> {
  const cacheFolder = path.join(workFolder, 'cache');
  const temporary = path.join(workFolder, 'tmp');
  await Promise.all([mkdir(cacheFolder), mkdir(temporary)]);
  report(`asking for the official release ${version}`);
  const result = await runFetching(process.execPath, ['--input-type=module', '-e', downloadScript], {
    cwd: packageFolder('electron'),
    env: { VERSION: version, CACHE: cacheFolder, TMPDIR: temporary, NODE_NO_WARNINGS: '1' },
    watched: [cacheFolder, temporary],
    onBytes: reportBytes(report, 'fetched', approximateBytes),
  });
  const archive = result.stdout.trim();
  if (result.stalled) throw new SetupError('The official release does not answer from here.');
  if (result.code !== 0 || !(await exists(archive))) {
    throw new SetupError(`The official release can't be had from here (${reasonIn(result.stderr)}).`);
  }
  report('unpacking');
  await unpackZip(archive, dist, (name) => name);
}

/** The innermost reason that Node prints for a failed download. */
export function reasonIn(stderr: string): string {
  const network = /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)\b/;
  return network.exec(stderr)?.[0] ?? /^\s*\w*Error: (.*)$/m.exec(stderr)?.[1] ?? 'no reason given';
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}
