import { describe, expect, it } from 'vitest';
import { setLocale } from '../../../messages/runtime.js';
import type { ChartTheme } from './chart-theme.ts';
import {
  describeLineChart,
  lineChartOption,
  logMarks,
  tooltipText,
  yRange,
  type LineChartSpec,
} from './line-chart-option.ts';

const theme: ChartTheme = {
  accent: 'rgba(1, 1, 1, 1)',
  other: 'rgba(2, 2, 2, 1)',
  baseline: 'rgba(3, 3, 3, 1)',
  text: 'rgba(4, 4, 4, 1)',
  muted: 'rgba(5, 5, 5, 1)',
  line: 'rgba(6, 6, 6, 1)',
  surface: 'rgba(7, 7, 7, 1)',
  series: ['rgba(8, 8, 8, 1)', 'rgba(9, 9, 9, 1)'],
  fontFamily: 'Inter',
};

const spec: LineChartSpec = {
  series: [
    {
      name: 'RMSE',
      role: 'main',
      points: [
        { x: 1, y: 1.1 },
        { x: 2, y: 0.8 },
        { x: 3, y: 0.9 },
      ],
    },
  ],
  baselines: [{ name: 'Movie mean', value: 0.95 }],
  xName: 'Epoch',
  xMax: 10,
  formatY: (value) => value.toFixed(2),
  formatAxis: (value) => value.toFixed(1),
};

describe('lineChartOption', () => {
  it('keeps the x axis still while points arrive', () => {
    expect(lineChartOption(spec, theme, true).xAxis).toMatchObject({ min: 1, max: 10 });
    expect(lineChartOption({ ...spec, xMax: null }, theme, true).xAxis).toMatchObject({ max: 'dataMax' });
  });

  it('shows the baseline before the first point is there', () => {
    const option = lineChartOption({ ...spec, series: [] }, theme, true);
    expect(option.series).toHaveLength(1);
    expect(option.series).toMatchObject([{ markLine: { data: [{ yAxis: 0.95 }] } }]);
  });

  it('fills the area below a curve only where no baseline crosses it', () => {
    expect(lineChartOption(spec, theme, true).series).toMatchObject([{ areaStyle: { opacity: 0 } }, {}]);
    const alone = lineChartOption({ ...spec, baselines: [] }, theme, true);
    expect(alone.series).not.toMatchObject([{ areaStyle: { opacity: 0 } }]);
  });

  it('does not move where motion is not welcome', () => {
    expect(lineChartOption(spec, theme, false)).toMatchObject({ animation: false });
  });

  it('draws tooltips without HTML, which the content security policy would refuse', () => {
    expect(lineChartOption(spec, theme, true).tooltip).toMatchObject({ renderMode: 'richText' });
  });
});

describe('many series', () => {
  const line = [
    { x: 1, y: 0.9 },
    { x: 2, y: 0.8 },
  ];
  const many: LineChartSpec = {
    ...spec,
    baselines: [],
    isLog: true,
    formatDifference: (value) => value.toFixed(2),
    series: [
      { id: 'a', name: 'One', role: 'member', shade: 0, points: line },
      { id: 'a', name: 'One', role: 'raw', shade: 0, points: line },
      { id: 'b', name: 'Two', role: 'member', shade: 2, points: line },
      { id: 'c', name: 'Three', role: 'pinned', points: line },
    ],
  };

  it('gives each a colour, and dashes where the colours begin again', () => {
    const { series } = lineChartOption(many, theme, true);
    expect(series).toMatchObject([
      { id: 'a', lineStyle: { color: theme.series[0], type: 'solid' } },
      { id: 'raw a', lineStyle: { color: theme.series[0], opacity: 0.28 } },
      { id: 'b', lineStyle: { color: theme.series[0], type: [7, 4] } },
      { id: 'c', lineStyle: { color: theme.text } },
    ]);
  });

  it('says in the tooltip how far each is from the pinned one, and nothing of raw ones', () => {
    const at = (seriesId: string, seriesName: string, y: number) => ({ seriesId, seriesName, value: [2, y] });
    expect(tooltipText(many, [at('a', 'One', 0.7), at('raw a', 'One', 0.5), at('c', 'Three', 0.8)])).toBe(
      'Epoch 2\nOne  0.70  (-0.10)\nThree  0.80',
    );
    expect(describeLineChart(many, 'lower').match(/One: from/g)).toHaveLength(1);
  });

  it('has a logarithmic axis where every value is above 0', () => {
    expect(lineChartOption(many, theme, true).yAxis).toMatchObject({ type: 'log' });
    const points = [{ x: 1, y: 0 }];
    const flat = { ...many, series: [{ name: 'a', role: 'main' as const, points }] };
    expect(lineChartOption(flat, theme, true).yAxis).toMatchObject({ type: 'value' });
  });

  it('marks round values on it, within one power of ten too', () => {
    expect(logMarks(0.9, 60)).toEqual([1, 2, 5, 10, 20, 50]);
    expect(logMarks(5.2, 7.1).map((mark) => mark.toFixed(1))).toEqual(['5.5', '6.0', '6.5', '7.0']);
  });
});

describe('yRange', () => {
  it('holds all points and baselines and never dips below zero for values that do not', () => {
    const { min, max } = yRange(spec);
    expect(min).toBeLessThan(0.8);
    expect(max).toBeGreaterThan(1.1);
    expect(yRange({ series: [], baselines: [{ name: 'a', value: 0.001 }] }).min).toBe(0);
  });

  it('gives a flat line and an empty chart some room', () => {
    const flat = yRange({ series: [], baselines: [{ name: 'a', value: 2 }] });
    expect(flat.max).toBeGreaterThan(flat.min);
    expect(yRange({ series: [], baselines: [] })).toEqual({ min: 0, max: 1 });
  });

  it('leaves out what is not a number', () => {
    const points = [
      { x: 1, y: Number.NaN },
      { x: 2, y: 3 },
    ];
    expect(yRange({ series: [{ name: 'a', role: 'main', points }], baselines: [] }).max).toBeGreaterThan(3);
  });
});

describe('words', () => {
  it('lists the epoch, the series and the baselines in the tooltip', () => {
    expect(tooltipText(spec, [{ seriesName: 'RMSE', value: [2, 0.8] }])).toBe(
      'Epoch 2\nRMSE  0.80\nMovie mean  0.95',
    );
    expect(tooltipText(spec, 'nonsense')).toBe('Movie mean  0.95');
  });

  it('reports first, last and best for a screen reader', () => {
    expect(describeLineChart(spec, 'lower')).toBe(
      'RMSE: from 1.10 at Epoch 1 to 0.90 at Epoch 3; best 0.80 at 2. Movie mean: 0.95.',
    );
    expect(
      describeLineChart({ ...spec, series: [{ name: 'RMSE', role: 'main', points: [] }] }, 'lower'),
    ).toBe('RMSE: no points yet. Movie mean: 0.95.');
  });

  it('says it in the language of the window', () => {
    void setLocale('de', { reload: false });
    expect(describeLineChart(spec, 'lower')).toContain('RMSE: von 1.10 bei Epoch 1 bis 0.90');
    void setLocale('en', { reload: false });
  });
});
