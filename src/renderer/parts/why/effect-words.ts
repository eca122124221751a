// The effect of ratings in words. What is said of a rating goes by the place: a movie may lose score without a rating and rise all the same, as others lose more.
import type { RatingEffect, Why } from '../../../contract/why.ts';
import { m } from '../../../messages/messages.js';
import { formatCount, formatMean, formatStars } from '../../ui/format.ts';

/** How many ratings are shown for and against before all of them are asked for. */
const shownFor = 8;
const shownAgainst = 4;

/**
 * How far the movie falls without the rating, in doublings of its place: the rating speaks for it. Below 0 where it would
 * rise, 0 where it would stay, or where its place is not known.
 */
export function fallWithout({ placeWithout }: RatingEffect, place: number): number {
  return placeWithout === null ? 0 : Math.log2(placeWithout / place);
}

/** `Without your 5 stars for Alien this falls from place 3 to 41.`; undefined if no place without a rating is known. */
export function strongestSentence({ standing, effects }: Why): string | undefined {
  if (standing === null) return undefined;
  const { place } = standing;
  const [strongest] = effects
    .filter(({ placeWithout }) => placeWithout !== null)
    .sort((a, b) => Math.abs(fallWithout(b, place)) - Math.abs(fallWithout(a, place)));
  const to = strongest?.placeWithout ?? null;
  if (strongest === undefined || to === null) return undefined;
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

/** The rating that changes most, or why none does. `ratings` counts the person's, of this movie too. */
export function leadSentence(why: Why, ratings: number): string {
  const others = ratings - (why.ownStars === null ? 0 : 1);
  const none = why.ownStars === null ? m.home_why_no_ratings() : m.home_why_no_others();
  return strongestSentence(why) ?? (others > 0 ? m.home_why_no_effect() : none);
}

/** What speaks for the movie most first, what speaks against it most last. */
export function byFall(effects: readonly RatingEffect[], place: number): RatingEffect[] {
  return effects.toSorted((a, b) => fallWithout(b, place) - fallWithout(a, place));
}

/** The strongest for it, then the strongest against it; none that changes nothing. */
export function strongestEffects(effects: readonly RatingEffect[], place: number): RatingEffect[] {
  const ordered = byFall(effects, place);
  return [
    ...ordered.filter((effect) => fallWithout(effect, place) > 0).slice(0, shownFor),
    ...ordered.filter((effect) => fallWithout(effect, place) < 0).slice(-shownAgainst),
  ];
}

/** A row read aloud. */
export function effectSentence(effect: RatingEffect, place: number): string {
  const words = { title: effect.title, stars: formatStars(effect.stars) };
  if (effect.placeWithout === null || effect.placeWithout === place) return m.home_why_row_same(words);
  const side = effect.placeWithout > place ? m.home_why_row_for(words) : m.home_why_row_against(words);
  const without = m.home_why_row_without({
    place: formatCount(effect.placeWithout),
    before: formatCount(place),
    predicted: formatMean(effect.starsWithout),
  });
  return `${side} ${without}`;
}
