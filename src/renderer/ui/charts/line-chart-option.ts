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
  name: string;
  points: readonly ChartPoint[];
  /** `main` is what the chart is about; `other` is what it is compared with. */
  role: 'main' | 'other';
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
    yAxis: {
      type: 'value',
      ...yRange(spec),
      splitNumber: 3,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...text, formatter: spec.formatAxis, showMinLabel: false, showMaxLabel: false },
      splitLine: { lineStyle: { color: theme.line, opacity: 0.6 } },
    },
    series: [...spec.series.map((series) => lineSeries(series, spec, theme)), ...baselineSeries(spec, theme)],
  };
}

function lineSeries(series: ChartSeries, spec: LineChartSpec, theme: ChartTheme): LineSeriesOption {
  const isMain = series.role === 'main';
  const colour = isMain ? theme.accent : theme.other;
  return {
    type: 'line',
    id: series.name,
    name: series.name,
    data: series.points.map(({ x, y }) => [x, y]),
    // A lone first point has no line yet: show it as a dot.
    showSymbol: isMain && series.points.length === 1,
    symbol: 'circle',
    symbolSize: 6,
    lineStyle: { color: colour, width: isMain ? 2.25 : 1.5 },
    itemStyle: { color: colour },
    emphasis: { disabled: true },
    z: isMain ? 4 : 3,
    // Said in both cases, since a series of the same id keeps what the next option leaves out.
    areaStyle: { color: colour, opacity: isMain && spec.baselines.length === 0 ? 0.07 : 0 },
  };
}

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
  for (const point of points) lines.push(`${point.name}  ${spec.formatY(point.y)}`);
  for (const baseline of spec.baselines) lines.push(`${baseline.name}  ${spec.formatY(baseline.value)}`);
  return lines.join('\n');
}

/** ECharts types its callback's argument loosely; what is not a point of ours is left out. */
function readTooltipItem(item: unknown): { name: string; x: number; y: number } | null {
  if (typeof item !== 'object' || item === null || !('seriesName' in item) || !('value' in item)) return null;
  const { seriesName, value } = item;
  if (typeof seriesName !== 'string' || !Array.isArray(value)) return null;
  const coordinates: unknown[] = value;
  const [x, y] = coordinates;
  return typeof x === 'number' && typeof y === 'number' ? { name: seriesName, x, y } : null;
}

/** One sentence for those who can't see the chart: where each series began, where it stands, its best, and the baselines. */
export function describeLineChart(spec: LineChartSpec, better: 'lower' | 'higher'): string {
  const sentences: string[] = [];
  for (const { name, points } of spec.series) {
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
