import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { callNames } from './src/contract/calls.ts';
import { eventNames } from './src/contract/events.ts';

// Built for the oldest runtime we meet (Electron 33: Node 20, Chromium 130), see docs/decisions/.
export default defineConfig({
  main: {
    // Set by the release workflow alone; without them the app never looks for new versions.
    define: { MATINEE_RELEASES: JSON.stringify(releasesOf(process.env)) },
    build: {
      target: 'node20',
      // Native addons stay in node_modules; what is plain JavaScript goes into the bundle, which then loads faster.
      externalizeDeps: { exclude: ['zod', 'yauzl', 'commander'] },
      rolldownOptions: {
        input: {
          main: resolve(import.meta.dirname, 'src/main/main.ts'),
          engine: resolve(import.meta.dirname, 'src/main/processes/engine-entry.ts'),
          job: resolve(import.meta.dirname, 'src/main/processes/job-entry.ts'),
        },
        // Names stay, so that what the log says of a failure can be found in the source.
        output: { minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } } },
      },
    },
  },
  preload: {
    // Names alone: the contract itself would bring all of zod into the sandboxed script.
    define: {
      CONTRACT_CALL_NAMES: JSON.stringify(callNames),
      CONTRACT_EVENT_NAMES: JSON.stringify(eventNames),
    },
    build: {
      target: 'node20',
      rolldownOptions: {
        input: { preload: resolve(import.meta.dirname, 'src/preload/preload.ts') },
        // A sandboxed preload script has to be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(import.meta.dirname, 'src/renderer'),
    plugins: [svelte({ configFile: resolve(import.meta.dirname, 'svelte.config.js') })],
    build: {
      target: 'chrome130',
      minify: true,
      rolldownOptions: { input: resolve(import.meta.dirname, 'src/renderer/index.html') },
    },
  },
});

/** Where the built app looks for new versions; null unless all three are known. */
function releasesOf(environment: Readonly<Record<string, string | undefined>>): object | null {
  const {
    MATINEE_RELEASE_FILES: files,
    MATINEE_RELEASE_PAGE: page,
    MATINEE_RELEASE_KEY: publicKey,
  } = environment;
  return files && page && publicKey ? { files, page, publicKey } : null;
}
