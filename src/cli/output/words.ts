// Figures in words: counts, stars, durations and titles as the tables show them.
import { visibleText } from '../../contract/visible-text.ts';
import { roundedEstimate } from '../../contract/rough-time.ts';

const counts = new Intl.NumberFormat('en');

export function formatCount(count: number): string {
  return counts.format(count);
}

/** `1 rating`, `1,204 ratings`. */
export function formatCountOf(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

export function formatStars(stars: number | null): string {
  return stars === null ? '–' : stars.toFixed(2);
}

/** `3.90 ± 0.72`: about two thirds of ratings are within one standard deviation. */
export function formatPrediction(movie: {
  predictedStars: number | null;
  starsDeviation: number | null;
}): string {
  const stars = formatStars(movie.predictedStars);
  return movie.predictedStars === null || movie.starsDeviation === null
    ? stars
    : `${stars} ± ${formatStars(movie.starsDeviation)}`;
}

/** `850 ms`, `12.3 s`, `2 min 05 s`. */
export function formatDuration(elapsedMs: number): string {
  if (elapsedMs < 1000) return `${Math.round(elapsedMs)} ms`;
  const seconds = elapsedMs / 1000;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const wholeSeconds = Math.round(seconds);
  return `${Math.floor(wholeSeconds / 60)} min ${String(wholeSeconds % 60).padStart(2, '0')} s`;
}

/** `about 20 seconds`, `about 2 minutes`, `about 1.5 hours`. */
export function formatEstimate(timeMs: number): string {
  const seconds = roundedEstimate(timeMs) / 1000;
  if (seconds < 60) return `about ${formatCountOf(seconds, 'second')}`;
  const [amount, unit] = seconds < 3600 ? [seconds / 60, 'minute'] : [seconds / 3600, 'hour'];
  return `about ${formatCountOf(amount, unit)}`;
}

/** A note of several lines in one, for a table. */
export function inOneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ');
}

export function formatTitle(movie: { title: string; year: number | null }): string {
  const title = visibleText(movie.title);
  return movie.year === null ? title : `${title} (${movie.year})`;
}

/** A quality figure between 0 and 1, or an error in stars. */
export function formatMetric(value: number): string {
  return value.toFixed(3);
}

/** `+0.012`, `−0.012`. */
export function formatDifference(value: number): string {
  return `${value < 0 ? '−' : '+'}${formatMetric(Math.abs(value))}`;
}

/** `0.311 to 0.352`. */
export function formatInterval(
  { low, high }: { low: number; high: number },
  format: (value: number) => string = formatMetric,
): string {
  return `${format(low)} to ${format(high)}`;
}

/** Behind a metric's name: which way is better. */
export function betterArrow(better: 'lower' | 'higher' | null): string {
  return better === null ? '' : better === 'lower' ? ' ↓' : ' ↑';
}

/** `2026-07-04 18:30`, in the local time. */
export function formatTime(timeMs: number): string {
  const time = new Date(timeMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** A calendar day as `2026-07-04`; a dash where it is not known. */
export function formatDay(day: number | null): string {
  return day === null ? '–' : new Date(day).toISOString().slice(0, 10);
}

export function formatPercent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
