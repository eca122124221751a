// Which of several trainings are worth a look: those that no other one beats in both stars and lists.

export type Outcome = { rmse: number; recallAt10: number };

/** Whether `a` is at least as good as `b` in both, and better in one. */
function dominates(a: Outcome, b: Outcome): boolean {
  const isNotWorse = a.rmse <= b.rmse && a.recallAt10 >= b.recallAt10;
  return isNotWorse && (a.rmse < b.rmse || a.recallAt10 > b.recallAt10);
}

/** The Pareto front: what nothing else dominates, from the best stars to the best lists. */
export function paretoFront<T extends Outcome>(outcomes: readonly T[]): T[] {
  return outcomes
    .filter((outcome) => !outcomes.some((other) => dominates(other, outcome)))
    .toSorted((a, b) => a.rmse - b.rmse || b.recallAt10 - a.recallAt10);
}

/** The member of the front that gives up least of both, measured by what the whole front spans; null if there is none. */
export function compromise<T extends Outcome>(outcomes: readonly T[]): T | null {
  const front = paretoFront(outcomes);
  const [bestStars, bestLists] = [front[0], front.at(-1)];
  if (bestStars === undefined || bestLists === undefined) return null;
  const rmseSpan = bestLists.rmse - bestStars.rmse || 1;
  const recallSpan = bestLists.recallAt10 - bestStars.recallAt10 || 1;
  const lossOf = ({ rmse, recallAt10 }: Outcome): number =>
    Math.hypot((rmse - bestStars.rmse) / rmseSpan, (bestLists.recallAt10 - recallAt10) / recallSpan);
  return front.reduce((best, outcome) => (lossOf(outcome) < lossOf(best) ? outcome : best));
}
