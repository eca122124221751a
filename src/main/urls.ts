// Addresses: the app's own, mapped to files, and untrusted ones from pages.
import { relative, resolve, sep } from 'node:path';

export const appScheme = 'app';
const appHost = 'matinee';
export const appOrigin = `${appScheme}://${appHost}`;

/** The parsed address, or null if it is invalid. */
export function parseUrl(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}

/** The window is a single page; other files under its origin are not pages. */
export function isOwnPage(url: string): boolean {
  const parsed = parseUrl(url);
  return isOwn(parsed) && (parsed.pathname === '/' || parsed.pathname === '/index.html');
}

function isOwn(url: URL | null): url is URL {
  return url?.protocol === `${appScheme}:` && url.host === appHost;
}

/**
 * The file that a request for `url` means, or null if it would leave `root` or names another host.
 * Escapes are resolved before the check, so `%2e%2e%2f` leads nowhere.
 */
export function fileForUrl(root: string, url: string): string | null {
  const parsed = parseUrl(url);
  if (!isOwn(parsed)) return null;
  const path = decodePath(parsed.pathname);
  if (path === null || path.includes('\0') || path.includes('\\')) return null;
  const file = resolve(root, `.${path === '/' ? '/index.html' : path}`);
  const inside = relative(root, file);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`)) return null;
  return file;
}

/** The movie whose cover a request for `url` means, or null. */
export function coverIdForUrl(url: string): number | null {
  const parsed = parseUrl(url);
  const id = isOwn(parsed) ? /^\/covers\/(\d{1,9})$/u.exec(parsed.pathname)?.[1] : undefined;
  return id === undefined ? null : Number(id);
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
