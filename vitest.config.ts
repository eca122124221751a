import { availableParallelism } from 'node:os';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { EndToEndOrder } from './tests/setup/e2e-order.ts';

/** MATINEE_PROPERTY_SEED=7 draws other cases in property tests; a failure says the seed that it was found with. */
const provide = { propertySeed: Number(process.env['MATINEE_PROPERTY_SEED'] ?? 19_950_815) };

/** For files that wait more than they work, for a process, a disk or a window: two took two thirds of one core. */
const waitingWorkers = Math.max(2, Math.min(8, 2 * availableParallelism()));

/** Unit files that load a native module, TensorFlow or SQLite. */
const nativeUnitFiles = '{src,scripts}/**/*.native.test.ts';

/** Unit files about TensorFlow in WebAssembly alone. */
const wasmUnitFiles = 'src/**/*.wasm.test.ts';

/** Native files that are run with it too: those whose figures come out of its products. */
const bothHomesFiles = [
  'src/engine/model/joint/{joint-model,movie-factors}.native.test.ts',
  'src/engine/model/classic/classic-gradients.native.test.ts',
  'src/engine/item-item/symmetric-inverse.native.test.ts',
  'src/engine/evaluation/ease.native.test.ts',
];

/**
 * Unit files share their workers and what those have loaded, since one process for each would take longer than its
 * tests. Module mocks would reach other files and are therefore refused by lint.
 */
const units = {
  provide,
  environment: 'node',
  isolate: false,
  maxWorkers: Number(process.env['MATINEE_UNIT_WORKERS'] ?? 2),
  // The compiled messages are large and plain JavaScript: Node loads them as they are.
  server: { deps: { external: [/\/src\/messages\//] } },
  // Otherwise a style sheet is empty, also where a test reads it as text.
  css: { include: [/\?raw$/] },
  // Each takes a fraction of a second; beside another program some took more than the five that are the default.
  testTimeout: 60_000,
  hookTimeout: 60_000,
} satisfies TestProjectInlineConfiguration['test'];

const unit: TestProjectInlineConfiguration = {
  // As in svelte.config.js, and repeated here because the cache of transformed modules depends on this file alone.
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
  test: {
    ...units,
    name: 'unit',
    include: ['{src,scripts}/**/*.test.ts'],
    exclude: [nativeUnitFiles, wasmUnitFiles],
    setupFiles: ['tests/setup/fresh-start.ts', 'tests/setup/no-native-modules.ts'],
    pool: 'threads',
  },
};

const native: TestProjectInlineConfiguration = {
  test: {
    ...units,
    name: 'native',
    include: [nativeUnitFiles],
    setupFiles: ['tests/setup/fresh-start.ts'],
    pool: 'forks',
    // After the pure files, so that no worker is stopped and started in between.
    sequence: { groupOrder: 1 },
  },
};

const wasm: TestProjectInlineConfiguration = {
  test: {
    ...units,
    name: 'wasm',
    include: [wasmUnitFiles, ...bothHomesFiles],
    env: { MATINEE_TENSORFLOW: 'wasm' },
    setupFiles: ['tests/setup/fresh-start.ts'],
    pool: 'forks',
    sequence: { groupOrder: 2 },
  },
};

/** Files that measure the memory of their process, which therefore is theirs alone. */
const memoryFiles = 'tests/integration/**/*.memory.test.ts';

const integrations = {
  provide,
  // A test whose loops found nothing to look at has proved nothing.
  expect: { requireAssertions: true },
  globalSetup: 'tests/setup/global-setup.ts',
  setupFiles: ['tests/setup/fresh-start.ts'],
  environment: 'node',
  pool: 'forks',
  maxWorkers: waitingWorkers,
  testTimeout: 240_000,
  hookTimeout: 240_000,
} satisfies TestProjectInlineConfiguration['test'];

const integration: TestProjectInlineConfiguration = {
  test: {
    ...integrations,
    name: 'integration',
    include: ['tests/integration/**/*.test.ts'],
    exclude: [memoryFiles],
    // TensorFlow takes over two seconds to load: once for each worker, not for each file.
    isolate: false,
  },
};

const memory: TestProjectInlineConfiguration = {
  test: {
    ...integrations,
    name: 'memory',
    include: [memoryFiles],
    // After the others, so that none of their workers is stopped and started in between.
    sequence: { groupOrder: 1 },
  },
};

const e2e: TestProjectInlineConfiguration = {
  test: {
    name: 'e2e',
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: 'tests/e2e/global-setup.ts',
    env: { MATINEE_OWN_DISPLAY: '1' },
    server: units.server,
    environment: 'node',
    pool: 'forks',
    // Each shows its windows on a screen of its own, and loads what tests share once.
    isolate: false,
    maxWorkers: waitingWorkers,
    // What the app does in an instant takes longer beside another program; the default is one second.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
};

// Fast first: `npx vitest run --project unit` is the one to keep at hand while working.
// What vite makes of a module is kept until the module, this file or a package changes.
export default defineConfig({
  test: {
    projects: [unit, native, wasm, integration, memory, e2e],
    sequence: { sequencer: EndToEndOrder },
    experimental: {
      fsModuleCache: true,
      fsModuleCachePath: 'node_modules/.cache/matinee/vitest',
    },
  },
});
