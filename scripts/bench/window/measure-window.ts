// How long one waits in the window: acts in the real app, with a model and a thousand ratings of the person.
import { z } from 'zod';
import { launchApp } from '../../../tests/e2e/app.ts';
import { measureFrames } from '../../../tests/e2e/map-frames.ts';
import { windowCode } from '../../../tests/e2e/window-code.ts';
import type { Measure } from './budgets.ts';
import { Driver, type Act } from './driver.ts';

/** Of each act after a start. */
const rounds = 8;
const mapPoints = 87_585;
const letters = ['t', 'th', 'the', 'the m', 'the ma', 'lov', 'love', 'star w'];

const heldSchema = z.strictObject({ elements: z.number(), cards: z.number(), radios: z.number() });

export type WindowTimes = {
  /** Milliseconds of each time. */
  waits: Map<Measure, number[]>;
  processor: Map<Measure, number[]>;
  /** What the document holds on Home. */
  held: z.infer<typeof heldSchema> | null;
};

/** Writes a rating to the library and takes it back. Needs a built app and a display. */
export async function measureWindow(libraryDirectory: string, starts: number): Promise<WindowTimes> {
  const code = await windowCode('screen-times-window.ts', 'screenTimes');
  const found: WindowTimes = { waits: new Map(), processor: new Map(), held: null };
  for (let start = 1; start <= starts; start++) {
    console.error(`Start ${start} of ${starts} …`);
    const launched = await launchApp({ libraryDirectory });
    try {
      const driver = new Driver(launched);
      await driver.bring(code);
      await measureMap(driver, found);
      await measureBrowse(driver, found);
      await measureHome(driver, found);
      if (start === starts) found.waits.set('frame', await measureFrames(launched.page, mapPoints));
    } finally {
      await launched.close();
    }
  }
  return found;
}

function note({ waits, processor }: WindowTimes, act: Act, all: Measure, first?: Measure): void {
  add(waits, all, act.all);
  if (act.processor !== null) add(processor, all, act.processor);
  if (first !== undefined) add(waits, first, act.first);
}

function add(to: Map<Measure, number[]>, measure: Measure, value: number): void {
  to.set(measure, [...(to.get(measure) ?? []), value]);
}

async function measureMap(driver: Driver, found: WindowTimes): Promise<void> {
  for (let round = 0; round <= rounds; round++) {
    await driver.away();
    note(found, await driver.act(`openPlace('Map', 'map')`), round === 0 ? 'mapFirst' : 'mapAgain');
  }
}

/** What is counted is going there again: the first time everything has to be asked for. */
async function measureBrowse(driver: Driver, found: WindowTimes): Promise<void> {
  await driver.away();
  await driver.act(`openPlace('Browse', 'grid')`);
  for (let round = 0; round < rounds; round++) {
    await driver.away();
    note(found, await driver.act(`openPlace('Browse', 'grid')`), 'browse');
    note(found, await driver.act(`openMovie(${round})`), 'movieAll', 'movieFacts');
  }
  await driver.away();
  await driver.act(`openPlace('Browse', 'grid')`);
  for (const text of letters) note(found, await driver.act(`search('${text}')`), 'letter');
  await driver.act(`search('')`);
}

async function measureHome(driver: Driver, found: WindowTimes): Promise<void> {
  await driver.away();
  await driver.act(`openPlace('Home', 'shelves')`);
  for (let round = 0; round < rounds; round++) {
    await driver.away();
    note(found, await driver.act(`openPlace('Home', 'shelves')`), 'home');
  }
  found.held = heldSchema.parse(await driver.ask('countElements()'));
  for (let round = 0; round < rounds; round++) {
    note(found, await driver.act(`rate('${round % 2 === 0 ? '5' : '1'}')`), 'shelves', 'star');
  }
  await driver.act(`rate('0')`);
  await driver.openTuner();
  for (let round = 0; round < rounds; round++) {
    note(found, await driver.act(`tune('${round % 2 === 0 ? 'End' : 'Home'}')`), 'tuner');
  }
  await driver.resetTuner();
}
