// How far predicted stars are off: RMSE and MAE.
import type { StarsFormula } from './metric.ts';

/** Root mean squared error. */
export const rmse: StarsFormula = { ofError: (error) => error * error, fromMean: Math.sqrt };

/** Mean absolute error. */
export const mae: StarsFormula = { ofError: Math.abs, fromMean: (mean) => mean };
