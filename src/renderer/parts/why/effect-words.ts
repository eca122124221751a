// The effect of ratings in words.
import type { RatingEffect, Why } from '../../../contract/why.ts';
import { m } from '../../../messages/messages.js';
import { formatCount, formatMean, formatStars } from '../../ui/format.ts';

/** How many ratings are shown for and against before all of them are asked for. */
const shownFor = 8;
const shownAgainst = 4;

/** `Without your 5 stars for Alien this falls from place 3 to 41.`; undefined if no place without a rating is known. */
export function strongestSentence(why: Why): string | undefined {
  const [strongest] = [...why.effects]
    .filter(({ placeWithout }) => placeWithout !== null)
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const to = strongest?.placeWithout ?? null;
  if (why.standing === null || strongest === undefined || to === null) return undefined;
  const { place } = why.standing;
  const words = {
    stars: formatStars(strongest.stars),
    title: strongest.title,
    from: formatCount(place),
    to: formatCount(to),
  };
  if (to > place) return m.home_why_falls(words);
  if (to < place) return m.home_why_rises(words);
  return m.home_why_stays(words);
}

/** The strongest for it, then the strongest against it (the last of all is the strongest). */
export function strongestEffects(effects: readonly RatingEffect[]): RatingEffect[] {
  const speaking = effects.filter(({ contribution }) => contribution > 0).slice(0, shownFor);
  const against = effects.filter(({ contribution }) => contribution < 0).slice(-shownAgainst);
  return [...speaking, ...against];
}

/** A row read aloud. */
export function effectSentence(effect: RatingEffect, place: number): string {
  const words = { title: effect.title, stars: formatStars(effect.stars) };
  const side = effect.contribution < 0 ? m.home_why_row_against(words) : m.home_why_row_for(words);
  if (effect.placeWithout === null) return side;
  const without = m.home_why_row_without({
    place: formatCount(effect.placeWithout),
    before: formatCount(place),
    predicted: formatMean(effect.starsWithout),
  });
  return `${side} ${without}`;
}
