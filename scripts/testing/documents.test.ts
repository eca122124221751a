// Checks the documents against the repository: links, files, commands, and the index of the decisions.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { scripts } from '../../package.json';
import { siteNames } from '../../src/contract/sites.ts';
import { projectRoot } from '../setup/project.ts';

const documents = [...readdirSync(projectRoot), ...['docs', '.github'].flatMap((folder) => filesIn(folder))]
  .filter((file) => file.endsWith('.md'))
  .sort();

function filesIn(folder: string): string[] {
  const files = readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: 'utf8' });
  return files.map((file) => path.join(folder, file));
}

function textOf(document: string): string {
  return readFileSync(path.join(projectRoot, document), 'utf8');
}

/** All first groups of the pattern in the document. */
function findIn(document: string, pattern: RegExp): string[] {
  return [...textOf(document).matchAll(pattern)].map((match) => match[1] ?? '');
}

/** The anchors of a document's headings, as repository hosts make them. */
function anchorsOf(document: string): string[] {
  return findIn(document, /^#+ (.+)$/gmu).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- ]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** What `find` answers of any document, each with the document's name. */
function inAll(find: (document: string) => readonly string[]): string[] {
  return documents.flatMap((document) => find(document).map((found) => `${document}: ${found}`));
}

test('links lead to what is there', () => {
  const broken = inAll((document) =>
    findIn(document, /\]\(([^)\s]+)\)/gu).filter((target) => {
      // Pages of the web, and the host's own, are not in the repository.
      if (/^https?:|^(?:\.\.\/)+security\//u.test(target)) return false;
      const [file = '', anchor] = target.split('#');
      const linked = file === '' ? document : path.join(path.dirname(document), file);
      if (!existsSync(path.join(projectRoot, linked))) return true;
      return anchor !== undefined && !anchorsOf(linked).includes(anchor);
    }),
  );
  expect(broken).toEqual([]);
});

test('files and folders that are named are there', () => {
  const missing = inAll((document) =>
    findIn(document, /`((?:src|scripts|tests|docs|messages|resources)\/[\w./-]*)`/gu).filter(
      // Compiled by set-up; git does not keep it.
      (file) => !file.startsWith('src/messages/') && !existsSync(path.join(projectRoot, file)),
    ),
  );
  expect(missing).toEqual([]);
});

test('the user guide names every site whose exports are read', () => {
  expect(siteNames.filter((name) => !textOf('docs/user-guide.md').includes(`\n| ${name} `))).toEqual([]);
});

test('commands that are named exist', () => {
  const missing = inAll((document) =>
    findIn(document, /npm run (?:--silent )?([\w:-]+)/gu).filter((name) => !Object.hasOwn(scripts, name)),
  );
  expect(missing).toEqual([]);
});

test('each decision has a status and a date, and a row in the index that says the same', () => {
  const index = textOf('docs/decisions/README.md');
  const notes = documents.filter((file) => /^docs\/decisions\/(?!README)/u.test(file));
  for (const note of notes) {
    const [status = 'no status'] = findIn(note, /^- Status: (.+)$/gmu);
    const [date = 'no date'] = findIn(note, /^- Date: (\d{4}-\d{2}-\d{2})$/gmu);
    const row = index.split('\n').find((line) => line.includes(`(${path.basename(note)})`));
    expect(row, note).toContain(`| ${date} `);
    expect(row, note).toMatch(new RegExp(`\\| ${status} +\\|`, 'u'));
  }
  expect(notes.length).toBeGreaterThan(0);
});

/** Words of an earlier dialect, written so that this file is without them. */
const dialect = ['t.old', 'foret.old', 'an.ew', 'm.end', 'm.ends', 'm.ended', 'm.ending'].map((word) =>
  word.replace('.', ''),
);

test('code, documents and messages are in plain words', () => {
  const folders = ['src', 'scripts', 'tests', 'messages'].flatMap((folder) => filesIn(folder));
  const texts = [...documents, ...folders].filter(
    (file) => /\.(?:md|ts|svelte|js|css)$|en\.json$/u.test(file) && !file.startsWith('src/messages/'),
  );
  const pattern = new RegExp(`\\b(?:${dialect.join('|')})\\b`, 'iu');
  const found = texts.flatMap((file) => {
    const match = pattern.exec(textOf(file));
    return match === null ? [] : [`${file}: ${match[0]}`];
  });
  expect(texts.length).toBeGreaterThan(500);
  expect(found).toEqual([]);
});
