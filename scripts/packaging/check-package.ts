/** What a package has to hold to, tried on the package itself: its fuses, no debugger, no other archive. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { appendFile, copyFile, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hashOf, hashEnding } from '../../src/main/security/own-archive.ts';
import { findDisplay } from '../../tests/e2e/display.ts';
import { readFuses, wrongFuses } from './fuses.ts';

const patienceMs = 10_000;

/** @throws Error with everything that is wrong with the package in `folder`, whose program is `binary` */
export async function checkPackage(folder: string, binary: string): Promise<void> {
  const wrong = wrongFuses(await readFuses(binary));
  if (process.platform === 'linux') wrong.push(...(await wrongStarts(folder, binary)));
  if (wrong.length > 0) throw new Error(`The package is not as it should be: ${wrong.join(', ')}.`);
}

async function wrongStarts(folder: string, binary: string): Promise<string[]> {
  const wrong: string[] = [];
  const archive = path.join(folder, 'resources', 'app.asar');
  const wanted = (await readFile(`${archive}${hashEnding}`, 'utf8')).trim();
  if ((await hashOf(archive, { createReadStream })) !== wanted) wrong.push('the hash is not the archive’s');
  if ((await start(binary, [])).outcome !== 'running') wrong.push('it does not start');
  for (const argument of ['--remote-debugging-port=0', '--remote-debugging-pipe', '--inspect=0']) {
    if ((await start(binary, [argument])).outcome !== 1) wrong.push(`it starts with ${argument}`);
  }
  const kept = `${archive}.kept`;
  await rename(archive, kept);
  await copyFile(kept, archive);
  await appendFile(archive, ' ');
  // It says so in a box that waits for a click.
  if (!(await start(binary, [])).said.includes('program files'))
    wrong.push('it starts with a changed archive');
  await rename(kept, archive);
  return wrong;
}

type Started = { outcome: number | 'running'; said: string };

/** Starts the package with a library of its own, in English; its exit code, or that it still runs after a while. */
async function start(binary: string, args: readonly string[]): Promise<Started> {
  const library = await mkdtemp(path.join(tmpdir(), 'matinee-package-'));
  const child = spawn(binary, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LANGUAGE: 'en', DISPLAY: await findDisplay(), MATINEE_LIBRARY: library },
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  // `exit` carries the code, or null when a signal ended the program.
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const patience = AbortSignal.timeout(patienceMs);
  const outcome = await Promise.race([
    exit.then(([code]) => code ?? -1),
    once(patience, 'abort').then(() => 'running' as const),
  ]);
  child.kill('SIGKILL');
  await exit;
  await rm(library, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  return { outcome, said };
}
