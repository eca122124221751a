// Student's t distribution for whole degrees of freedom, by its finite sums.

/**
 * The share of the distribution farther from 0 than t, on both sides (Abramowitz and Stegun, "Handbook of Mathematical
 * Functions", 26.7.3 and 26.7.4, where it is 1 - A).
 */
export function shareBeyond(t: number, degrees: number): number {
  const angle = Math.atan(Math.abs(t) / Math.sqrt(degrees));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = degrees % 2 === 1;
  let sum = 0;
  let term = isOdd ? cosine : 1;
  for (let power = isOdd ? 1 : 0; power <= degrees - 2; power += 2) {
    sum += term;
    term *= (cosine ** 2 * (power + 1)) / (power + 2);
  }
  const within = isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
  return Math.max(0, 1 - within);
}
