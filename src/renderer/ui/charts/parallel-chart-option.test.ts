import { expect, it } from 'vitest';
import { parallelChartOption } from './parallel-chart-option.ts';

const theme = {
  ...{ accent: 'a', other: 'o', baseline: 'b', text: 't', muted: 'm', line: 'l', surface: 's' },
  ...{ series: [], fontFamily: 'Inter' },
};
const axes = [
  { name: 'Dimensions', format: String, values: [64, 128] },
  { name: 'RMSE', format: (value: number) => value.toFixed(2), values: null },
];

it('gives what was tried equal distances, and measured figures their range', () => {
  const option = parallelChartOption(axes, [{ values: [128, 0.8], look: 'best' }], theme);
  expect(option.parallelAxis).toMatchObject([
    { dim: 0, type: 'category', data: ['64', '128'] },
    { dim: 1, type: 'value', scale: true },
  ]);
  expect(option.series).toMatchObject({ data: [{ value: [1, 0.8], lineStyle: { color: 'a' } }] });
});
