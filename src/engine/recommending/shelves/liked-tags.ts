// Tags of movies that a person gives clearly more stars than their mean: what can be said of another movie with the tag.
import { meanOf, shrunkMean } from '../../base/statistics.ts';
import type { PersonRating } from '../person.ts';

export interface LikedTag {
  readonly tag: string;
  readonly meanStars: number;
  /** How far above the person's mean, after shrinking. */
  readonly lift: number;
}

/** A tag is named from so many of the person's ratings on, so many of them above their mean, and from so many stars of lift. */
const least = { ratings: 3, liked: 3, lift: 0.2 };
const prior = 5;
/** Notes of whoever gave the tag, and verdicts: they say nothing of what a movie is about. */
const sayingNothing =
  /\b(?:netflix|dvds?|blu-?ray|vhs|queue|imdb|afi|criterion|library|watch(?:ed|list)?|seen|own(?:ed)?|bad|boring|predictable|over-?rated|under-?rated|good|great|best|worst|favou?rites?|awesome|excellent|masterpiece|oscars?|awards?|remake|remade|sequels?|stars)\b|^\d|^.$/u;

/** By tag in small letters. `tagsOf` are those of the rated movies, in small letters; what is in `otherwiseNamed`, as genres are, is left out. */
export function likedTags(
  ratings: readonly PersonRating[],
  meanStars: number,
  tagsOf: ReadonlyMap<number, readonly string[]>,
  otherwiseNamed: ReadonlySet<string>,
): ReadonlyMap<string, LikedTag> {
  const starsByTag = new Map<string, number[]>();
  for (const { movieId, stars } of ratings) {
    for (const tag of new Set(tagsOf.get(movieId))) {
      const known = starsByTag.get(tag);
      if (known === undefined) starsByTag.set(tag, [stars]);
      else known.push(stars);
    }
  }
  const liked = new Map<string, LikedTag>();
  for (const [tag, stars] of starsByTag) {
    if (stars.length < least.ratings || stars.filter((given) => given > meanStars).length < least.liked)
      continue;
    const mean = meanOf(stars);
    const lift = shrunkMean((mean - meanStars) * stars.length, stars.length, prior);
    if (lift < least.lift || otherwiseNamed.has(tag) || sayingNothing.test(tag)) continue;
    liked.set(tag, { tag, meanStars: mean, lift });
  }
  return liked;
}
