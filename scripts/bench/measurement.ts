// One measured figure, and how figures are told: as rows of a table.
import { renderTable } from '../../src/cli/output/table.ts';
import { median } from './statistics.ts';

export type Unit = 'ms' | 'MB' | 'ratings/s';

export type Measurement = {
  name: string;
  unit: Unit;
  median: number;
  min: number;
  max: number;
  /** How many values the median is of. */
  samples: number;
};

export function summarise(name: string, unit: Unit, samples: readonly number[]): Measurement {
  return {
    name,
    unit,
    median: median(samples),
    min: Math.min(...samples),
    max: Math.max(...samples),
    samples: samples.length,
  };
}

export function renderMeasurements(measurements: readonly Measurement[]): string {
  return renderTable(measurements, [
    { heading: 'Measured', value: (row) => row.name },
    { heading: 'Median', value: (row) => formatFigure(row.median), align: 'right' },
    { heading: 'Unit', value: (row) => row.unit },
    { heading: 'Least', value: (row) => formatFigure(row.min), align: 'right' },
    { heading: 'Most', value: (row) => formatFigure(row.max), align: 'right' },
    { heading: 'Samples', value: (row) => String(row.samples), align: 'right' },
  ]);
}

function formatFigure(value: number): string {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
