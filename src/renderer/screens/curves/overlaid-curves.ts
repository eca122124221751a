// The curves of several runs as the series of one chart: smoothed as one likes, and one of them pinned to compare with.
import type { RunId } from '../../../contract/ids.ts';
import type { ListedRun } from '../../../contract/training.ts';
import type { ChartPoint, ChartSeries } from '../../ui/charts/line-chart-option.ts';
import { describeBalance } from '../../parts/runs/loss-balance.ts';
import { curveOf, runName, type EpochColumn } from '../../parts/runs/run-words.ts';

/** A run with the colour that it keeps while others come and go. */
export type Shown = { run: ListedRun; shade: number };

/** `smoothing` is the weight of what was before, from 0 to below 1. */
export function overlaidCurves(
  shown: readonly Shown[],
  column: EpochColumn,
  { pinned, smoothing }: { pinned: RunId | null; smoothing: number },
): ChartSeries[] {
  return shown.flatMap(({ run, shade }): ChartSeries[] => {
    const of = { id: run.runId, name: `${runName(run)}, ${describeBalance(run.options).title}`, shade };
    const raw = curveOf(run.history, column);
    const role = run.runId === pinned ? 'pinned' : 'member';
    const line: ChartSeries = { ...of, role, points: smoothed(raw, smoothing) };
    return smoothing === 0 ? [line] : [{ ...of, role: 'raw', points: raw }, line];
  });
}

/**
 * The exponential moving average that TensorBoard draws: divided by how much weight there has been so far, as the first values would
 * otherwise be drawn towards 0.
 */
export function smoothed(points: readonly ChartPoint[], weight: number): ChartPoint[] {
  let sum = 0;
  let total = 0;
  return points.map(({ x, y }) => {
    if (!Number.isFinite(y)) return { x, y };
    sum = sum * weight + y * (1 - weight);
    total = total * weight + (1 - weight);
    return { x, y: sum / total };
  });
}
