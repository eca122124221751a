// Figures as a report writes them, in its language.
import { languageTable, type Language } from '../../contract/languages.ts';
import type { MetricUnit } from '../../contract/metrics.ts';

export type ReportFigures = ReturnType<typeof reportFigures>;

export function reportFigures(language: Language) {
  const { tag } = languageTable[language];
  const decimal = (least: number, most: number) =>
    new Intl.NumberFormat(tag, { minimumFractionDigits: least, maximumFractionDigits: most });
  const share = new Intl.NumberFormat(tag, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const [two, three, any] = [decimal(2, 2), decimal(3, 3), decimal(0, 3)];
  const when = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short' });
  const byUnit: Readonly<Record<MetricUnit, (value: number) => string>> = {
    stars: (value) => three.format(value),
    share: (value) => share.format(value),
    gain: (value) => three.format(value),
    bits: (value) => two.format(value),
  };
  return {
    when: (timeMs: number) => when.format(timeMs),
    /** Without idle zeros. */
    number: (value: number) => any.format(value),
    share: (value: number) => share.format(value),
    error: (value: number | null) => (value === null ? '–' : three.format(value)),
    of: (unit: MetricUnit, value: number) => (Number.isFinite(value) ? byUnit[unit](value) : '–'),
    /** `1:02:05`, or `2:05` under an hour. */
    duration: (elapsedMs: number) => {
      const seconds = Math.round(elapsedMs / 1000);
      const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
      const shown = parts[0] === 0 ? parts.slice(1) : parts;
      return shown.map((part, index) => (index === 0 ? part : String(part).padStart(2, '0'))).join(':');
    },
  };
}
