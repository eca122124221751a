// Fairness has a memory: who got less than the others of the nights before counts a little more in this one.
import { meanOf } from '../../base/statistics.ts';

/** What an earlier night gave to somebody, 0 to 1. */
export type RememberedNight = { readonly notedAtMs: number; readonly worth: number };

/** How much less each earlier night counts than the one after it. */
const fading = 0.7;
/** Nobody counts more than this much more or less: the memory tips the balance, it does not decide. */
const most = 0.25;

/**
 * For each person how much their wishes count, 1 for as much as usual; people without a memory, such as guests, have no
 * nights. Only nights at which two or more of those present were are compared. Somebody's debt is the mean, over these nights,
 * of what the present ones got on average less what they got; recent nights count more.
 */
export function weightsOfMemory(people: readonly (readonly RememberedNight[])[]): {
  weights: number[];
  /** How many nights were compared. */
  nights: number;
} {
  const times = [...new Set(people.flatMap((nights) => nights.map(({ notedAtMs }) => notedAtMs)))];
  const shared = times
    .sort((a, b) => b - a)
    .map((time) => people.map((nights) => nights.find(({ notedAtMs }) => notedAtMs === time)?.worth ?? null))
    .filter((worths) => worths.filter((worth) => worth !== null).length > 1);
  const shares = shared.map((_, age) => fading ** age);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const weights = people.map((_, person) => {
    const debt = shared.reduce((sum, worths, age) => {
      const got = worths[person] ?? null;
      if (got === null) return sum;
      const mean = meanOf(worths.filter((worth) => worth !== null));
      return sum + ((shares[age] ?? 0) * (mean - got)) / total;
    }, 0);
    return 1 + Math.min(most, Math.max(-most, debt));
  });
  return { weights, nights: shared.length };
}
