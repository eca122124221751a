// Serves the built window over app://matinee/ with a strict content security policy, and nothing outside its folder.
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { net, protocol } from 'electron';
import type { CoverImage } from './covers/cover-cache.ts';
import { appScheme, coverIdForUrl, fileForUrl } from './urls.ts';

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Style attributes are allowed because virtual lists and charts place their parts with them; style elements are not. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** While developing, Vite injects style elements and talks to its server over a web socket. */
const developmentPolicy = contentSecurityPolicy
  .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
  .replace("connect-src 'self'", "connect-src 'self' ws://localhost:*");

/** Has to run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

export type ServeOptions = {
  /** The built window's folder. */
  root: string;
  /** Vite's server while developing. */
  developmentUrl: string | null;
  /** The cover of a movie; null if there is none to show. */
  coverOf: (movieId: number) => Promise<CoverImage | null>;
};

/** Starts answering app:// requests: the window's files, and covers at /covers/<movie>. */
export function serveApp({ root, developmentUrl, coverOf }: ServeOptions): void {
  protocol.handle(appScheme, async (request) => {
    if (request.method !== 'GET') return new Response(null, { status: 405 });
    const movieId = coverIdForUrl(request.url);
    if (movieId !== null) return coverResponse(await coverOf(movieId));
    if (developmentUrl !== null) return proxied(request, developmentUrl);
    const file = fileForUrl(root, request.url);
    if (file === null) return new Response(null, { status: 404 });
    try {
      return new Response(new Uint8Array(await readFile(file)), { headers: headersFor(file) });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

function coverResponse(cover: CoverImage | null): Response {
  if (cover === null) return new Response(null, { status: 404 });
  const headers = {
    'content-type': cover.type,
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
  };
  return new Response(cover.bytes, { headers });
}

function headersFor(file: string): Record<string, string> {
  return {
    'content-type': mimeTypes[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  };
}

async function proxied(request: Request, developmentUrl: string): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const answer = await net.fetch(new URL(pathname + search, developmentUrl).href);
  const headers = new Headers(answer.headers);
  headers.set('content-security-policy', developmentPolicy);
  return new Response(answer.body, { status: answer.status, headers });
}
