// Lint rules that need types have them in components too, from one program for all files of a tsconfig.
import { writeFileSync } from 'node:fs';
import { Linter } from 'eslint';
import * as svelteParser from 'svelte-eslint-parser';
import tseslint from 'typescript-eslint';
import { beforeEach, expect, test } from 'vitest';
import { typedParser } from '../../scripts/lint/typed-parser.js';
import { useWorkplace } from '../fixtures/workplace.ts';

const place = useWorkplace();

const floating = "import { later } from './later.ts';\nlater();\n";
const files = {
  'later.ts': 'export async function later(): Promise<void> {}\n',
  'Component.svelte': `<script lang="ts">\n${floating}</script>\n`,
  'module.svelte.ts': floating,
};

const compilerOptions = { target: 'es2022', lib: ['es2022'], types: [], module: 'nodenext', strict: true };

beforeEach(() => {
  for (const [name, text] of Object.entries(files)) writeFileSync(place.path(name), text);
  const only = { allowImportingTsExtensions: true, noEmit: true };
  writeFileSync(
    place.path('tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...compilerOptions, ...only }, include: ['*'] }),
  );
});

function parserOptions() {
  return {
    ...{ parser: typedParser, project: ['tsconfig.json'], tsconfigRootDir: place.path('.') },
    extraFileExtensions: ['.svelte'],
  };
}

test.each(['Component.svelte', 'module.svelte.ts'] as const)(
  'a promise that nobody waits for is found in %s',
  (name) => {
    const found = new Linter({ cwd: place.path('.') }).verify(
      files[name],
      {
        files: ['**/*.svelte', '**/*.svelte.ts'],
        plugins: { '@typescript-eslint': tseslint.plugin },
        languageOptions: { parser: svelteParser, parserOptions: parserOptions() },
        rules: { '@typescript-eslint/no-floating-promises': 'error' },
      },
      { filename: place.path(name) },
    );
    expect(found.map(({ ruleId, messageId }) => [ruleId, messageId])).toEqual([
      ['@typescript-eslint/no-floating-promises', 'floatingVoid'],
    ]);
  },
);

test('a component and a module with runes share their program', () => {
  const programOf = (name: keyof typeof files): unknown =>
    svelteParser.parseForESLint(files[name], { ...parserOptions(), filePath: place.path(name) }).services[
      'program'
    ];
  expect(programOf('Component.svelte')).toBeInstanceOf(Object);
  expect(programOf('module.svelte.ts')).toBe(programOf('Component.svelte'));
});
