/** Fetches packages through the ordinary clients of npm and Python, which know this machine's registry, proxy and rights. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { SetupError } from './errors.ts';
import { type Integrity, listFiles, verifyIntegrity } from './files.ts';
import { runFetching } from './process.ts';
import { type Report, reportBytes } from './progress.ts';

export interface PinnedPackage {
  /** What the client calls it: `name@version` for npm, `name==version` for pip. */
  readonly spec: string;
  readonly integrity: Integrity;
  readonly approximateBytes: number;
}

/**
 * Fetches and verifies an npm package's tarball.
 * @returns its path below `workFolder`
 * @throws SetupError when it can't be had or is damaged
 */
export async function fetchNpmPackage(
  pinned: PinnedPackage,
  workFolder: string,
  report: Report,
): Promise<string> {
  const into = path.join(workFolder, 'npm');
  // A cache of its own keeps a package that is needed once out of npm's, and shows how far the download is.
  const npmCache = path.join(workFolder, 'npm-cache');
  await mkdir(into, { recursive: true });
  const args = [
    'pack',
    pinned.spec,
    '--pack-destination',
    into,
    '--cache',
    npmCache,
    '--fetch-retries=1',
    '--loglevel=error',
  ];
  return fetchWith('npm', args, { pinned, into, watched: [into, npmCache], report });
}

/**
 * Fetches and verifies a Python wheel.
 * @param tags which wheel: the platform and Python tags in its name, so that it is the same one under every Python
 * @returns its path below `workFolder`
 * @throws SetupError when it can't be had or is damaged
 */
export async function fetchWheel(
  pinned: PinnedPackage,
  tags: { readonly python: string; readonly abi: string; readonly platform: string },
  workFolder: string,
  report: Report,
): Promise<string> {
  const into = path.join(workFolder, 'wheel');
  const temporary = path.join(workFolder, 'pip-tmp');
  await Promise.all([mkdir(into, { recursive: true }), mkdir(temporary, { recursive: true })]);
  const args = [
    '-m',
    'pip',
    'download',
    '--no-deps',
    '--only-binary=:all:',
    '--no-cache-dir',
    '--dest',
    into,
  ];
  args.push('--python-version', tags.python, '--implementation', 'cp', '--abi', tags.abi);
  args.push(
    '--platform',
    tags.platform,
    '--timeout',
    '10',
    '--retries',
    '1',
    '--progress-bar',
    'off',
    pinned.spec,
  );
  const env = { TMPDIR: temporary };
  return fetchWith('python3', args, { pinned, into, watched: [into, temporary], env, report });
}

interface FetchPlan {
  readonly pinned: PinnedPackage;
  readonly into: string;
  readonly watched: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly report: Report;
}

async function fetchWith(client: string, args: readonly string[], plan: FetchPlan): Promise<string> {
  const { pinned, report } = plan;
  report(`fetching ${pinned.spec} (about ${Math.round(pinned.approximateBytes / 1e6)} MB)`);
  const result = await runFetching(client, args, {
    watched: plan.watched,
    ...(plan.env === undefined ? {} : { env: plan.env }),
    onBytes: reportBytes(report, 'fetched', pinned.approximateBytes),
  });
  const [name] = await listFiles(plan.into);
  if (result.stalled) {
    throw new SetupError(
      `${pinned.spec} could not be fetched because the package index stopped answering: check the network and run the same command again.`,
    );
  }
  if (result.code !== 0 || name === undefined) {
    throw new SetupError(
      `${pinned.spec} could not be fetched with ${client === 'npm' ? 'npm' : 'pip'} (${firstErrorLine(result.stderr)}): check the network and the configured package index.`,
    );
  }
  const file = path.join(plan.into, name);
  await verifyIntegrity(file, pinned.integrity);
  return file;
}

/** The first line in which a client says what went wrong. */
export function firstErrorLine(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim());
  const error = lines.find(
    (line) => /^(npm error|ERROR:)/.test(line) && !/^npm error (code|errno|syscall)\b/.test(line),
  );
  const reason = error ?? lines.findLast((line) => line !== '') ?? 'no reason given';
  return reason.replace(/^(npm error|ERROR:)\s*/, '');
}
