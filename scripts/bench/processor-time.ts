// The time of the processor that the processes of a launched app have taken: on a machine that others use too it says more than the clock.
import { readFile } from 'node:fs/promises';
import type { ElectronApplication } from 'playwright-core';

/** The clock that Linux counts the time of the processor by. */
const ticksPerSecond = 100;

/** Their ids. */
export function processesOf(app: ElectronApplication): Promise<number[]> {
  return app.evaluate(({ app: electron }) => electron.getAppMetrics().map(({ pid }) => pid));
}

/** Milliseconds since they began, of all of them; null where the system has no /proc. */
export async function processorMs(processes: readonly number[]): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  const times = await Promise.all(processes.map(processorMsOf));
  return times.reduce((sum, time) => sum + time, 0);
}

/** Nothing of a process that has ended. */
async function processorMsOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // Behind the name, which may hold spaces: the 12th and 13th field are its own and the system's time.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  return (ticks * 1000) / ticksPerSecond;
}
