// Reads the colours of the charts from CSS, where the design tokens are, and reports when they change.

export type ChartTheme = {
  accent: string;
  other: string;
  baseline: string;
  text: string;
  muted: string;
  line: string;
  surface: string;
  fontFamily: string;
};

/** The colours that hold at `element`, as plain `rgba()`: ECharts doesn't read the newer CSS colour functions. */
export function readChartTheme(element: HTMLElement): ChartTheme {
  const probe = document.createElement('span');
  // Where motion is reduced a rule gives everything a very short transition; in it, each colour would read as the one before.
  probe.style.transitionProperty = 'none';
  element.append(probe);
  try {
    const colour = (token: string): string => {
      probe.style.color = `var(${token})`;
      return toRgba(getComputedStyle(probe).color);
    };
    return {
      accent: colour('--chart-main'),
      other: colour('--chart-other'),
      baseline: colour('--chart-baseline'),
      text: colour('--chart-text'),
      muted: colour('--chart-muted'),
      line: colour('--chart-line'),
      surface: colour('--chart-surface'),
      fontFamily: getComputedStyle(element).fontFamily,
    };
  } finally {
    probe.remove();
  }
}

/** Paints one pixel, since the browser reads every colour that CSS can write. */
function toRgba(colour: string): string {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (context === null) return colour;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
  return `rgba(${red}, ${green}, ${blue}, ${alpha / 255})`;
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
