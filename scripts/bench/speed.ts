// `npm run bench`: import, training, answers, start times, memory, and the import of a large archive.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { wholeNumberBetween } from '../../src/cli/arguments.ts';
import { parseRatings } from './rating-counts.ts';
import { launchApp } from '../../tests/e2e/app.ts';
import { findDisplay } from '../../tests/e2e/display.ts';
import { prepareLibrary, runChild, runWorker } from './child.ts';
import { measureClassic } from './classic.ts';
import {
  addBenchmark,
  archiveOption,
  reportSamples,
  runBenchmark,
  type BenchContext,
  type CommonOptions,
} from './harness.ts';
import { repeat, samplesOf, timed, type Samples } from './measurement.ts';
import { measureFirstImpression } from './first-impression.ts';
import { measurePackageStart } from './package-start.ts';
import { writeLargeArchive } from './scale/large-archive.ts';
import { measureScale } from './scale/measure-scale.ts';
import { measureTrainings, measureTrainingsInApp } from './scale/measure-training.ts';
import { measureWindow } from './window/measure-window.ts';
import { windowLibrary } from './window/window-library.ts';
import { reportWindow } from './window/window-report.ts';

type Options = CommonOptions & {
  only?: string;
  runs: number;
  epochs: number;
  ratings?: number[];
  python?: string;
  package?: string;
  library?: string;
};

type SpeedContext = BenchContext & {
  runs: number;
  /** Of a training on the archive. */
  epochs: number;
  /** Sizes of made archives; null where none were asked for. */
  sizes: readonly number[] | null;
  /** A Python with TensorFlow; null where none was given. */
  python: string | null;
  /** The program of an unpacked package; null where none was given. */
  packaged: string | null;
  /** A library with a trained model, made when first asked for. */
  library: () => Promise<string>;
};

const usualScale = 2_000_000;
const usualAppTraining = 1_000_000;
const usualClassic = 100_000;
/** A short training has a fixed cost besides its epochs, so its time is not given per epoch. */
const usualEpochs = 5;
const preparingEpochs = 10;

/** A part whose report is another one: each figure beside its budget. */
const windowPart = 'window';

const root = resolve(import.meta.dirname, '../..');

const parts: Readonly<Record<string, (context: SpeedContext) => Promise<Samples[]>>> = {
  import: ({ runs, directory, dataset }) =>
    repeat(runs, async (run) =>
      runWorker('import', join(directory, `import-${run}`), (await dataset()).path),
    ),
  training: ({ runs, epochs, library, sizes, directory }) =>
    sizes === null
      ? repeat(runs, async () => runWorker('training', await library(), String(epochs)))
      : measureTrainings(directory, sizes),
  recommend: onLibrary('recommend'),
  similar: onLibrary('similar'),
  search: onLibrary('search'),
  start: measureStart,
  scale: ({ directory, runs, sizes }) => measureScale({ directory, runs, ratings: sizes?.[0] ?? usualScale }),
};

/** Parts that are run only where they are asked for: they are long, or need what few computers have. */
const longParts: typeof parts = {
  'first-impression': measureFirstImpressions,
  'app-training': ({ directory, sizes }) => measureTrainingsInApp(directory, sizes ?? [usualAppTraining]),
  classic: ({ directory, runs, sizes, python }) =>
    measureClassic({ directory, runs, ratings: sizes?.[0] ?? usualClassic, python }),
};

export function addSpeedBenchmark(program: Command): void {
  addBenchmark(program, 'speed', 'import, training, answers, start and memory', { isDefault: true })
    .option(...archiveOption)
    .addOption(
      new Option('--only <part>', 'one part alone').choices([
        ...Object.keys({ ...parts, ...longParts }),
        windowPart,
      ]),
    )
    .option('--runs <count>', 'how often each part is run', wholeNumberBetween(1, 100), 3)
    .option('--epochs <count>', 'of a training on the archive', wholeNumberBetween(1, 500), usualEpochs)
    .option(
      '--ratings <count...>',
      'sizes of made archives for training, first-impression, scale and classic, such as 100k or 32m for that of MovieLens 32M; 28 bytes of disk each',
      (text: string, before: number[] | undefined) => [...(before ?? []), parseRatings(text)],
    )
    .option('--python <path>', 'a Python with TensorFlow, which classic is compared with')
    .option(
      '--package <program>',
      'an unpacked package, whose start is measured instead (Linux, not as root)',
    )
    .option(
      '--library <folder>',
      'a library with a model and its map, of which window and start measure a copy (default: one is made of the archive)',
    )
    .action((options: Options) =>
      runBenchmark(options, async ({ dataset, directory }) => {
        const { library: given } = options;
        const data = given === undefined ? {} : { data: given };
        // Of somebody who has been through the welcome, whose moving covers would be taken for the start.
        const ofPerson = async (): Promise<string> =>
          windowLibrary(
            directory,
            given === undefined ? { archive: (await dataset()).path } : { library: given },
          );
        if (options.only === windowPart) {
          return { ...reportWindow(await measureWindow(await ofPerson(), options.runs)), ...data };
        }
        const { only, runs, epochs, ratings = null, python = null, package: packaged = null } = options;
        let prepared: Promise<string> | undefined;
        const library = (): Promise<string> =>
          (prepared ??=
            packaged === null
              ? dataset().then(({ path }) => prepareLibrary(directory, path, preparingEpochs))
              : ofPerson());
        const all: Samples[] = [];
        for (const [name, measure] of Object.entries(
          only === undefined ? parts : { ...parts, ...longParts },
        )) {
          if (only !== undefined && only !== name) continue;
          console.error(`Measuring ${name} …`);
          all.push(
            ...(await measure({
              dataset,
              directory,
              runs,
              epochs,
              sizes: ratings,
              python,
              packaged,
              library,
            })),
          );
        }
        return { ...reportSamples(all), ...data };
      }),
    );
}

/** On the archive beside a trained model, or on made archives, where only the first impression is measured. */
async function measureFirstImpressions({ directory, dataset, sizes }: SpeedContext): Promise<Samples[]> {
  if (sizes === null) return measureFirstImpression(directory, (await dataset()).path, true);
  const all: Samples[] = [];
  for (const ratings of sizes) {
    const path = join(directory, `archive-${ratings}`);
    await writeLargeArchive({ ratings, path });
    all.push(...(await measureFirstImpression(directory, path, false)));
  }
  return all;
}

function onLibrary(task: string) {
  return ({ runs, library }: SpeedContext): Promise<Samples[]> =>
    repeat(runs, async () => runWorker(task, await library()));
}

async function measureStart({ runs, library, packaged }: SpeedContext): Promise<Samples[]> {
  const libraryDirectory = await library();
  if (packaged !== null) return measurePackageStart(packaged, libraryDirectory, runs);
  const cli = resolve(root, 'src/cli/main.ts');
  const ofCommands = await repeat(runs, async () => {
    const help = await timed(() => runChild(cli, ['--help']));
    const args = ['similar', '1', '--json', '--library', libraryDirectory];
    const similar = await timed(() => runChild(cli, args));
    return [samplesOf('cli-start', 'ms', [help]), samplesOf('cli-start-to-similar', 'ms', [similar])];
  });
  const obstacle = await whyNoWindow();
  if (obstacle === null) return [...ofCommands, ...(await repeat(runs, () => startWindow(libraryDirectory)))];
  console.error(`window-start is skipped: ${obstacle}`);
  return ofCommands;
}

/** From starting Electron to the first screen's heading. */
async function startWindow(libraryDirectory: string): Promise<Samples[]> {
  const startedAt = performance.now();
  const { page, close } = await launchApp({ libraryDirectory, hasMotion: true });
  try {
    await page.getByRole('heading').first().waitFor();
    return [samplesOf('window-start', 'ms', [performance.now() - startedAt])];
  } finally {
    await close();
  }
}

/** Null if the app is built, Electron is installed and a window can be shown. */
async function whyNoWindow(): Promise<string | null> {
  if (!['out/main/main.js', 'node_modules/electron/path.txt'].every((file) => existsSync(join(root, file)))) {
    return 'run `npm run setup` and `npm run build` first.';
  }
  try {
    await findDisplay();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
