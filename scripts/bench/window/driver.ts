// Acts in a launched window by the code that runs in it, and looks at what the processor did meanwhile.
import { z } from 'zod';
import type { LaunchedApp } from '../../../tests/e2e/app.ts';
import { processesOf, processorMs } from '../processor-time.ts';

/** Between two acts, so that what the first one set off is over. */
const restMs = 500;

const timesSchema = z.strictObject({ first: z.number(), all: z.number() });

/** Milliseconds; of the processor in all processes of the app, null where the system has no /proc. */
export type Act = z.infer<typeof timesSchema> & { processor: number | null };

export class Driver {
  readonly #launched: LaunchedApp;
  #processes: readonly number[] = [];

  constructor(launched: LaunchedApp) {
    this.#launched = launched;
  }

  /** `code` is the code of the window as a global of this name. */
  async bring(code: string): Promise<void> {
    const { page, app } = this.#launched;
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    await page.evaluate(`(() => { ${code}; globalThis.screenTimes = screenTimes; })()`);
    this.#processes = await processesOf(app);
  }

  /** To a screen that shows no movies. */
  async away(): Promise<void> {
    const { page } = this.#launched;
    await page.getByRole('button', { name: 'Settings', exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  }

  async openTuner(): Promise<void> {
    const { page } = this.#launched;
    await page.getByRole('button', { name: 'Tune', exact: true }).click();
    await page.getByRole('slider').first().waitFor();
  }

  async resetTuner(): Promise<void> {
    const { page } = this.#launched;
    await page.getByRole('button', { name: 'Reset', exact: true }).first().click();
    // A tuning is saved when it has come to rest, and the next start would begin with it.
    await page.waitForTimeout(3 * restMs);
  }

  /** Calls a function of the code, which answers with times. */
  async act(call: string): Promise<Act> {
    await this.#launched.page.waitForTimeout(restMs);
    const before = await processorMs(this.#processes);
    const times = timesSchema.parse(await this.ask(call));
    const after = await processorMs(this.#processes);
    return { ...times, processor: before === null || after === null ? null : after - before };
  }

  ask(call: string): Promise<unknown> {
    return this.#launched.page.evaluate(`screenTimes.${call}`);
  }
}
