// The web server of one evening: one page, the movies on it, and ballots in; to whoever has the link, in the home network alone.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ballotSchema } from '../../contract/ballots.ts';
import { genreName, tellingFirst } from '../../renderer/ui/genre-names.ts';
import type { CastOutcome, Evening } from './evening.ts';
import { isAtHome } from './home-addresses.ts';
import { RequestLimit } from './request-limit.ts';

export type BallotServerOptions = {
  evening: Evening;
  /** One of this computer's own. */
  address: string;
  page: { html: string; policy: string };
  words: Readonly<Record<string, string>>;
  onCast: () => void;
};

export type BallotServer = {
  /** With the token: whoever has it can vote. */
  link: string;
  /** Ends every connection. */
  close: () => void;
};

const tokenBytes = 24;
const mostBodyBytes = 4096;
/** A phone that waits for the result asks every other second. */
const limits = { most: 120, eachMs: 10_000, addresses: 64 };
const wrongTokenCost = 10;

const statusOf: Readonly<Record<CastOutcome, number>> = { taken: 200, closed: 409, full: 409, unfit: 400 };

/** Resolves once it listens, on a port that the system chooses. Rejects where the address is gone. */
export async function startBallotServer(options: BallotServerOptions): Promise<BallotServer> {
  const token = randomBytes(tokenBytes).toString('base64url');
  const limit = new RequestLimit(limits);
  const server = createServer({ maxHeaderSize: 8192, headersTimeout: 5000, requestTimeout: 10_000 });
  server.maxConnections = 64;
  server.timeout = 20_000;
  server.on('connection', (socket) => {
    if (!isAtHome(socket.remoteAddress)) socket.destroy();
  });
  const host = `${options.address}:${await listen(server, options.address)}`;
  const isAllowed = (request: IncomingMessage, given: string): boolean => {
    // Another name for this computer is how a page of the internet would get in (DNS rebinding).
    if (request.headers.host !== host) return false;
    if (isSame(given, token)) return true;
    limit.allows(request.socket.remoteAddress ?? '', wrongTokenCost);
    return false;
  };
  server.on('request', (request, response) => {
    const [, given = '', ...what] = (request.url ?? '').split('/');
    if (!limit.allows(request.socket.remoteAddress ?? '')) refuse(request, response, 429);
    else if (!isAllowed(request, given)) refuse(request, response, 404);
    else answer(request, response, `${request.method ?? ''} ${what.join('/')}`, host, options);
  });
  return {
    link: `http://${host}/${token}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  route: string,
  host: string,
  options: BallotServerOptions,
): void {
  switch (route) {
    case 'GET ':
      sendPage(response, options.page);
      break;
    case 'GET evening':
      sendJson(response, 200, eveningOf(options));
      break;
    case 'GET result':
      sendJson(response, 200, { result: options.evening.result });
      break;
    case 'POST ballot':
      void takeBallot(request, response, host, options);
      break;
    default:
      refuse(request, response, 404);
  }
}

function listen(server: Server, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, address, () => {
      // A server that listens on a port answers with that port, not with the name of a pipe.
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Takes as long for every wrong token, whatever it has in common with the right one. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

/** Titles, years and genres: nothing of anybody's ratings, and no names. */
function eveningOf({ evening, words }: BallotServerOptions): object {
  return {
    words,
    movies: evening.movies.map(({ title, year, genres }) => ({
      title,
      year,
      genres: tellingFirst(genres).map(genreName),
    })),
    result: evening.result,
  };
}

async function takeBallot(
  request: IncomingMessage,
  response: ServerResponse,
  host: string,
  { evening, onCast }: BallotServerOptions,
): Promise<void> {
  // A page of another origin could send a form here; its browser says where it comes from.
  const isOurPage = request.headers.origin === `http://${host}`;
  const isJson = request.headers['content-type'] === 'application/json';
  if (!isOurPage || !isJson) {
    refuse(request, response, 403);
    return;
  }
  const text = await readBody(request);
  if (text === null) {
    refuse(request, response, 413);
    return;
  }
  const ballot = ballotSchema.safeParse(parsed(text));
  const outcome = ballot.success ? evening.cast(ballot.data) : 'unfit';
  sendJson(response, statusOf[outcome], { outcome, result: evening.result });
  if (outcome === 'taken') onCast();
}

/** Null for one that is too long, or breaks off. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > mostBodyBytes) return null;
      chunks.push(chunk);
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const plainHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

function sendPage(response: ServerResponse, { html, policy }: BallotServerOptions['page']): void {
  response.writeHead(200, {
    ...plainHeaders,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cross-origin-opener-policy': 'same-origin',
  });
  response.end(html);
}

function sendJson(response: ServerResponse, status: number, content: object): void {
  response.writeHead(status, { ...plainHeaders, 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(content));
}

/** Says nothing about why, and reads no more of what is being sent. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  response.writeHead(status, { ...plainHeaders, connection: 'close' });
  response.end();
  request.resume();
}
