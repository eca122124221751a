// @ts-check
// The layers of the program as a whitelist: what each folder may import. docs/architecture.md draws the same.

/**
 * @typedef {object} Layer
 * @property {readonly string[]} [imports] folders, without those inside them that have an entry of their own, and single files
 * @property {readonly string[]} [packages] packages by the start of their name; `node:` means Node's own modules
 * @property {boolean} [isolated] the folders inside do not import one another
 */

const contract = 'src/contract';
const messages = 'src/messages';

const base = 'src/engine/base';
const kernels = 'src/engine/kernels';
const ratings = 'src/engine/ratings';
const itemItem = 'src/engine/item-item';
const catalogue = ['src/engine/library', 'src/engine/library/migrations', 'src/engine/library/catalogue'];
const place = 'src/engine/library/place';
const library = [...catalogue, place, 'src/engine/library/diary', 'src/engine/library/recovery'];
const archives = ['src/engine/archives', 'src/engine/archives/download'];
const history = ['src/engine/history', 'src/engine/history/sites', 'src/engine/history/export'];
const evaluation = 'src/engine/evaluation';
const modelKinds = 'src/engine/model/kinds';
const joint = 'src/engine/model/joint';
const classic = 'src/engine/model/classic';
const model = ['src/engine/model', modelKinds, joint, classic];
const recommending = 'src/engine/recommending';
const asking = 'src/engine/asking';
const reporting = 'src/engine/reporting';
const engineParts = [
  base,
  kernels,
  ratings,
  itemItem,
  ...library,
  ...archives,
  ...history,
  evaluation,
  ...model,
  recommending,
  asking,
  'src/engine/taste',
  'src/engine/mapping',
  reporting,
];
const session = 'src/engine/session';
const jobs = 'src/engine/jobs';
const handlers = 'src/engine/handlers';

const ui = 'src/renderer/ui';
const state = 'src/renderer/state';
const parts = 'src/renderer/parts';
const screens = 'src/renderer/screens';
const shell = 'src/renderer/shell';
const inWindow = ['zod', 'svelte', '@lucide/svelte/icons/', 'bits-ui', 'virtua'];

/**
 * What each folder may import besides its own files; whatever is missing here is forbidden. The longest path that fits a file counts,
 * so a folder inside another one or a single file can have rules of its own. Tests may import anything.
 * @type {Readonly<Record<string, Layer>>}
 */
export const layers = {
  [contract]: { packages: ['zod'] },

  [base]: { imports: [contract], packages: ['node:', 'zod'] },
  [`${base}/sqlite.ts`]: { imports: [contract], packages: ['node:', 'better-sqlite3'] },
  [`${base}/tensorflow.ts`]: { imports: [contract, base], packages: ['@tensorflow/tfjs-core'] },
  [`${base}/tensorflow-native.ts`]: { imports: [base], packages: ['node:', 'zod', '@tensorflow/tfjs-core'] },
  [`${base}/tensorflow-wasm.ts`]: { imports: [base], packages: ['node:', '@tensorflow/'] },
  [`${base}/wasm-kernels.ts`]: { packages: ['@tensorflow/'] },
  [kernels]: { imports: [`${kernels}/built`] },
  [`${kernels}/assembly`]: {},
  [`${kernels}/built`]: {},
  [ratings]: { imports: [contract, base] },
  [itemItem]: { imports: [contract, base, kernels, ratings] },
  'src/engine/library': { imports: [contract, base], packages: ['node:'] },
  [place]: { imports: [contract, base, 'src/engine/library'], packages: ['node:', 'zod'] },
  'src/engine/library/migrations': { imports: [contract, base] },
  'src/engine/library/catalogue': {
    imports: [contract, base, ratings, 'src/engine/library', 'src/engine/library/migrations'],
    packages: ['node:', 'zod'],
  },
  'src/engine/library/diary': {
    imports: [contract, base, ratings, ...catalogue],
    packages: ['node:', 'zod'],
  },
  'src/engine/library/recovery': {
    imports: [contract, base, ...catalogue, 'src/engine/library/diary'],
    packages: ['node:'],
  },
  'src/engine/archives': { imports: [contract, base, ...library, 'resources'], packages: ['node:', 'yauzl'] },
  'src/engine/archives/download': {
    imports: [contract, base, ...library, 'src/engine/archives'],
    packages: ['node:', 'zod'],
  },
  'src/engine/history': {
    imports: [contract, base, ...library, 'src/engine/archives', 'src/engine/history/sites'],
    packages: ['node:', 'zod'],
  },
  'src/engine/history/export': { imports: [contract, base, ...library], packages: ['node:'] },
  [evaluation]: { imports: [contract, base, kernels, ratings, itemItem] },
  [modelKinds]: { imports: [contract, base, ratings, evaluation], packages: ['zod'] },
  [joint]: {
    imports: [contract, base, kernels, ratings, itemItem, evaluation, modelKinds],
    packages: ['zod'],
  },
  [classic]: { imports: [contract, base, kernels, ratings, evaluation, modelKinds], packages: ['zod'] },
  'src/engine/model': {
    imports: [contract, base, kernels, ratings, evaluation, modelKinds, joint, classic],
    packages: ['node:', 'zod'],
  },
  [recommending]: { imports: [contract, base, kernels, ratings, ...library, ...model] },
  [asking]: { imports: [contract, base, ...catalogue] },
  'src/engine/taste': { imports: [contract, base, ...library, ...model, recommending] },
  'src/engine/mapping': {
    imports: [contract, base, kernels, ...library, ...model, recommending],
    packages: ['node:'],
  },
  [reporting]: { imports: [contract, messages, base, 'src/engine/history/export'], packages: ['node:'] },
  [session]: { imports: [contract, ...engineParts], packages: ['node:', 'fflate'] },
  [jobs]: { imports: [contract, ...engineParts, session], packages: ['node:', 'zod'] },
  [handlers]: { imports: [contract, ...engineParts, session, 'package.json'], packages: ['node:', 'zod'] },
  'src/engine/engine.ts': { imports: [contract, ...engineParts, session, handlers] },
  'src/engine/library-host.ts': {
    imports: [contract, ...library, session, 'src/engine/engine.ts'],
    packages: ['node:'],
  },
  'src/engine/diagnostics': {
    imports: [contract, ...engineParts, 'package.json'],
    packages: ['node:', 'zod'],
  },

  // Main starts the engine's processes and talks to them: no SQL, no TensorFlow.
  'src/main': {
    imports: [
      ...[contract, messages, place, `${jobs}/job-protocol.ts`, `${handlers}/engine-protocol.ts`],
      // The page for phones says genres as the window does.
      `${ui}/genre-names.ts`,
    ],
    packages: ['node:', 'electron', 'zod'],
  },
  'src/main/processes/engine-entry.ts': {
    imports: [contract, 'src/engine/engine.ts', 'src/engine/library-host.ts', handlers],
    packages: ['electron'],
  },
  'src/main/processes/job-entry.ts': { imports: [contract, jobs], packages: ['electron'] },
  'src/preload': { imports: [contract], packages: ['electron'] },
  'src/cli': {
    imports: [
      contract,
      ...engineParts,
      session,
      jobs,
      handlers,
      'src/engine/engine.ts',
      'src/engine/diagnostics',
      'package.json',
    ],
    packages: ['node:', 'commander', 'zod'],
  },

  [ui]: { imports: [contract, messages], packages: [...inWindow, 'svelte-sonner', 'echarts'] },
  [state]: { imports: [contract, messages, ui], packages: [...inWindow, 'svelte-sonner'] },
  [parts]: { imports: [contract, messages, ui, state], packages: inWindow },
  // Screens reach each other by routes alone.
  [screens]: {
    imports: [contract, messages, ui, state, parts],
    packages: [...inWindow, 'svelte-sonner', 'uqr'],
    isolated: true,
  },
  [shell]: {
    imports: [contract, messages, ui, state, parts, screens],
    packages: [...inWindow, 'svelte-sonner', 'fuzzysort'],
  },
  'src/renderer': {
    imports: [contract, messages, ui, state, parts, shell, 'src/renderer/styles'],
    packages: [...inWindow, 'svelte-sonner', '@fontsource-variable/'],
  },
};
