import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { downloadSets } from '../../contract/downloads.ts';
import { externalHosts } from '../../contract/external-hosts.ts';
import { imdbUrl, tmdbUrl } from '../../renderer/screens/movie/external-links.ts';
import { isExternalLink, LinkGate } from './external-links.ts';

const page = 'https://www.imdb.com/title/tt0114709/';

test('only https pages of hosts that the window links to leave for the browser', () => {
  for (const host of externalHosts) expect(isExternalLink(`https://${host}/any?page=1#here`)).toBe(true);
  for (const url of [
    'http://www.imdb.com/',
    'https://www.imdb.com:8443/',
    'https://www.imdb.com.example.org/',
    'https://ada@www.imdb.com/',
    'https://www.imdb.com:secret@example.org/',
    'https://example.org/www.imdb.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://www.imdb.com/b',
    'about:blank',
    '',
  ]) {
    expect(isExternalLink(url), url).toBe(false);
  }
});

test('every link of the window is one of them', () => {
  const form = readFileSync(
    join(resolve(import.meta.dirname, '../../renderer'), 'screens/settings/KeyForm.svelte'),
    'utf8',
  );
  const links = [
    imdbUrl('114709'),
    tmdbUrl(862),
    ...downloadSets.map(({ readmeUrl }) => readmeUrl),
    ...[...form.matchAll(/href="([^"]+)"/gu)].map(([, url]) => url ?? ''),
  ];
  expect(links.length).toBeGreaterThan(4);
  expect(links.filter((url) => !isExternalLink(url))).toEqual([]);
});

test('a press lets one link out, and not for long', () => {
  let now = 0;
  const gate = new LinkGate(() => now);
  expect(gate.take(page)).toBe(false);
  gate.hear('mouseMove');
  expect(gate.take(page)).toBe(false);
  gate.hear('mouseDown');
  expect(gate.take('https://example.org/')).toBe(false);
  expect([gate.take(page), gate.take(page)]).toEqual([true, false]);
  gate.hear('rawKeyDown');
  now = 5001;
  expect(gate.take(page)).toBe(false);
  gate.hear('keyDown');
  expect(gate.take(page)).toBe(true);
});
