// The server of an evening, asked over a real connection as a phone would, and as somebody would who has no business there.
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BallotMovie } from '../../contract/ballots.ts';
import { movieIdSchema } from '../../contract/ids.ts';
import { ballotPage } from './ballot-page.ts';
import { startBallotServer, type BallotServer } from './ballot-server.ts';
import { Evening } from './evening.ts';

const movies: BallotMovie[] = ['Alien', 'Heat', 'Amélie'].map((title, at) => ({
  movieId: movieIdSchema.parse(7001 + at),
  ...{ title, year: 1990, genres: ['Drama'] },
}));

let evening: Evening;
let server: BallotServer;
let casts: number;
let link: URL;

beforeEach(async () => {
  casts = 0;
  evening = new Evening(movies);
  server = await startBallotServer({
    evening,
    address: '127.0.0.1',
    page: ballotPage,
    words: { title: 'Movie night' },
    onCast: () => (casts += 1),
  });
  link = new URL(server.link);
});
afterEach(() => {
  server.close();
});

const voter = (digit: string): string => digit.repeat(32);
const ballot = (overrides: object = {}) => ({
  ...{ voter: voter('a'), name: 'Ada', ranking: [1, 0], veto: 2 },
  ...overrides,
});

type Asked = { method?: string; headers?: Record<string, string>; body?: string };

/** With any headers, also those that a browser would not let a page set. */
function ask(
  path: string,
  { method = 'GET', headers = {}, body }: Asked = {},
): Promise<{ status: number; text: string; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = link;
    const asked = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text, headers: response.headers });
      });
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const post = (content: unknown, headers: Record<string, string> = {}) =>
  ask(`${link.pathname}/ballot`, {
    method: 'POST',
    headers: { origin: link.origin, 'content-type': 'application/json', ...headers },
    body: typeof content === 'string' ? content : JSON.stringify(content),
  });

test('the link has a new token of 192 bits each time', async () => {
  const other = await startBallotServer({
    ...{ evening, address: '127.0.0.1', page: ballotPage, words: {} },
    onCast: () => {},
  });
  other.close();
  const tokens = [link.pathname, new URL(other.link).pathname];
  for (const token of tokens) expect(token).toMatch(/^\/[\w-]{32}$/u);
  expect(tokens[0]).not.toBe(tokens[1]);
});

test('the page is one file that may load nothing', async () => {
  const { status, text, headers } = await ask(link.pathname);
  expect(status).toBe(200);
  expect(text).not.toMatch(/(src|href)="(?!data:,")/u);
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/u);
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
});

test('only titles, years and genres go out: no names, no ids, no ratings', async () => {
  await post(ballot());
  const { text } = await ask(`${link.pathname}/evening`);
  expect(JSON.parse(text)).toEqual({
    words: { title: 'Movie night' },
    movies: movies.map(({ title, year, genres }) => ({ title, year, genres })),
    result: null,
  });
  evening.count();
  const result = await ask(`${link.pathname}/result`);
  expect(result.text).not.toMatch(/Ada|7001|aaaa/u);
  expect(JSON.parse(result.text)).toMatchObject({ result: { order: [{ movie: 1, yeses: 1 }, {}, {}] } });
});

test('a phone votes once, and may change its mind until the count', async () => {
  expect((await post(ballot())).status).toBe(200);
  expect((await post(ballot({ ranking: [0] }))).status).toBe(200);
  expect((await post(ballot({ voter: voter('b'), name: 'Ben' }))).status).toBe(200);
  expect(evening.voters).toEqual(['Ada', 'Ben']);
  expect(casts).toBe(3);
  evening.count();
  expect((await post(ballot({ voter: voter('c') }))).status).toBe(409);
  expect(evening.voters).toHaveLength(2);
});

test('no more phones than an evening may have', async () => {
  for (const at of Array.from({ length: 24 }).keys()) {
    evening.cast(ballot({ voter: at.toString(16).padStart(32, '0') }));
  }
  expect(JSON.parse((await post(ballot({ voter: voter('f') }))).text)).toMatchObject({ outcome: 'full' });
});

test('without the token there is nothing, whatever is asked for', async () => {
  const { pathname } = link;
  const almost = `${pathname.slice(0, -1)}${pathname.endsWith('A') ? 'B' : 'A'}`;
  for (const path of [
    '/',
    '/evening',
    almost,
    `${almost}/evening`,
    '/favicon.ico',
    `/..${pathname}`,
    `/x${pathname}`,
  ]) {
    const { status, text } = await ask(path);
    expect([path, status, text]).toEqual([path, 404, '']);
  }
});

test('another name for this computer gets nothing, so that no page of the internet gets in', async () => {
  for (const host of [
    'evil.example',
    `localhost:${link.port}`,
    '127.0.0.1',
    `127.0.0.1:${link.port}.evil.example`,
  ]) {
    const { status, text } = await ask(link.pathname, { headers: { host } });
    expect([host, status, text]).toEqual([host, 404, '']);
  }
});

test('a page of another origin can’t send a ballot, nor a form', async () => {
  expect((await post(ballot(), { origin: 'http://evil.example' })).status).toBe(403);
  expect((await post(ballot(), { origin: 'null' })).status).toBe(403);
  expect((await post(ballot(), { 'content-type': 'text/plain' })).status).toBe(403);
  expect((await ask(`${link.pathname}/ballot`, { method: 'OPTIONS' })).status).toBe(404);
  expect(evening.voters).toEqual([]);
});

test('only ballots pass', async () => {
  const unfit = [
    ...['', '{', 'null', '[]'],
    ...[
      { ranking: [3] },
      { ranking: [-1] },
      { ranking: [0.5] },
      { ranking: [0, 0] },
      { veto: 3 },
      { veto: 1 },
    ],
    ...[{ voter: 'a' }, { voter: voter('g') }, { name: 'x'.repeat(41) }, { name: 5 }, { stars: 5 }],
  ];
  for (const content of unfit) {
    const sent = typeof content === 'string' ? content : ballot(content);
    expect([sent, (await post(sent)).status]).toEqual([sent, 400]);
  }
  for (const [method, what] of [
    ['GET', 'ballot'],
    ['PUT', 'ballot'],
    ['DELETE', 'evening'],
    ['POST', 'evening'],
    ['GET', 'evening/..'],
  ] as const) {
    expect((await ask(`${link.pathname}/${what}`, { method })).status).toBe(404);
  }
  expect([evening.voters, casts]).toEqual([[], 0]);
});

test('a ballot that is too long is cut off', async () => {
  const outcome = await post(ballot({ name: 'x'.repeat(5_000) })).then(
    ({ status }) => status,
    () => 'cut off',
  );
  expect([413, 'cut off']).toContain(outcome);
  expect(evening.voters).toEqual([]);
});

test('who asks too often has to wait, and wrong tokens use that up sooner', async () => {
  const statuses = new Set<number>();
  for (const guess of Array.from({ length: 12 }).keys()) statuses.add((await ask(`/${guess}`)).status);
  expect([...statuses]).toEqual([404, 429]);
  expect((await ask(link.pathname)).status).toBe(429);
});

test('after the evening nobody answers, not even an open connection', async () => {
  const socket = connect(Number(link.port), link.hostname);
  const ended = new Promise<void>((resolve) => {
    socket.on('close', () => resolve()).on('error', () => {});
  });
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  await ask(link.pathname);
  server.close();
  await ended;
  await expect(ask(link.pathname)).rejects.toThrow(/ECONNREFUSED/u);
});
