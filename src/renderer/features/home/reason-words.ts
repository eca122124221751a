// Reasons in words, from the ratings that speak for a movie.
import type { Reason } from '../../../contract/recommendations.ts';
import { formatStars } from '../../ui/format.ts';

/** `Because you gave Alien 5 stars`. */
export function because(reason: Pick<Reason, 'title' | 'stars'>): string {
  return `Because you gave ${reason.title} ${formatStars(reason.stars)}`;
}

/** The short form for a card: `Alien, Heat`; undefined without reasons. */
export function becauseShort(reasons: readonly Pick<Reason, 'title'>[]): string | undefined {
  const [first] = reasons;
  return first === undefined ? undefined : `Because of ${first.title}`;
}

/** `Because you gave Alien 5 stars and Heat 4½ stars`; undefined without reasons. */
export function becauseAll(reasons: readonly Pick<Reason, 'title' | 'stars'>[]): string | undefined {
  const parts = reasons.map((reason) => `${reason.title} ${formatStars(reason.stars)}`);
  const last = parts.pop();
  if (last === undefined) return undefined;
  return `Because you gave ${parts.length === 0 ? last : `${parts.join(', ')} and ${last}`}`;
}
