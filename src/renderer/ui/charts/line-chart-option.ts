// Turns the series of a line chart into an ECharts option: pure, so that what is drawn can be tested without a canvas.
import type { ComposeOption } from 'echarts/core';
import type { LineSeriesOption } from 'echarts/charts';
import type {
  AriaComponentOption,
  GridComponentOption,
  MarkLineComponentOption,
  TooltipComponentOption,
} from 'echarts/components';
import { m } from '../../../messages/messages.js';
import type { ChartTheme } from './chart-theme.ts';

export type LineChartOption = ComposeOption<
  | LineSeriesOption
  | GridComponentOption
  | TooltipComponentOption
  | MarkLineComponentOption
  | AriaComponentOption
>;

export type ChartPoint = { x: number; y: number };

export type ChartSeries = {
  /** Tells series of one name apart; by default the name. */
  id?: string;
  name: string;
  points: readonly ChartPoint[];
  /**
   * `main` is what the chart is about; `other` is what it is compared with. Among many equal ones a `member` has a colour of its own,
   * `pinned` is what they are compared with, and `raw` is what a smoothed one was made of: it is drawn faintly, and not read.
   */
  role: 'main' | 'other' | 'member' | 'pinned' | 'raw';
  /** Which of the colours a `member` or `raw` has; beyond the last one they begin again, dashed. */
  shade?: number;
};

/** A level line across the whole chart. */
export type ChartBaseline = { name: string; value: number };

export type LineChartSpec = {
  series: readonly ChartSeries[];
  baselines: readonly ChartBaseline[];
  /** What the x axis counts, in the singular: `Epoch`. */
  xName: string;
  /** Keeps the axis still while points arrive; null follows the points. */
  xMax: number | null;
  formatY: (value: number) => string;
  /** Shorter, for the axis. */
  formatAxis: (value: number) => string;
  /** Draws equal ratios as equal distances; where a value is not above 0 it can't. */
  isLog?: boolean;
  /** How far a value is from the pinned one, with its sign. */
  formatDifference?: (difference: number) => string;
};

/** The option that draws `spec` in the colours of `theme`; `animate` only where motion is welcome. */
export function lineChartOption(spec: LineChartSpec, theme: ChartTheme, animate: boolean): LineChartOption {
  const text = { color: theme.muted, fontFamily: theme.fontFamily, fontSize: 11 };
  return {
    animation: animate,
    animationDuration: 240,
    animationDurationUpdate: 160,
    animationEasing: 'linear',
    aria: { enabled: false },
    grid: {
      left: 4,
      right: 10,
      top: 12,
      bottom: 2,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      backgroundColor: theme.surface,
      borderColor: theme.line,
      textStyle: { ...text, color: theme.text, fontSize: 12 },
      axisPointer: { type: 'line', animation: false, lineStyle: { color: theme.line, type: 'solid' } },
      formatter: (items) => tooltipText(spec, items),
    },
    xAxis: {
      type: 'value',
      min: 1,
      max: spec.xMax ?? 'dataMax',
      minInterval: 1,
      splitNumber: 4,
      axisLine: { lineStyle: { color: theme.line } },
      axisTick: { show: false },
      axisLabel: { ...text, hideOverlap: true, showMinLabel: true, showMaxLabel: true },
      splitLine: { show: false },
    },
    yAxis: yAxis(spec, theme, text),
    series: [...spec.series.map((series) => lineSeries(series, spec, theme)), ...baselineSeries(spec, theme)],
  };
}

function lineSeries(series: ChartSeries, spec: LineChartSpec, theme: ChartTheme): LineSeriesOption {
  const isMain = series.role === 'main';
  const { colour, width, dash, opacity, z } = lookOf(series, theme);
  return {
    type: 'line',
    id: idOf(series),
    name: series.name,
    data: series.points.map(({ x, y }) => [x, y]),
    // A lone first point has no line yet: show it as a dot.
    showSymbol: series.role !== 'other' && series.points.length === 1,
    symbol: 'circle',
    symbolSize: 6,
    lineStyle: { color: colour, width, type: dash, opacity },
    itemStyle: { color: colour, opacity },
    emphasis: { disabled: true },
    z,
    // Said in both cases, since a series of the same id keeps what the next option leaves out.
    areaStyle: { color: colour, opacity: isMain && spec.baselines.length === 0 ? 0.07 : 0 },
  };
}

type Look = { colour: string; width: number; dash: 'solid' | number[]; opacity: number; z: number };

const dashes: readonly Look['dash'][] = ['solid', [7, 4], [2, 3]];

function lookOf({ role, shade = 0 }: ChartSeries, theme: ChartTheme): Look {
  const colour = theme.series[shade % theme.series.length] ?? theme.accent;
  const dash = dashes[Math.floor(shade / theme.series.length) % dashes.length] ?? 'solid';
  switch (role) {
    case 'main':
      return { colour: theme.accent, width: 2.25, dash: 'solid', opacity: 1, z: 4 };
    case 'other':
      return { colour: theme.other, width: 1.5, dash: 'solid', opacity: 1, z: 3 };
    case 'member':
      return { colour, width: 2, dash, opacity: 1, z: 4 };
    case 'raw':
      return { colour, width: 1, dash: 'solid', opacity: 0.28, z: 2 };
    case 'pinned':
      return { colour: theme.text, width: 2.25, dash: 'solid', opacity: 1, z: 5 };
  }
}

function idOf({ id, name, role }: ChartSeries): string {
  return role === 'raw' ? `${rawPrefix}${id ?? name}` : (id ?? name);
}

const rawPrefix = 'raw ';

/** Baselines hang on a series without points, so that they stand before the first epoch is done. */
function baselineSeries(spec: LineChartSpec, theme: ChartTheme): LineSeriesOption[] {
  return spec.baselines.map(({ name, value }) => ({
    type: 'line',
    id: `baseline ${name}`,
    name,
    data: [],
    silent: true,
    markLine: {
      silent: true,
      symbol: 'none',
      animation: false,
      lineStyle: { color: theme.baseline, type: [5, 4], width: 1.5 },
      label: {
        formatter: name,
        position: 'insideEndTop',
        color: theme.muted,
        fontFamily: theme.fontFamily,
        fontSize: 11,
        distance: [2, 5],
      },
      data: [{ yAxis: value }],
    },
  }));
}

/** The range with its marks: ECharts marks powers of ten alone on a logarithmic axis, which curves seldom reach. */
function yAxis(spec: LineChartSpec, theme: ChartTheme, text: object): NonNullable<LineChartOption['yAxis']> {
  const range = yRange(spec);
  const low = Math.min(...spec.series.flatMap(({ points }) => points.map(({ y }) => y)));
  const look = {
    axisLine: { show: false },
    splitLine: { lineStyle: { color: theme.line, opacity: 0.6 } },
  };
  const label = { ...text, formatter: spec.formatAxis, showMinLabel: false, showMaxLabel: false };
  if (spec.isLog !== true || low <= 0) {
    return { type: 'value', ...range, splitNumber: 3, ...look, axisTick: { show: false }, axisLabel: label };
  }
  const { min, max } = logRange(low, range.max);
  const marks = logMarks(min, max);
  return {
    type: 'log',
    min,
    max,
    ...look,
    axisTick: { show: false, customValues: marks },
    axisLabel: { ...label, customValues: marks },
  };
}

function logRange(low: number, high: number): { min: number; max: number } {
  return { min: low * (low / high) ** 0.08, max: high };
}

/** One, two and five times the powers of ten; evenly spread values where fewer than three of them are in the range. */
export function logMarks(min: number, max: number): number[] {
  const round: number[] = [];
  for (let power = Math.floor(Math.log10(min)); power <= Math.log10(max); power++) {
    round.push(...[1, 2, 5].map((factor) => factor * 10 ** power));
  }
  const inside = round.filter((mark) => mark >= min && mark <= max);
  if (inside.length >= 3) return inside;
  const step = 10 ** Math.floor(Math.log10((max - min) / 2));
  const wide = [1, 2, 5, 10].map((factor) => factor * step).find((size) => (max - min) / size <= 5) ?? step;
  const first = Math.ceil(min / wide);
  return Array.from({ length: Math.floor(max / wide) - first + 1 }, (_, index) => (first + index) * wide);
}

/** Room for every point and every baseline, with a margin; a flat line gets one too. */
export function yRange(spec: Pick<LineChartSpec, 'series' | 'baselines'>): { min: number; max: number } {
  const values = [
    ...spec.series.flatMap((series) => series.points.map((point) => point.y)),
    ...spec.baselines.map((baseline) => baseline.value),
  ].filter(Number.isFinite);
  if (values.length === 0) return { min: 0, max: 1 };
  const low = Math.min(...values);
  const high = Math.max(...values);
  const margin = high > low ? (high - low) * 0.12 : Math.max(Math.abs(high) * 0.05, 0.01);
  const min = low - margin;
  return { min: low >= 0 ? Math.max(0, min) : min, max: high + margin };
}

/** The tooltip's lines: the place on the x axis, then each series there, then the baselines. */
export function tooltipText(spec: LineChartSpec, items: unknown): string {
  const points = Array.isArray(items) ? items.map(readTooltipItem).filter((item) => item !== null) : [];
  const x = points[0]?.x;
  const lines = x === undefined ? [] : [`${spec.xName} ${x}`];
  const pinned = spec.series.find(({ role }) => role === 'pinned');
  const level = points.find(({ id }) => pinned !== undefined && id === idOf(pinned))?.y;
  for (const { id, name, y } of points) {
    if (id.startsWith(rawPrefix)) continue;
    const isOther = level !== undefined && pinned !== undefined && id !== idOf(pinned);
    const difference = isOther ? spec.formatDifference?.(y - level) : undefined;
    lines.push([name, spec.formatY(y), ...(difference === undefined ? [] : [`(${difference})`])].join('  '));
  }
  for (const baseline of spec.baselines) lines.push(`${baseline.name}  ${spec.formatY(baseline.value)}`);
  return lines.join('\n');
}

/** ECharts types its callback's argument loosely; what is not a point of ours is left out. */
function readTooltipItem(item: unknown): { id: string; name: string; x: number; y: number } | null {
  if (typeof item !== 'object' || item === null || !('seriesName' in item) || !('value' in item)) return null;
  const { seriesName, value } = item;
  const id = 'seriesId' in item && typeof item.seriesId === 'string' ? item.seriesId : String(seriesName);
  if (typeof seriesName !== 'string' || !Array.isArray(value)) return null;
  const coordinates: unknown[] = value;
  const [x, y] = coordinates;
  return typeof x === 'number' && typeof y === 'number' ? { id, name: seriesName, x, y } : null;
}

/** One sentence for those who can't see the chart: where each series began, where it stands, its best, and the baselines. */
export function describeLineChart(spec: LineChartSpec, better: 'lower' | 'higher'): string {
  const sentences: string[] = [];
  for (const { name, points, role } of spec.series) {
    if (role === 'raw') continue;
    const first = points[0];
    const last = points.at(-1);
    if (first === undefined || last === undefined) {
      sentences.push(m.ui_chart_no_points({ name }));
      continue;
    }
    const values = points.map((point) => point.y);
    const best = better === 'lower' ? Math.min(...values) : Math.max(...values);
    const bestX = points[values.indexOf(best)]?.x ?? last.x;
    sentences.push(
      m.ui_chart_course({
        name,
        axis: spec.xName,
        first: spec.formatY(first.y),
        firstX: first.x,
        last: spec.formatY(last.y),
        lastX: last.x,
        best: spec.formatY(best),
        bestX,
      }),
    );
  }
  for (const { name, value } of spec.baselines) sentences.push(`${name}: ${spec.formatY(value)}.`);
  return sentences.join(' ');
}
