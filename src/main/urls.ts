// Addresses from pages and from the network, which may be anything.

/** The parsed address, or null where it is none. */
export function parseUrl(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}
