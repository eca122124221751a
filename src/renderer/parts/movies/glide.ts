// Cards of a row glide to their new places (FLIP), measured all at once: what reads and writes card by card makes the browser
// lay the whole screen out again for each.
const duration = { glideMs: 250, appearMs: 180 };
const easing = 'cubic-bezier(0.2, 0, 0, 1)';

/** Distance of each card from the row's beginning, by the card's element; taken before the cards change. */
export type Places = ReadonlyMap<HTMLElement, number>;

export function placesIn(row: HTMLElement): Places {
  return new Map(cardsOf(row).map((card) => [card, card.offsetLeft]));
}

/** Moves every card that is in sight from its place before; cards that are new to a row that was there fade in. */
export function glideFrom(before: Places, row: HTMLElement): void {
  const [start, end] = [row.scrollLeft - row.clientWidth / 4, row.scrollLeft + 1.25 * row.clientWidth];
  const isNear = (place: number): boolean => place >= start && place <= end;
  for (const [card, place] of placesIn(row)) {
    const earlier = before.get(card);
    if (earlier === place || !(isNear(place) || (earlier !== undefined && isNear(earlier)))) continue;
    if (earlier === undefined) {
      if (before.size > 0) card.animate({ opacity: [0, 1] }, { duration: duration.appearMs, easing });
      continue;
    }
    card.animate(
      { transform: [`translateX(${earlier - place}px)`, 'none'] },
      { duration: duration.glideMs, easing },
    );
  }
}

/** Without the room of those that do not exist. */
function cardsOf(row: HTMLElement): HTMLElement[] {
  return Array.from(row.children).filter(
    (card): card is HTMLElement => card instanceof HTMLElement && card.ariaHidden === null,
  );
}
