// Reads the colours of the charts from CSS, where the design tokens are, and reports when they change.
import { cssColour, readTokenColours } from '../token-colours.ts';

export type ChartTheme = {
  accent: string;
  other: string;
  baseline: string;
  text: string;
  muted: string;
  line: string;
  surface: string;
  /** Of series that are equals. */
  series: readonly string[];
  fontFamily: string;
};

const seriesTokens = [1, 2, 3, 4, 5].map((number) => `--series-${number}`);

/** What holds at `element`; colours as plain `rgba()`, which is what ECharts reads. */
export function readChartTheme(element: HTMLElement): ChartTheme {
  return readTokenColours(element, (read) => {
    const colour = (token: string): string => cssColour(read(token));
    return {
      accent: colour('--chart-main'),
      other: colour('--chart-other'),
      baseline: colour('--chart-baseline'),
      text: colour('--chart-text'),
      muted: colour('--chart-muted'),
      line: colour('--chart-line'),
      surface: colour('--chart-surface'),
      series: seriesTokens.map(colour),
      fontFamily: getComputedStyle(element).fontFamily,
    };
  });
}

/** Calls `listener` after each change of theme or of the wish for less motion; returns the function that ends it. */
export function onAppearanceChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true });
  const queries = ['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)'].map((query) =>
    window.matchMedia(query),
  );
  for (const query of queries) query.addEventListener('change', listener);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener('change', listener);
  };
}

/** Whether things may move. */
export function isMotionWelcome(): boolean {
  return !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
