import { expect, it } from 'vitest';
import { html } from './html.ts';

it('escapes texts wherever they stand, and leaves HTML of its own as it is', () => {
  const nasty = `"><script>alert('1')</script>&`;
  const safe = '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;';
  const inner = html`<b title="${nasty}">${nasty}</b>`;
  expect(html`<p>${inner}${[inner, inner]}${null}${3}</p>`.toString()).toBe(
    `<p>${`<b title="${safe}">${safe}</b>`.repeat(3)}3</p>`,
  );
});
