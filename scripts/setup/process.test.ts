import { mkdir, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { useWorkplace } from '../../tests/fixtures/workplace.ts';
import { run, runFetching } from './process.ts';

const place = useWorkplace();

describe('running a program', () => {
  test('gives its output and exit code', async () => {
    const script = 'console.log("out"); console.error("err"); process.exit(3)';
    expect(await run(process.execPath, ['-e', script])).toEqual({
      code: 3,
      stdout: 'out\n',
      stderr: 'err\n',
    });
  });

  test('a program that does not exist has code 127', async () => {
    expect((await run('matinee-no-such-program', [])).code).toBe(127);
  });

  test('ends with the process that started it', async () => {
    const pulse = place.path('pulse');
    const module = JSON.stringify(new URL('./process.ts', import.meta.url).href);
    const beat = `setInterval(() => require('node:fs').appendFileSync(${JSON.stringify(pulse)}, '.'), 5)`;
    const script = `
      import { existsSync } from 'node:fs';
      const { run } = await import(${module});
      const child = run(process.execPath, ['-e', ${JSON.stringify(beat)}]);
      setInterval(() => existsSync(${JSON.stringify(pulse)}) && process.kill(process.pid, 'SIGTERM'), 5);
      await child;`;
    const args = ['--import', 'tsx', '--input-type=module', '-e', script];
    expect((await run(process.execPath, args, { timeoutMs: 20_000 })).code).toBe(143);
    await setTimeout(50);
    const { size } = await stat(pulse);
    await setTimeout(150);
    expect((await stat(pulse)).size).toBe(size);
  });

  test('a crash by a signal is a code above 128', async () => {
    expect((await run(process.execPath, ['-e', 'process.kill(process.pid, "SIGSEGV")'])).code).toBe(139);
  });
});

describe('fetching', () => {
  let server: Server;
  let asked: (string | undefined)[];
  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      asked.push(request.url);
      if (request.url === '/whole') response.end('x'.repeat(1000));
      // Some bytes, and then silence on an open connection.
      if (request.url === '/stalling') response.write('x'.repeat(1000));
      // Any other path is never answered.
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  async function fetchFrom(address: string): ReturnType<typeof runFetching> {
    await mkdir(place.path(address));
    // The server listens on a port, so its address is never a string.
    const { port } = server.address() as AddressInfo;
    const script = `
      const fs = require('node:fs');
      require('node:http').get('http://127.0.0.1:${port}/${address}', (response) => {
        response.pipe(fs.createWriteStream(${JSON.stringify(place.path(`${address}/file`))}));
      });`;
    return runFetching(process.execPath, ['-e', script], {
      watched: [place.path(address)],
      silenceLimitMs: 1200,
    });
  }

  test('a whole answer arrives; a host that does not answer or stops in the middle is given up', async () => {
    const answers = await Promise.all(['whole', 'silent', 'stalling'].map(fetchFrom));
    expect(answers).toMatchObject([{ code: 0, stalled: false }, { stalled: true }, { stalled: true }]);
    expect(asked.sort()).toEqual(['/silent', '/stalling', '/whole']);
  });
});
