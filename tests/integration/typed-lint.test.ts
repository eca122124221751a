// Lint rules that need types have them in components too, from one program for all files of a tsconfig.
import { writeFileSync } from 'node:fs';
import { Linter, type Rule } from 'eslint';
import svelte from 'eslint-plugin-svelte';
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

/** Lints a file with one rule, given as `plugin/rule`, with the parsers of eslint.config.js. */
function lint(
  name: keyof typeof files,
  plugin: Linter.Config['plugins'],
  rule: string,
): Linter.LintMessage[] {
  const config: Linter.Config[] = [
    ...svelte.configs.base,
    {
      files: ['**/*.svelte', '**/*.svelte.ts'],
      plugins: plugin ?? {},
      languageOptions: {
        parserOptions: {
          ...{ parser: typedParser, project: ['tsconfig.json'], tsconfigRootDir: place.path('.') },
          extraFileExtensions: ['.svelte'],
        },
      },
      rules: { [rule]: 'error' },
    },
  ];
  return new Linter({ cwd: place.path('.') }).verify(files[name], config, { filename: place.path(name) });
}

test.each(['Component.svelte', 'module.svelte.ts'] as const)(
  'a promise that nobody waits for is found in %s',
  (name) => {
    const rule = '@typescript-eslint/no-floating-promises';
    const found = lint(name, { '@typescript-eslint': tseslint.plugin }, rule);
    expect(found.map(({ ruleId, messageId }) => [ruleId, messageId])).toEqual([[rule, 'floatingVoid']]);
  },
);

test('a component and a module with runes share their program', () => {
  const programs: unknown[] = [];
  const look: Rule.RuleModule = {
    create: ({ sourceCode }) => {
      const services: unknown = sourceCode.parserServices;
      if (services instanceof Object && 'program' in services) programs.push(services.program);
      return {};
    },
  };
  lint('Component.svelte', { own: { rules: { look } } }, 'own/look');
  lint('module.svelte.ts', { own: { rules: { look } } }, 'own/look');
  expect(programs).toHaveLength(2);
  expect(programs[0]).toBeInstanceOf(Object);
  expect(programs[1]).toBe(programs[0]);
});
