// What a screen in another language still says in English.
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const folder = resolve(import.meta.dirname, '../../../messages');
const messagesSchema = z.record(z.string(), z.unknown());

function messagesOf(locale: 'en' | 'de'): unknown[] {
  return readdirSync(folder).flatMap((area) =>
    Object.values(
      messagesSchema.parse(JSON.parse(readFileSync(resolve(folder, area, `${locale}.json`), 'utf8'))),
    ),
  );
}

/** Texts of the English window that no message of the German one has. */
function englishTexts(): Set<string> {
  const german = new Set(messagesOf('de'));
  const texts = messagesOf('en').filter((text) => typeof text === 'string');
  return new Set(texts.filter((text) => !german.has(text) && !text.includes('{') && text.length > 3));
}

let english: Set<string> | null = null;

export async function inspectEnglish(page: Page): Promise<string[]> {
  english ??= englishTexts();
  const texts = english;
  return (await page.evaluate(readPieces)).filter((piece) => texts.has(piece));
}

/** Runs in the page: all that is read on the screen or aloud, piece by piece, but for the titles on covers. */
function readPieces(): string[] {
  const pieces: string[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() !== null) {
    const parent = texts.currentNode.parentElement;
    if (parent?.closest('script, style, .cover') === null)
      pieces.push(texts.currentNode.textContent?.trim() ?? '');
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
    for (const name of ['aria-label', 'title', 'placeholder']) pieces.push(element.getAttribute(name) ?? '');
  }
  return pieces.filter((piece) => piece !== '');
}
