// The parts of ECharts that we draw with, and no others, so that the bundle stays small.
import { LineChart, ParallelChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, ParallelComponent, TooltipComponent } from 'echarts/components';
import { connect, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { LineChartOption } from './line-chart-option.ts';
import type { ParallelChartOption } from './parallel-chart-option.ts';

// Canvas, since the SVG renderer writes style attributes, which our content security policy refuses.
use([
  ...[LineChart, ParallelChart],
  ...[GridComponent, MarkLineComponent, ParallelComponent, TooltipComponent, CanvasRenderer],
]);

export type ChartOption = LineChartOption | ParallelChartOption;

export type MountedChart = {
  /** Draws `option` in place of what was there, moving what has the same id. */
  draw: (option: ChartOption) => void;
  dispose: () => void;
};

/**
 * A chart inside `element` that follows its size until it is disposed of. Charts of one group show their figures
 * together: pointing at one shows the same place in all.
 */
export function mountChart(element: HTMLElement, group: string | null = null): MountedChart {
  const chart = init(element, null, { renderer: 'canvas' });
  if (group !== null) {
    chart.group = group;
    connect(group);
  }
  const observer = new ResizeObserver(() => chart.resize());
  observer.observe(element);
  return {
    draw: (option) => chart.setOption(option, { replaceMerge: ['series', 'parallelAxis'], lazyUpdate: true }),
    dispose: () => {
      observer.disconnect();
      chart.dispose();
    },
  };
}
