// The one slider of the loss weights: the two weights that a place on it means, and the place that weights mean.

export type LossWeights = { rankWeight: number; retrievalWeight: number };

/** The slider runs from -100 (stars alone) over 0 (both equally) to 100 (picks alone), in steps of this size. */
export const balanceStep = 5;
export const balanceLimit = 100;

/**
 * The weights at a place of the slider: the side it leans to keeps weight 1, the other one fades in a straight line to 0.
 */
export function weightsAt(balance: number): LossWeights {
  const share = Math.max(-balanceLimit, Math.min(balanceLimit, balance)) / balanceLimit;
  return {
    rankWeight: twoDecimals(Math.min(1, 1 - share)),
    retrievalWeight: twoDecimals(Math.min(1, 1 + share)),
  };
}

/** The place of the slider that stands for these weights; only their ratio counts. Both 0 is the middle. */
export function balanceOf({ rankWeight, retrievalWeight }: LossWeights): number {
  const larger = Math.max(rankWeight, retrievalWeight);
  if (larger === 0) return 0;
  const share = (retrievalWeight - rankWeight) / larger;
  return Math.round((share * balanceLimit) / balanceStep) * balanceStep;
}

/** As many places, spread evenly over the slider, both ends among them. */
export function sweepBalances(count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const share = count === 1 ? 0.5 : index / (count - 1);
    return Math.round(((2 * share - 1) * balanceLimit) / balanceStep) * balanceStep;
  });
}

function twoDecimals(value: number): number {
  return Math.round(value * 100) / 100;
}
