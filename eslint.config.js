// Lint rules of components and of modules with runes: typescript-eslint's strict ones, Svelte's own, and the layers of
// docs/architecture.md. All TypeScript is linted by oxlint, which is faster (.oxlintrc.json).
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';
import matinee from './scripts/lint/plugin.js';
import { typedParser } from './scripts/lint/typed-parser.js';
import svelteConfig from './svelte.config.js';

const components = ['**/*.svelte'];

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'out/',
      'dist/',
      'src/messages/',
      'src/engine/kernels/built/',
      'resources/starter-library/built/',
      '**/*.ts',
      '!**/*.svelte.ts',
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
  // Rules that ask for types, for components alone.
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
  {
    files: ['src/renderer/**'],
    rules: {
      // Each names all 1,854 icons, and one import of it compiles every one of them.
      'no-restricted-imports': [
        'error',
        ...['@lucide/svelte', '@lucide/svelte/icons'].map((name) => ({
          name,
          message: 'Import each icon from its own file: @lucide/svelte/icons/star.',
        })),
      ],
    },
  },
  {
    files: ['src/**/*.{ts,svelte}'],
    plugins: { matinee },
    rules: { 'matinee/allowed-imports': 'error' },
  },
);
