// What is no file, a pipe, a device or a socket, is refused at once as input, wherever one names a file: opening it might never end.
import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openEngine } from '../../src/engine/engine.ts';
import { runCli, type CliResult } from '../fixtures/run-cli.ts';
import { writeSmallCatalogue } from '../fixtures/small-catalogue.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

const place = useWorkplace();
let socket: Server;

const inputs: Record<string, () => string> = {
  'a pipe': () => place.path('pipe'),
  'a pipe named like a table': () => place.path('pipe.csv'),
  'a device': () => '/dev/zero',
  'a socket': () => place.path('socket'),
};

const commands: Record<string, (path: string) => string[]> = {
  import: (path) => ['import', path],
  'history import': (path) => ['history', 'import', path],
  'evaluate --train': (path) => ['evaluate', '--train', path, '--test', place.path('test.csv')],
  'evaluate --test': (path) => ['evaluate', '--train', place.path('test.csv'), '--test', path],
  restore: (path) => ['restore', path],
};

beforeEach(async () => {
  for (const name of ['pipe', 'pipe.csv']) execFileSync('mkfifo', [place.path(name)]);
  writeFileSync(place.path('test.csv'), 'userId,movieId,rating,timestamp\n1,1,4,1\n');
  mkdirSync(place.path('library'));
  await writeSmallCatalogue(place.path('library/catalogue.db'));
  socket = createServer();
  await new Promise<void>((resolve) => socket.listen(place.path('socket'), resolve));
});
afterEach(() => {
  socket.close();
  // Whoever waits for a writer after all is let go.
  for (const name of ['pipe', 'pipe.csv'])
    closeSync(openSync(place.path(name), constants.O_RDWR | constants.O_NONBLOCK));
});

async function runSoon(...args: string[]): Promise<CliResult | 'hangs'> {
  return Promise.race([
    runCli(...args, '--library', place.path('library')),
    delay(5000, 'hangs' as const, { ref: false }),
  ]);
}

describe.runIf(process.platform !== 'win32').each(Object.entries(commands))('%s', (_, command) => {
  test.each(Object.entries(inputs))('refuses %s', async (_name, input) => {
    const path = input();
    expect(await runSoon(...command(path))).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /(?:^|\n)\S+ is a pipe, a device or a socket\. Choose a file; nothing was read\.\n$/u,
      ) as string,
    });
  });
});

test.runIf(process.platform !== 'win32')(
  'what is dropped on the window and is no file is nothing that Matinee reads',
  async () => {
    const engine = openEngine({ libraryDirectory: place.path('library') });
    for (const input of Object.values(inputs)) {
      const answer = engine.handlers['drops:inspect']({ path: input() });
      expect(await Promise.race([answer, delay(5000, 'hangs')])).toEqual({
        kinds: [],
        replacesLibrary: false,
      });
    }
    engine.close();
  },
);
