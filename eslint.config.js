// Lint rules: typescript-eslint strict and type-checked, Svelte's own rules, and the layers of docs/architecture.md.
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';
import { typedParser } from './scripts/lint/typed-parser.js';
import svelteConfig from './svelte.config.js';

/** Forbids imports from `from` folders inside `files`; the message names the rule that the architecture sets. */
function layer(files, patterns, message, options = {}) {
  return {
    files,
    ...(options.ignores ? { ignores: options.ignores } : {}),
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: patterns.map((regex) => ({
            regex,
            message,
            ...(options.types ? { allowTypeImports: true } : {}),
          })),
        },
      ],
    },
  };
}

const electron = '^electron($|/)';
const tensorflow = '^@tensorflow/';
const sqlite = '^better-sqlite3';
const tests = ['**/*.test.ts'];

/** Each names all 1,854 icons, and one import of it compiles every one of them. */
const iconBarrels = ['@lucide/svelte', '@lucide/svelte/icons'].map((name) => ({
  name,
  message: 'Import each icon from its own file: @lucide/svelte/icons/star.',
}));
const fastCheck = {
  name: 'fast-check',
  message: 'Import fc from tests/fixtures/properties.ts, which sets the seed.',
};

export default tseslint.config(
  { ignores: ['node_modules/', 'out/', 'dist/', 'src/messages/', 'resources/starter-library/built/'] },
  ...tseslint.configs.strictTypeChecked,
  { languageOptions: { parser: typedParser } },
  ...svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        project: [
          './tsconfig.node.json',
          './tsconfig.preload.json',
          './tsconfig.web.json',
          './tsconfig.e2e.json',
        ],
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: typedParser, svelteConfig } },
  },
  { files: ['scripts/**', 'src/cli/**', '.ci/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
  {
    files: tests,
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/unbound-method': 'off' },
  },

  {
    files: ['{src,scripts}/**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['mock', 'doMock', 'hoisted', 'resetModules'].map((property) => ({
          object: 'vi',
          property,
          message: 'Unit files share their modules: give the code what it needs, or stub a global.',
        })),
      ],
    },
  },
  { files: ['src/renderer/**'], rules: { 'no-restricted-imports': ['error', ...iconBarrels] } },
  { files: tests, rules: { 'no-restricted-imports': ['error', ...iconBarrels, fastCheck] } },
  layer(
    ['src/contract/**'],
    ['^(?!(\\./|zod$|vitest$))'],
    'The contract imports zod and its own files, nothing else.',
    {
      ignores: tests,
    },
  ),
  layer(
    ['src/renderer/**', 'src/preload/**'],
    ['/(engine|main|cli)/', '^node:', sqlite, tensorflow],
    'The window sees the contract alone.',
  ),
  layer(
    ['src/main/**'],
    ['/cli/', '/renderer/', sqlite, tensorflow, '/engine/(?!jobs/job-protocol|handlers/engine-protocol)'],
    'Main starts the engine; it holds no SQL and no TensorFlow.',
    { types: true, ignores: ['src/main/processes/*-entry.ts', ...tests] },
  ),
  layer(['src/cli/**'], [electron, '/(main|renderer|preload)/'], 'The command line runs without Electron.'),
  layer(
    ['src/engine/library/**'],
    [electron, tensorflow, '/(archives|model|recommending|jobs)/', '/(main|renderer|preload|cli)/'],
    'The library is the lowest floor of the engine.',
  ),
  layer(
    ['src/engine/archives/**'],
    [electron, tensorflow, sqlite, '/(model|recommending|jobs)/', '/(main|renderer|preload|cli)/'],
    'Importing sees the library alone.',
    { ignores: tests },
  ),
  layer(
    ['src/engine/history/**', 'src/engine/history/export/**'],
    [electron, tensorflow, sqlite, '/(model|recommending|jobs)/', '/(main|renderer|preload|cli)/'],
    'Histories and exports see the library and the readers of archives.',
    { ignores: tests },
  ),
  layer(
    ['src/engine/model/**'],
    [electron, tensorflow, sqlite, '/(archives|recommending|jobs)/', '/(main|renderer|preload|cli)/'],
    'The model sees the library and the evaluation, and TensorFlow through model/tensorflow.ts.',
    { ignores: ['src/engine/base/tensorflow.ts', ...tests] },
  ),
  layer(
    ['src/engine/evaluation/**'],
    [
      electron,
      tensorflow,
      sqlite,
      '/(library|importing|recommending|jobs)/',
      '/(main|renderer|preload|cli)/',
      '/model/(?!(training-set|top-list|random|biases|symmetric-inverse|tensorflow)\\.ts$)',
    ],
    'Evaluation knows no model: ratings in, figures out; what asks a model for its answers is model/evaluate.ts.',
    { ignores: tests },
  ),
  layer(
    ['src/engine/recommending/**'],
    [electron, tensorflow, sqlite, '/(archives|jobs)/', '/(main|renderer|preload|cli)/'],
    'Recommending sees the library and the model.',
    { ignores: tests },
  ),
  layer(
    ['src/engine/mapping/**'],
    [electron, tensorflow, sqlite, '/(archives|jobs)/', '/(main|renderer|preload|cli)/'],
    'Maps see the library, the model and what recommending makes of it.',
    { ignores: tests },
  ),
  layer(
    ['src/engine/taste/**'],
    [electron, tensorflow, sqlite, '/(archives|model|recommending|jobs)/', '/(main|renderer|preload|cli)/'],
    'Taste is told from the library alone.',
    { ignores: tests },
  ),
  layer(
    ['src/engine/jobs/**', 'src/engine/handlers/**', 'src/engine/archives/download/**', 'src/engine/*.ts'],
    [electron, tensorflow, sqlite, '/(main|renderer|preload|cli)/'],
    'The engine knows no window.',
    { ignores: tests },
  ),
);
