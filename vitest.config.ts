import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/** MATINEE_PROPERTY_SEED=7 draws other cases in property tests; a failure says the seed that it was found with. */
const provide = { propertySeed: Number(process.env['MATINEE_PROPERTY_SEED'] ?? 19_950_815) };

/** The compiled messages are large and plain JavaScript: Node loads them as they are. */
const messages = { deps: { external: [/\/src\/messages\//] } };

/** Unit files that load a native module (TensorFlow, SQLite): each in a process of its own. */
const nativeUnitFiles = '{src,scripts}/**/*.native.test.ts';

/** Pure unit files share two threads and what they load: tests/setup/pure-units.ts keeps them apart. */
const unit: TestProjectInlineConfiguration = {
  plugins: [svelte()],
  test: {
    name: 'unit',
    provide,
    include: ['{src,scripts}/**/*.test.ts'],
    exclude: [nativeUnitFiles],
    setupFiles: ['tests/setup/pure-units.ts'],
    server: messages,
    environment: 'node',
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
    // Each takes a fraction of a second; beside another program some took more than the five that are the default.
    testTimeout: 60_000,
  },
};

const native: TestProjectInlineConfiguration = {
  test: {
    name: 'native',
    provide,
    include: [nativeUnitFiles],
    server: messages,
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
  },
};

const integration: TestProjectInlineConfiguration = {
  test: {
    name: 'integration',
    provide,
    globalSetup: 'tests/setup/global-setup.ts',
    include: ['tests/integration/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    // Two workers, also on two cores: most files wait for a process, a disk or one thread of TensorFlow.
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
};

const e2e: TestProjectInlineConfiguration = {
  test: {
    name: 'e2e',
    include: ['tests/e2e/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    fileParallelism: false,
    // What the app does in an instant takes longer beside another program; the default is one second.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
};

// Fast first: `npx vitest run --project unit` is the one to keep at hand while working.
export default defineConfig({ test: { projects: [unit, native, integration, e2e] } });
