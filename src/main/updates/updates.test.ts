import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { useWorkplace } from '../../../tests/fixtures/workplace.ts';
import { isReleaseAddress } from './release-address.ts';
import { isNewer, readSignedRelease } from './signed-release.ts';
import { changeUpdateSettings, readUpdateSettings } from './update-settings.ts';
import { type Installation, type Offer, Updates } from './updates.ts';

const place = useWorkplace();
const keys = generateKeyPairSync('ed25519');
const publicKey = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const notes = '- Snow.';
const newName = 'Matinee-0.2.0-linux-x64.AppImage';
const released = { [newName]: 'the new program', 'RELEASE-NOTES.md': notes, 'sbom.cdx.json': '{}' };

function listOf(files: Readonly<Record<string, string>>): string {
  const lines = Object.entries(files).map(
    ([name, text]) => `${createHash('sha256').update(text).digest('hex')}  ${name}`,
  );
  return `${lines.join('\n')}\n`;
}

/** A server on this computer with a release; `changed` is put in the place of files after they were signed. */
async function serve(
  files: Readonly<Record<string, string>>,
  changed: Readonly<Record<string, string | Buffer>> = {},
): Promise<{ requests: string[]; read: (name: string, mostBytes: number) => Promise<Buffer | null> }> {
  const list = listOf(files);
  const served: Readonly<Record<string, string | Buffer>> = {
    ...files,
    SHA256SUMS: list,
    'SHA256SUMS.sig': sign(null, Buffer.from(list), keys.privateKey),
    ...changed,
  };
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const name = (request.url ?? '').slice(1);
    requests.push(name);
    const content = served[name];
    if (content === undefined) response.writeHead(404).end();
    else response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  // A server that listens on a port answers with that port, not with the name of a pipe.
  const { port } = server.address() as AddressInfo;
  return {
    requests,
    read: async (name, mostBytes) => {
      const response = await fetch(`http://127.0.0.1:${port}/${name}`);
      if (!response.ok) return null;
      const content = Buffer.from(await response.arrayBuffer());
      if (content.length > mostBytes) throw new Error('too large');
      return content;
    },
  };
}

/** A program of version 0.1.0 that agrees to everything, and what happens to it. */
function program(
  read: (name: string, mostBytes: number) => Promise<Buffer | null>,
  options: { version?: string; installation?: Installation; agrees?: boolean; now?: () => number } = {},
) {
  const { version = '0.1.0', installation = 'appimage', agrees = true, now } = options;
  const offers: Offer[] = [];
  const installed: string[] = [];
  const logged: string[] = [];
  let asked = 0;
  const updates = new Updates({
    publicKey,
    settingsFile: place.path('updates.json'),
    directory: place.path('updates'),
    program: { version, installation, variant: 'linux-x64' },
    read,
    ask: () => {
      asked += 1;
      return Promise.resolve(agrees);
    },
    offer: (offer) => {
      offers.push(offer);
      return Promise.resolve(agrees);
    },
    install: (file) => installed.push(readFileSync(file, 'utf8')),
    log: (message) => logged.push(message),
    ...(now === undefined ? {} : { now }),
  });
  return { updates, offers, installed, logged, asked: () => asked };
}

function turnOn(): void {
  changeUpdateSettings(place.path('updates.json'), { isOn: true });
}

test('nothing is asked or looked for before the third start, and then once', async () => {
  const { requests, read } = await serve(released);
  const own = program(read, { agrees: false });
  await own.updates.started();
  await own.updates.started();
  expect([own.asked(), own.updates.isOn]).toEqual([0, false]);
  for (let start = 3; start <= 5; start += 1) await own.updates.started();
  await own.updates.look();
  expect([own.asked(), own.updates.isOn, requests]).toEqual([1, false, []]);
});

test('a new version is shown with its notes, and installed when the program is quit', async () => {
  const { read } = await serve(released);
  const own = program(read);
  turnOn();
  await own.updates.look();
  expect(own.offers).toEqual([{ version: '0.2.0', notes, installation: 'appimage' }]);
  expect(own.installed).toEqual([]);
  own.updates.quitting();
  own.updates.quitting();
  expect(own.installed).toEqual(['the new program']);
});

test('what was not agreed to is not installed', async () => {
  const { read } = await serve(released);
  const own = program(read, { agrees: false });
  turnOn();
  await own.updates.look();
  own.updates.quitting();
  expect([own.offers.length, own.installed]).toEqual([1, []]);
});

test('a version that was declined is not shown again, the next one is, and turning it on shows it once more', async () => {
  turnOn();
  const { read } = await serve(released);
  const own = program(read, { agrees: false });
  await own.updates.look();
  await own.updates.look();
  expect(own.offers.map(({ version }) => version)).toEqual(['0.2.0']);
  const next = await serve({ 'Matinee-0.3.0-linux-x64.AppImage': 'newer still' });
  const later = program(next.read, { agrees: false });
  await later.updates.look();
  expect(later.offers.map(({ version }) => version)).toEqual(['0.3.0']);
  later.updates.turn(true);
  await expect.poll(() => later.offers.length).toBe(2);
});

test('a program that a package manager installed only hears of the version', async () => {
  const { requests, read } = await serve(released);
  const own = program(read, { installation: 'by-hand' });
  turnOn();
  await own.updates.look();
  own.updates.quitting();
  expect([own.offers.map(({ version }) => version), own.installed]).toEqual([['0.2.0'], []]);
  expect(requests).not.toContain(newName);
});

test('neither the same version nor an older one is offered', async () => {
  const { read } = await serve(released);
  turnOn();
  for (const version of ['0.2.0', '0.2.1', '0.10.0', '1.0.0']) {
    const own = program(read, { version });
    await own.updates.look();
    expect(own.offers, version).toEqual([]);
  }
});

test('nothing is believed without the signature of the whole list', async () => {
  const other = generateKeyPairSync('ed25519');
  const list = Buffer.from(listOf(released));
  const forged: Readonly<Record<string, string | Buffer>>[] = [
    { 'SHA256SUMS.sig': sign(null, list, other.privateKey) },
    { 'SHA256SUMS.sig': Buffer.alloc(64) },
    { 'SHA256SUMS.sig': '' },
    { SHA256SUMS: `${list.toString()}${'0'.repeat(64)}  Matinee-0.3.0-linux-x64.AppImage\n` },
  ];
  turnOn();
  for (const changed of forged) {
    const { requests, read } = await serve(released, changed);
    const own = program(read);
    await own.updates.look();
    expect([own.offers, own.logged]).toEqual([[], ['The latest release is not signed by Matinee’s key.']]);
    expect(requests).not.toContain(newName);
  }
});

test('a file that is not what its checksum says is not kept', async () => {
  const { read } = await serve(released, { [newName]: 'another program' });
  const own = program(read);
  turnOn();
  await own.updates.look();
  own.updates.quitting();
  expect([own.offers, own.installed, existsSync(place.path('updates'))]).toEqual([[], [], false]);
  expect(own.logged).toHaveLength(1);
});

test('only the newest download is kept, and only whole', async () => {
  turnOn();
  const first = await serve(released);
  await program(first.read).updates.look();
  const name = 'Matinee-0.3.0-linux-x64.AppImage';
  const second = await serve({ [name]: 'newer still' });
  await program(second.read).updates.look();
  expect(readdirSync(place.path('updates'))).toEqual([name]);
});

test('it looks once a day, and goes on without a network', async () => {
  let nowMs = 1e12;
  let looks = 0;
  const own = program(
    () => {
      looks += 1;
      return Promise.reject(new Error('no network'));
    },
    { now: () => nowMs },
  );
  turnOn();
  await own.updates.started();
  nowMs += 23 * 3600_000;
  await own.updates.started();
  expect(looks).toBe(1);
  nowMs += 2 * 3600_000;
  await own.updates.started();
  expect([looks, own.logged.length]).toEqual([2, 2]);
});

test('a list with two versions, or with none, is no release', () => {
  const signed = (text: string) =>
    readSignedRelease(Buffer.from(text), sign(null, Buffer.from(text), keys.privateKey), publicKey);
  expect(signed(listOf(released))?.version).toBe('0.2.0');
  expect(signed(listOf({ ...released, 'Matinee-0.1.0-linux-x64.deb': 'old' }))).toBeNull();
  expect(signed(listOf({ 'RELEASE-NOTES.md': notes }))).toBeNull();
  const { publicKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const pem = rsa.export({ type: 'spki', format: 'pem' }).toString();
  expect(readSignedRelease(Buffer.from('a'), Buffer.alloc(64), pem)).toBeNull();
});

test('versions are compared by number', () => {
  expect(isNewer('0.10.0', '0.9.9')).toBe(true);
  expect(isNewer('1.0.0', '0.99.99')).toBe(true);
  for (const [a, b] of [
    ['0.1.0', '0.1.0'],
    ['0.1.0', '0.1.1'],
    ['0.2.0-beta', '0.1.0'],
    ['', '0.1.0'],
  ] as const) {
    expect(isNewer(a, b), a).toBe(false);
  }
});

test('requests go to the releases and to where GitHub keeps files, and nowhere else', () => {
  const files = 'https://github.com/matinee/matinee/releases/latest/download/';
  expect(isReleaseAddress(`${files}SHA256SUMS`, files)).toBe(true);
  expect(isReleaseAddress('https://release-assets.githubusercontent.com/a?b', files)).toBe(true);
  for (const url of [
    'http://github.com/matinee/',
    'http://release-assets.githubusercontent.com/a',
    'https://release-assets.githubusercontent.com:8443/a',
    'https://github.com.example.org/',
    'https://ada@github.com/',
    'https://example.org/',
    'file:///etc/passwd',
    '',
  ]) {
    expect(isReleaseAddress(url, files), url).toBe(false);
  }
  expect(isReleaseAddress('https://objects.githubusercontent.com/', 'http://127.0.0.1:8000/')).toBe(false);
});

test('a damaged file of settings means that nobody agreed', () => {
  expect(readUpdateSettings(place.path('missing.json'))).toMatchObject({ isOn: null, starts: 0 });
  expect(changeUpdateSettings(place.path('new/updates.json'), { isOn: false }).isOn).toBe(false);
  expect(readUpdateSettings(place.path('new/updates.json')).isOn).toBe(false);
});
