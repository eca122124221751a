// Runs in words: what a training reached, said so that someone who never heard of RMSE can use it.
import type { RunId } from '../../../contract/ids.ts';
import type { EpochMetrics, Quality, Run } from '../../../contract/training.ts';

/** An error in stars, such as RMSE: three decimals tell runs apart. */
export function formatError(stars: number): string {
  return Number.isFinite(stars) ? stars.toFixed(3) : '–';
}

/** What following the moment of each rating is worth; null where the stars follow none. */
export function describeMoments({ rmse, untimedRmse }: Pick<Quality, 'rmse' | 'untimedRmse'>): string | null {
  if (untimedRmse === undefined || untimedRmse === null) return null;
  return (
    `Each rating was predicted for the moment it was given: ratings around it say how kind someone is just then. ` +
    `At no moment in particular the RMSE is ${formatError(untimedRmse)}, not ${formatError(rmse)}; so are the curves.`
  );
}

/** A share such as Recall@10, as a percentage. */
export function formatShare(share: number): string {
  return Number.isFinite(share) ? `${(share * 100).toFixed(1)} %` : '–';
}

/** A loss, which has no unit: three significant digits. */
export function formatLoss(loss: number): string {
  return Number.isFinite(loss) ? loss.toPrecision(3) : '–';
}

/** The same for an axis, without idle zeros: `0.9`, `7.25`. */
export function formatLossAxis(loss: number): string {
  return String(Math.round(loss * 1000) / 1000);
}

/** A loss weight without needless zeros. */
export function formatWeight(weight: number): string {
  return String(Math.round(weight * 1000) / 1000);
}

export type Comparison = { words: string; isBetter: boolean };

/** How an error compares with a baseline's: `7 % better than movie mean`. */
export function compareError(value: number, baseline: number, name: string): Comparison {
  return compare((baseline - value) / baseline, name);
}

/** How a share of hits compares with a baseline's: `2.2 times popularity`, or by how many percent it differs. */
export function compareShare(value: number, baseline: number, name: string): Comparison {
  if (baseline <= 0) return { words: `${name} finds none`, isBetter: value > 0 };
  const times = value / baseline;
  if (times >= 1.5) return { words: `${times.toFixed(1)} times ${name}`, isBetter: true };
  return compare(times - 1, name);
}

function compare(gain: number, name: string): Comparison {
  const percent = Math.round(Math.abs(gain) * 100);
  if (!Number.isFinite(gain) || percent === 0) return { words: `the same as ${name}`, isBetter: false };
  return { words: `${percent} % ${gain > 0 ? 'better' : 'worse'} than ${name}`, isBetter: gain > 0 };
}

export type RunSummary = { stars: string; lists: string; verdict: string; isGood: boolean };

/** What a finished run reached on ratings it never saw, in three plain sentences. */
export function summariseRun(run: Pick<Run, 'quality' | 'baselines'>): RunSummary {
  const { quality, baselines } = run;
  const stars = compareError(quality.rmse, baselines.movieMeanRmse, 'guessing each movie’s mean');
  const lists = compareShare(quality.recallAt10, baselines.popularityRecallAt10, 'the most popular ten');
  return {
    stars: `Predicted stars are off by ${quality.rmse.toFixed(2)} (RMSE), ${stars.words}.`,
    lists: `The top ten holds ${formatShare(quality.recallAt10)} of what people went on to like, ${lists.words}.`,
    verdict: verdict(stars.isBetter, lists.isBetter),
    isGood: stars.isBetter && lists.isBetter,
  };
}

function verdict(starsBetter: boolean, listsBetter: boolean): string {
  if (starsBetter && listsBetter) return 'This model knows more than the simple methods, in both ways.';
  if (starsBetter) return 'Good at stars, but its lists are no better than showing what is popular.';
  if (listsBetter) return 'Good at finding movies, but its stars are no better than the movie’s mean.';
  return 'This model is no better than the simple methods yet: more epochs or a more balanced slider help.';
}

export type EpochColumn = 'rankingLoss' | 'retrievalLoss' | 'validationRmse' | 'validationRecallAt10';

/** One column of the history as the points of a chart. */
export function curveOf(history: readonly EpochMetrics[], column: EpochColumn): { x: number; y: number }[] {
  return history.map((epoch) => ({ x: epoch.epoch, y: epoch[column] }));
}

/** Day and time, short: `22 Nov, 20:15`, with the year where it isn't this one. */
export function formatWhen(unixMs: number, nowMs: number): string {
  const date = new Date(unixMs);
  const sameYear = date.getFullYear() === new Date(nowMs).getFullYear();
  return date.toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  });
}

type Comparable = { runId: RunId; quality: Pick<Run['quality'], 'rmse' | 'recallAt10' | 'ndcgAt10'> };

/** Which run holds the best figure of each column; null for each where there are fewer than two runs. */
export function bestOf(
  runs: readonly Comparable[],
): Record<'rmse' | 'recallAt10' | 'ndcgAt10', RunId | null> {
  const [first, ...rest] = runs;
  if (first === undefined || rest.length === 0) return { rmse: null, recallAt10: null, ndcgAt10: null };
  const leader = (isAhead: (a: Comparable, b: Comparable) => boolean): RunId =>
    rest.reduce((best, run) => (isAhead(run, best) ? run : best), first).runId;
  return {
    rmse: leader((a, b) => a.quality.rmse < b.quality.rmse),
    recallAt10: leader((a, b) => a.quality.recallAt10 > b.quality.recallAt10),
    ndcgAt10: leader((a, b) => a.quality.ndcgAt10 > b.quality.ndcgAt10),
  };
}
