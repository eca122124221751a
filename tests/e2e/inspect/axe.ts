// What axe finds on the present screen, one sentence for each element.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import type { Locator, Page } from 'playwright-core';

declare global {
  interface Window {
    axe: { run: (context: ElementContext, options: RunOptions) => Promise<AxeResults> };
  }
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Covers are drawn beside their title, of dozens of shapes each, which would double the time. */
const decoration = '.cover > svg[aria-hidden=true]';
const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * All rules of WCAG 2.0 to 2.2, A and AA, and axe's best practices; or only how words and figures stand out. Of a screen
 * that has been looked at before, `part` is what is new.
 */
export async function inspectWithAxe(
  page: Page,
  rules: 'all' | 'contrast',
  part?: Locator,
): Promise<string[]> {
  const options: RunOptions = {
    runOnly:
      rules === 'all'
        ? { type: 'tag', values: everything }
        : { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
    resultTypes: ['violations'],
    // No rule of these reads style sheets, which axe would otherwise fetch.
    preload: false,
  };
  // Read once, it stays as long as the window is loaded, and is quicker each time that it is run.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const { violations } = await (part ?? page.locator('html')).evaluate(runUndecorated, {
    options,
    decoration,
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
      return `${id} (${help}): ${target.join(' ')} ${html.slice(0, 160)} – ${why}`;
    }),
  );
}

/** Runs in the page, with the decoration's shapes taken out as long as axe looks. */
async function runUndecorated(
  include: Element,
  wanted: { options: RunOptions; decoration: string },
): Promise<AxeResults> {
  const drawings = [...document.querySelectorAll(wanted.decoration)].map((drawing) => ({
    drawing,
    shapes: [...drawing.childNodes],
  }));
  for (const { drawing } of drawings) drawing.replaceChildren();
  try {
    return await window.axe.run({ include: [include] }, wanted.options);
  } finally {
    for (const { drawing, shapes } of drawings) drawing.replaceChildren(...shapes);
  }
}
