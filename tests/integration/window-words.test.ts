// No words of the window are written into its code: they come from messages/, in every language.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { parse } from 'svelte/compiler';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { siteNames } from '../../src/contract/sites.ts';

const renderer = resolve(import.meta.dirname, '../../src/renderer');

/** Attributes and props that people read or hear. */
const spoken = new Set([
  ...[
    'aria-label',
    'aria-description',
    'aria-roledescription',
    'aria-valuetext',
    'title',
    'placeholder',
    'alt',
  ],
  ...['label', 'lead', 'text', 'description', 'kicker', 'note', 'hint', 'heading', 'unit', 'badge'],
]);

/** Names and signs that are the same in every language. */
const names = [
  ...['Matinee', ...siteNames, 'GroupLens', 'Electron', 'Chromium', 'Node', 'TensorFlow', 'EASE'],
  ...[
    'RMSE',
    'Recall',
    'NDCG',
    'MRR',
    'MAE',
    'SVD',
    'Ctrl',
    'Alt',
    'Shift',
    'Esc',
    'Tab',
    'Enter',
    'Home',
    'End',
  ],
  ...['ml-latest-small', 'ml-latest', 'ml-32m', 'h', 'min', 's', 'kB', 'MB', 'GB', 'px', 'rem', 'K'],
];

function isWord(text: string): boolean {
  const rest = text.split(/[^\p{L}-]+/u).filter((part) => /\p{L}/u.test(part) && !names.includes(part));
  return rest.length > 0;
}

/** A sentence or heading as people read it: a capital letter, and at least a second word. */
function isProse(text: string): boolean {
  return /^\p{Lu}[\p{L}’']*( [\p{L}’'…]+)+/u.test(text.trim()) && isWord(text);
}

type Node = { readonly type: string; readonly [key: string]: unknown };

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Every node below, with those around it, innermost last. */
function* walk(value: unknown, around: readonly Node[] = []): Generator<readonly Node[]> {
  if (Array.isArray(value)) {
    for (const part of value) yield* walk(part, around);
  } else if (typeof value === 'object' && value !== null) {
    const path = isNode(value) ? [...around, value] : around;
    if (isNode(value)) yield path;
    for (const [key, part] of Object.entries(value)) {
      if (key !== 'css' && key !== 'loc') yield* walk(part, path);
    }
  }
}

/** Written for machines, or in a language of its own, as the words that TMDB asks for. */
function isForeign(node: Node): boolean {
  const attributes = Array.isArray(node['attributes']) ? node['attributes'].filter(isNode) : [];
  return node['name'] === 'code' || attributes.some((attribute) => attribute['name'] === 'lang');
}

/** Words in a component: in its markup, in spoken attributes, and prose in its expressions and script. */
function wordsInComponent(source: string): string[] {
  const found: string[] = [];
  for (const path of walk(parse(source, { modern: true }))) {
    const node = path.at(-1);
    if (node === undefined || path.some(({ type }) => type === 'ThrowStatement')) continue;
    if (path.some(isForeign)) continue;
    if (node.type === 'Text' && typeof node['data'] === 'string') {
      const attribute = path.findLast(({ type }) => type === 'Attribute');
      const isRead = attribute === undefined || spoken.has(String(attribute['name']));
      if (isRead && isWord(node['data'])) found.push(node['data'].trim());
    }
    if (node.type === 'Literal' && typeof node['value'] === 'string' && isProse(node['value']))
      found.push(node['value']);
    if (node.type === 'TemplateElement') {
      const value: unknown = node['value'];
      const text = typeof value === 'object' && value !== null && 'cooked' in value ? value.cooked : '';
      if (typeof text === 'string' && isProse(text)) found.push(text);
    }
  }
  return found;
}

/** Prose in a module, except in errors for those who program. */
function wordsInModule(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isThrowStatement(node)) return;
    const isText =
      ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node);
    if (isText && isProse(node.text)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('module.ts', source, ts.ScriptTarget.Latest));
  return found;
}

/** Files whose texts are names: of films, systems and figures. */
const exceptions = ['screens/onboarding/welcome-posters.ts', 'ui/shortcuts.ts', 'parts/runs/figure-kinds.ts'];

const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.(svelte|ts)$/.test(file) && !file.endsWith('.test.ts') && !file.endsWith('.d.ts'),
);

test('the window’s words come from its messages', () => {
  const found = files.flatMap((file) => {
    const source = readFileSync(join(renderer, file), 'utf8');
    const words = file.endsWith('.svelte') ? wordsInComponent(source) : wordsInModule(source);
    return exceptions.includes(file.replaceAll(sep, '/')) ? [] : words.map((text) => `${file}: ${text}`);
  });
  expect(found).toEqual([]);
});

test('a word in the markup, an attribute or a ternary does not get past', () => {
  expect(wordsInComponent('<p>Hello</p>')).toEqual(['Hello']);
  expect(wordsInComponent('<button aria-label="Close"></button>')).toEqual(['Close']);
  expect(wordsInComponent("{isOver ? 'Let go now' : m.drop()}")).toEqual(['Let go now']);
  expect(wordsInComponent('<p class="lead">{m.lead()}, TMDB · {1}</p>')).toEqual([]);
  expect(wordsInComponent('<p lang="en">These very words</p><code>example.org</code>')).toEqual([]);
  expect(wordsInModule("const label = 'Your next movie'; throw new Error('This is a mistake');")).toEqual([
    'Your next movie',
  ]);
});
