// Lint rules: typescript-eslint's strict ones, Svelte's own, and the layers of docs/architecture.md.
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';
import { allowedImports } from './scripts/lint/allowed-imports.js';
import { typedParser } from './scripts/lint/typed-parser.js';
import svelteConfig from './svelte.config.js';

const tests = ['**/*.test.ts'];
const components = ['**/*.svelte'];

/** Each names all 1,854 icons, and one import of it compiles every one of them. */
const iconBarrels = ['@lucide/svelte', '@lucide/svelte/icons'].map((name) => ({
  name,
  message: 'Import each icon from its own file: @lucide/svelte/icons/star.',
}));
const fastCheck = {
  name: 'fast-check',
  message: 'Import fc from tests/fixtures/properties.ts, which sets the seed.',
};

/** What makes or changes a file. */
const writing = ['appendFile', 'copyFile', 'cp', 'link', 'rename', 'symlink', 'truncate', 'writeFile'];
const writesFiles = ['node:fs', 'node:fs/promises'].map((name) => ({
  name,
  importNames: [...writing, ...writing.map((each) => `${each}Sync`), 'createWriteStream'],
  message:
    'Write for the person through src/engine/history/export/write-files.ts, which keeps out of the library and writes whole files. ' +
    'A module that writes to a fixed place of the program is listed in eslint.config.js.',
}));

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'out/',
      'dist/',
      'src/messages/',
      'src/engine/kernels/{assembly,built}/',
      'resources/starter-library/built/',
    ],
  },
  ...tseslint.configs.strict,
  ...svelte.configs.recommended,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  // Rules that ask for types: in components here, in TypeScript by the faster oxlint (.oxlintrc.json).
  ...tseslint.configs.strictTypeCheckedOnly
    .filter(({ files }) => files === undefined)
    .map(({ rules = {} }) => ({ files: components, rules })),
  {
    files: components,
    languageOptions: {
      parserOptions: {
        parser: typedParser,
        svelteConfig,
        project: ['./tsconfig.web.json'],
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser, svelteConfig } },
  },
  { files: ['scripts/**', 'src/cli/**', '.ci/**'], rules: { 'no-console': 'off' } },
  {
    files: tests,
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },

  {
    files: ['{src,scripts,tests}/**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['mock', 'doMock', 'hoisted', 'resetModules'].map((property) => ({
          object: 'vi',
          property,
          message: 'Files of tests share their modules: give the code what it needs, or stub a global.',
        })),
      ],
    },
  },
  { files: ['src/renderer/**'], rules: { 'no-restricted-imports': ['error', ...iconBarrels] } },
  { files: tests, rules: { 'no-restricted-imports': ['error', ...iconBarrels, fastCheck] } },
  {
    files: ['src/**/*.ts'],
    ignores: [...tests, 'src/engine/base/sqlite.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='database'][callee.property.name='transaction']",
          message:
            'Use writeTransaction or readTransaction of base/sqlite.ts: a deferred one fails beside another process.',
        },
      ],
    },
  },
  {
    // Where a path may be the person's own.
    files: ['src/{cli,main}/**', 'src/engine/{diagnostics,handlers,history,jobs,session}/**'],
    ignores: [
      ...tests,
      'src/engine/history/export/write-files.ts',
      'src/engine/jobs/training-job.ts',
      'src/engine/session/starter.ts',
      'src/main/covers/{cover-cache,key-store}.ts',
      'src/main/survival/unfinished-job.ts',
      'src/main/log.ts',
      'src/main/window/window-state.ts',
      'src/main/updates/{update-settings,updates,electron-updates}.ts',
    ],
    rules: { 'no-restricted-imports': ['error', ...writesFiles] },
  },
  {
    files: ['src/**/*.{ts,svelte}'],
    ignores: tests,
    plugins: { matinee: { rules: { 'allowed-imports': allowedImports } } },
    rules: { 'matinee/allowed-imports': 'error' },
  },
);
