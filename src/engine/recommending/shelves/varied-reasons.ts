// Which of the true reasons stands on each card: the strongest that was not just used, so that a shelf does not say one thing over and over.

/** A reason with how much it says, 0 to 1, and what it names: a movie, a genre, a director. */
export interface ReasonOption<R extends { readonly kind: string }> {
  readonly reason: R;
  readonly strength: number;
  readonly names: string;
}

/** What was named on one of so many cards before is named again only where there is nothing else. */
const nameRest = 4;

/** One of each card's options, in the order of the cards; every card has to have one. */
export function variedReasons<R extends { readonly kind: string }>(
  cards: readonly (readonly [ReasonOption<R>, ...ReasonOption<R>[]])[],
): R[] {
  const chosen: ReasonOption<R>[] = [];
  for (const options of cards) {
    const latestKind = chosen.at(-1)?.reason.kind;
    const latestNames = new Set(chosen.slice(-nameRest).map(({ names }) => names));
    /** Staleness comes before strength: the kind of the card before, then a name that was just said. */
    const staleness = ({ reason, names }: ReasonOption<R>): number =>
      (reason.kind === latestKind ? 2 : 0) + (latestNames.has(names) ? 1 : 0);
    const best = options.reduce((one, other) => {
      const difference = staleness(other) - staleness(one);
      return difference < 0 || (difference === 0 && other.strength > one.strength) ? other : one;
    });
    chosen.push(best);
  }
  return chosen.map(({ reason }) => reason);
}
