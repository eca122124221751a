// Which links go to the person's browser: https pages of known hosts, and one for each press of a key or button.
import { externalHosts } from '../../contract/external-hosts.ts';
import { parseUrl } from '../urls.ts';

/** Input events that a person makes on purpose; moving the mouse is none. */
const presses: ReadonlySet<string> = new Set([
  'mouseDown',
  'rawKeyDown',
  'keyDown',
  'touchStart',
  'gestureTap',
]);
/** A press that has led nowhere by then was not meant for a link. */
const pressCountsMs = 5000;

/** A page behind https, on its usual port, of a host that the window links to. */
export function isExternalLink(url: string): boolean {
  const parsed = parseUrl(url);
  if (parsed?.protocol !== 'https:' || parsed.username !== '' || parsed.password !== '') return false;
  return externalHosts.some((host) => host === parsed.host);
}

/** Lets one link out for each press, so that a page can't flood the browser. */
export class LinkGate {
  readonly #now: () => number;
  #pressedAtMs = -Infinity;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Hears every input event of the page. */
  hear(inputType: string): void {
    if (presses.has(inputType)) this.#pressedAtMs = this.#now();
  }

  /** Whether this link may go out now; if so, the press is used up. */
  take(url: string): boolean {
    if (!isExternalLink(url) || this.#now() - this.#pressedAtMs > pressCountsMs) return false;
    this.#pressedAtMs = -Infinity;
    return true;
  }
}
