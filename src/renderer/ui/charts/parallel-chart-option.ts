// Turns lines across several axes into an ECharts option: pure, so that what is drawn can be tested without a canvas.
import type { EChartsOption } from 'echarts';
import type { ChartTheme } from './chart-theme.ts';

export type ParallelChartOption = Required<
  Pick<EChartsOption, 'animation' | 'aria' | 'parallel' | 'parallelAxis' | 'series'>
>;

export type ParallelAxis = {
  name: string;
  format: (value: number) => string;
  /** What was tried, where that is a few values, in their order: each has a place of its own. Null for a measured figure. */
  values: readonly number[] | null;
};

export type ParallelLine = {
  /** A value for each axis. */
  values: readonly number[];
  /** `best` ones are in colour, and the `pointed` one is above all. */
  look: 'best' | 'other' | 'pointed';
};

export function parallelChartOption(
  axes: readonly ParallelAxis[],
  lines: readonly ParallelLine[],
  theme: ChartTheme,
): ParallelChartOption {
  const text = { color: theme.muted, fontFamily: theme.fontFamily, fontSize: 11 };
  return {
    animation: false,
    aria: { enabled: false },
    parallel: { left: 36, right: 44, top: 34, bottom: 14 },
    parallelAxis: axes.map(({ name, format, values }, dim) => ({
      dim,
      name,
      nameLocation: 'end' as const,
      nameGap: 16,
      nameTextStyle: { ...text, color: theme.text },
      axisLine: { lineStyle: { color: theme.muted } },
      axisTick: { show: false },
      splitNumber: 4,
      ...(values === null
        ? { type: 'value' as const, scale: true, axisLabel: { ...text, formatter: format } }
        : { type: 'category' as const, data: values.map(format), axisLabel: text }),
    })),
    series: {
      type: 'parallel',
      silent: true,
      smooth: 0.15,
      data: lines.map(({ values, look }) => ({
        value: values.map((value, dim) => axes[dim]?.values?.indexOf(value) ?? value),
        lineStyle: {
          color: { best: theme.accent, other: theme.other, pointed: theme.text }[look],
          width: look === 'pointed' ? 3 : 1.75,
          opacity: look === 'other' ? 0.55 : 1,
        },
      })),
    },
  };
}
