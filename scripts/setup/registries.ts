/** Fetches packages through the ordinary clients of npm and Python, which know this machine's registry, proxy and rights. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { SetupError } from './errors.ts';
import { type Integrity, listFiles, verifyIntegrity } from './files.ts';
import { runFetching } from './process.ts';
import { type Command, findPython, npmCommand } from './programs.ts';
import { type Report, seldom } from './progress.ts';

export interface PinnedPackage {
  readonly client: 'npm' | 'pip';
  /** What the client calls it: `name@version` for npm, `name==version` for pip. */
  readonly spec: string;
  /** For pip the wheel's tags, so that it is the same one under every Python. */
  readonly options?: string;
  /** Left out where nobody has seen the file yet: then it is the one that the index and its own hash vouch for. */
  readonly integrity?: Integrity;
  readonly approximateBytes: number;
}

const npmOptions = ['pack', '--fetch-retries=1', '--loglevel=error'];
const pipOptions =
  '-m pip download --no-deps --only-binary=:all: --no-cache-dir --timeout 10 --retries 1 --progress-bar off';

/**
 * Fetches and verifies a package; returns its path below `workFolder`. Throws a SetupError if it can't be fetched or is
 * damaged.
 */
export async function fetchPackage(
  { client, spec, options, integrity, approximateBytes }: PinnedPackage,
  workFolder: string,
  report: Report,
): Promise<string> {
  const into = path.join(workFolder, client);
  // With a cache of its own the package, needed once, stays out of the client's, and its growth shows the progress.
  const cache = path.join(workFolder, `${client}-cache`);
  await Promise.all([into, cache].map((folder) => mkdir(folder, { recursive: true })));
  report(`fetching ${spec} (about ${megabytes(approximateBytes)})`);
  const places = client === 'npm' ? ['--pack-destination', into, '--cache', cache] : ['--dest', into];
  const [program, ...first] = client === 'npm' ? [...npmCommand(), ...npmOptions] : await pipCommand();
  const args = [...first, ...(options?.split(' ') ?? []), ...places, spec];
  const { code, stalled, stderr } = await runFetching(program, args, {
    watched: [into, cache],
    env: { TMPDIR: cache },
    onBytes: reportBytes(report, approximateBytes),
  });
  if (stalled) {
    throw new SetupError(
      `${spec} could not be fetched because the package index stopped answering: check the network and run the same command again.`,
    );
  }
  const [name] = await listFiles(into);
  if (code !== 0 || name === undefined) {
    throw new SetupError(
      `${spec} could not be fetched with ${client} (${firstErrorLine(stderr)}): check the network and the configured package index.`,
    );
  }
  const file = path.join(into, name);
  if (integrity !== undefined) await verifyIntegrity(file, integrity);
  return file;
}

async function pipCommand(): Promise<Command> {
  const python = await findPython();
  if (python === undefined) throw new SetupError('There is no Python 3 on this machine.');
  return [...python, ...pipOptions.split(' ')];
}

/** Reports a growing number of bytes now and then. */
export function reportBytes(report: Report, totalBytes: number): (bytes: number) => void {
  const reportSeldom = seldom(report);
  return (bytes) => reportSeldom(`fetched: ${Math.round(bytes / 1e6)} of about ${megabytes(totalBytes)}`);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
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
