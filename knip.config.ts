// What nobody uses: entries that are reached by a path rather than an import, and packages that are called as programs.
import type { KnipConfig } from 'knip';

export default {
  entry: [
    'src/main/main.ts',
    'src/main/processes/*-entry.ts',
    'src/preload/preload.ts',
    'scripts/*.ts',
    'tests/e2e/{*-window,kept-program,played-job}.ts',
    'scripts/bench/{main,worker,scale/job-process}.ts',
    'scripts/fuzz/{main,worker,kill-target}.ts',
    'scripts/torture/{main,rater}.ts',
    'scripts/smoke/{main,bare-debian}.ts',
    'scripts/testing/suite-reporter.ts',
    '{src,scripts,tests}/**/*.test.ts',
  ],
  project: [
    '{src,scripts,tests}/**/*.{ts,svelte}',
    '!src/messages/**',
    '!src/engine/kernels/{assembly,built}/**',
  ],
  // Schemas stand beside the types that are made of them, and a module's own use of an export is use enough.
  ignoreExportsUsedInFile: true,
  // Called as programs by scripts/testing/checks.ts, scripts/setup/native-build.ts and scripts/setup/kernels.ts.
  // The plugin is named by its path in project.inlang/settings.json; tfjs-node is loaded where it is there.
  ignoreDependencies: [
    '@tensorflow/tfjs-node',
    'svelte-check',
    'oxlint',
    'oxlint-tsgolint',
    'typescript-7',
    'node-gyp',
    'assemblyscript',
    '@inlang/plugin-message-format',
  ],
  ignoreBinaries: ['dbus-daemon', 'mount', 'strace', 'umount', 'Xvfb', 'mkfifo'],
} satisfies KnipConfig;
