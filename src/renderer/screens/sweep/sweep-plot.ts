// A sweep's trainings laid out as points of RMSE against Recall@10, with what they are to be seen beside.
import { strongestSimple } from '../../parts/runs/run-words.ts';
import type { Baselines, EpochMetrics, ListedRun } from '../../../contract/training.ts';
import { settingsOf } from './sweep-settings.ts';
import { paretoFront, type Outcome } from './pareto.ts';
import { roomyRange, spreadLabels, toSpot, type Box, type Range, type Spot } from './scatter-layout.ts';

/** Of the round labels, in pixels. */
export const labelSize = 24;

export type PlotInput = {
  /** From stars to picks; each is called by its place in this order, from 1. */
  points: readonly ListedRun[];
  baselines: Baselines | null;
  /** Shown beside them where it is none of them. */
  active: ListedRun | null;
  /** Where the training that runs stands. */
  latest: EpochMetrics | null;
  /** Whether the front fills the plot, and what is far from it is outside. */
  isNear: boolean;
  box: Box;
};

export type PlottedPoint = { run: ListedRun; number: number; isBest: boolean; spot: Spot; label: Spot };

export type Plot = {
  x: Range;
  y: Range;
  /** Those inside the plot. */
  points: PlottedPoint[];
  /** From the best stars to the best lists. */
  front: Spot[];
  active: Spot | null;
  live: Spot | null;
  /** A standard deviation to each side of a setting's mean over its seeds, in both directions. */
  bars: { from: Spot; to: Spot }[];
  /** How the strongest simple methods do: a level of each axis, with the method's name. */
  baseline: (Spot & { stars: string; lists: string }) | null;
};

export function plotSweep({ points, baselines, active, latest, isNear, box }: PlotInput): Plot {
  const outcomes = points.map((run, index) => ({ run, number: index + 1, ...outcomeOf(run) }));
  const front = paretoFront(outcomes);
  const rival =
    active === null || points.some(({ runId }) => runId === active.runId) ? null : outcomeOf(active);
  const live = latest && { rmse: latest.validationRmse, recallAt10: latest.validationRecallAt10 };
  const line = baselines && strongestSimple(baselines);
  const simple = line && { rmse: line.stars.value, recallAt10: line.lists.value };
  const all = [...outcomes, rival, live, simple].filter((outcome) => outcome !== null);
  const framed: readonly Outcome[] = isNear && front.length > 0 ? front : all;
  const x = roomyRange(framed.map(({ rmse }) => rmse));
  const y = roomyRange(framed.map(({ recallAt10 }) => recallAt10));
  const place = (outcome: Outcome): Spot => toSpot(outcome, x, y, box);
  const placeInside = (outcome: Outcome | null): Spot | null => {
    const spot = outcome && place(outcome);
    return spot !== null && isInside(spot, box) ? spot : null;
  };
  const shown = outcomes.flatMap((outcome) => {
    const spot = placeInside(outcome);
    return spot === null
      ? []
      : [{ run: outcome.run, number: outcome.number, isBest: front.includes(outcome), spot }];
  });
  const labels = spreadLabels(
    shown.map(({ spot }) => spot),
    labelSize,
    box,
  );
  return {
    x,
    y,
    points: shown.map((point, index) => ({ ...point, label: labels[index] ?? point.spot })),
    front: front.map(place),
    active: placeInside(rival),
    live: placeInside(live),
    bars: settingsOf(points).flatMap(({ rmse, recallAt10 }) => {
      if (rmse.deviation === null || recallAt10.deviation === null) return [];
      const middle = { rmse: rmse.mean, recallAt10: recallAt10.mean };
      if (placeInside(middle) === null) return [];
      const off = (stars: number, lists: number) =>
        place({ rmse: middle.rmse + stars, recallAt10: middle.recallAt10 + lists });
      return [
        { from: off(-rmse.deviation, 0), to: off(rmse.deviation, 0) },
        { from: off(0, -recallAt10.deviation), to: off(0, recallAt10.deviation) },
      ];
    }),
    baseline: line && simple && { ...place(simple), stars: line.stars.name, lists: line.lists.name },
  };
}

function outcomeOf({ quality }: ListedRun): Outcome {
  return { rmse: quality.rmse, recallAt10: quality.recallAt10 };
}

/** A pixel over the edge is inside: that is how far figures are rounded. */
function isInside({ x, y }: Spot, { width, height }: Box): boolean {
  return x >= -1 && x <= width + 1 && y >= -1 && y <= height + 1;
}
