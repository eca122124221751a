// Serves the built window over app://matinee/ with a strict content security policy, and nothing outside its folder.
import { readFile } from 'node:fs/promises';
import { net, protocol } from 'electron';
import type { CoverImage } from './covers/cover-cache.ts';
import { coverHeaders, developmentPolicy, fileHeaders } from './security/response-headers.ts';
import { appScheme, coverIdForUrl, fileForUrl } from './urls.ts';

/** Has to run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
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
      return new Response(new Uint8Array(await readFile(file)), { headers: fileHeaders(file) });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

function coverResponse(cover: CoverImage | null): Response {
  if (cover === null) return new Response(null, { status: 404 });
  return new Response(cover.bytes, { headers: coverHeaders(cover.type) });
}

async function proxied(request: Request, developmentUrl: string): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const answer = await net.fetch(new URL(pathname + search, developmentUrl).href);
  const headers = new Headers(answer.headers);
  headers.set('content-security-policy', developmentPolicy);
  return new Response(answer.body, { status: answer.status, headers });
}
