import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

// Built for the oldest runtime we meet (Electron 33: Node 20, Chromium 130), see docs/decisions/.
export default defineConfig({
  main: {
    build: {
      target: 'node20',
      rollupOptions: {
        input: {
          main: resolve(import.meta.dirname, 'src/main/main.ts'),
          engine: resolve(import.meta.dirname, 'src/main/processes/engine-entry.ts'),
          job: resolve(import.meta.dirname, 'src/main/processes/job-entry.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      target: 'node20',
      rollupOptions: {
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
      rollupOptions: { input: resolve(import.meta.dirname, 'src/renderer/index.html') },
    },
  },
});
