// The figures of runs as they are written, in the window's language.
import type { LossWeights } from '../../../contract/loss-balance.ts';
import { languageTag } from '../../ui/format.ts';

const formats = new Map<string, Intl.NumberFormat>();

/** With exactly so many digits after the point. */
export function formatDecimal(value: number, digits: number): string {
  return numberFormat(digits, digits).format(value);
}

function numberFormat(
  minDigits: number,
  maxDigits: number,
  style: 'decimal' | 'percent' = 'decimal',
): Intl.NumberFormat {
  const tag = languageTag();
  const key = `${tag} ${style} ${minDigits} ${maxDigits}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(tag, {
    style,
    minimumFractionDigits: minDigits,
    maximumFractionDigits: maxDigits,
  });
  formats.set(key, made);
  return made;
}

/** An error in stars, such as RMSE: three decimals distinguish runs. */
export function formatError(stars: number): string {
  return Number.isFinite(stars) ? formatDecimal(stars, 3) : '–';
}

/** The same for an axis: a third decimal only where two would be alike. */
export function formatErrorAxis(stars: number): string {
  return numberFormat(2, 3).format(stars);
}

/** A share such as Recall@10, as a percentage. */
export function formatShare(share: number): string {
  return Number.isFinite(share) ? numberFormat(1, 1, 'percent').format(share) : '–';
}

/** The same for an axis, without idle zeros: `25%`, `24.5%`. */
export function formatShareAxis(share: number): string {
  return numberFormat(0, 1, 'percent').format(share);
}

/** A gain between 0 and 1 that is no share. */
export function formatGain(value: number): string {
  return formatDecimal(value, 3);
}

/** A loss, which has no unit: three significant digits. */
export function formatLoss(loss: number): string {
  if (!Number.isFinite(loss)) return '–';
  const digits = loss === 0 ? 2 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(loss))));
  return formatDecimal(loss, Math.min(6, digits));
}

/** The same for an axis, without idle zeros: `0.9`, `7.25`. */
export function formatLossAxis(loss: number): string {
  return numberFormat(0, 3).format(loss);
}

/** A loss weight without needless zeros. */
export function formatWeight(weight: number): string {
  return numberFormat(0, 3).format(weight);
}

/** `0.003`. */
export function formatLearningRate(rate: number): string {
  return numberFormat(0, 6).format(rate);
}

/** Both loss weights, stars first: `1 : 0.5`. */
export function formatWeights({ rankWeight, retrievalWeight }: LossWeights): string {
  return `${formatWeight(rankWeight)} : ${formatWeight(retrievalWeight)}`;
}

/** How many times as much: `2`, `1.05`. */
export function formatTimes(times: number): string {
  return numberFormat(0, 2).format(times);
}

/** A difference with its sign; what rounds to nothing has none. */
export function formatDifference(value: number, format: (size: number) => string = formatGain): string {
  const size = format(Math.abs(value));
  return size === format(0) ? size : `${value < 0 ? '−' : '+'}${size}`;
}
