// "More like this, but lighter, newer, less known": the similar movies, re-ranked by how far they differ in the wanted way.
import { clamp } from '../../base/statistics.ts';
import type { Variation } from '../../../contract/recommendations.ts';

/** What is known of a movie besides who watches it. */
export interface MovieCharacter {
  readonly year: number | null;
  readonly genres: readonly string[];
  readonly directors: readonly string[];
  readonly ratingCount: number;
  /** Those that people gave, most used first, and those of the tag genome that fit. */
  readonly tags: readonly string[];
}

/** How many of the most similar movies a variation chooses from. */
export const variationPool = 200;

/** How light each genre is, -1 to 1; neutral genres are left out. */
const genreLightness: Readonly<Record<string, number>> = {
  comedy: 1,
  children: 1,
  "children's": 1,
  family: 1,
  animation: 0.6,
  musical: 0.6,
  romance: 0.3,
  adventure: 0.2,
  fantasy: 0.2,
  mystery: -0.3,
  drama: -0.5,
  crime: -0.6,
  'film-noir': -0.7,
  thriller: -0.7,
  horror: -1,
  war: -1,
};
const lightTag =
  /funny|hilarious|feel.?good|light.?hearted|whimsical|cute|sweet|silly|parody|spoof|uplifting|heartwarming/i;
const darkTag =
  /dark|bleak|depress|disturbing|violen|gritty|grim|brutal|gore|tense|melanchol|tragedy|suicide|torture|serial killer/i;
/** What a tag counts beside the genres; a movie may have many. */
const tagWeight = 0.15;
const mostOfTags = 0.6;

/** -1 (dark) to 1 (light) by genres, a little more by tags. */
export function lightnessOf({ genres, tags }: Pick<MovieCharacter, 'genres' | 'tags'>): number {
  const known = genres.flatMap((genre) => genreLightness[genre.toLowerCase()] ?? []);
  const byGenre = known.reduce((sum, light) => sum + light / known.length, 0);
  const light = tags.filter((tag) => lightTag.test(tag)).length;
  const dark = tags.filter((tag) => darkTag.test(tag)).length;
  const byTags = clamp(tagWeight * (light - dark), -mostOfTags, mostOfTags);
  return clamp(byGenre + byTags, -1, 1);
}

/** A difference from which on more of it counts for no more, and the least that is a difference at all. */
type Span = { readonly least: number; readonly full: number };
const spans: Readonly<Record<Exclude<Variation, 'closest'>, Span>> = {
  lighter: { least: 0.2, full: 1 },
  darker: { least: 0.2, full: 1 },
  newer: { least: 1, full: 15 },
  older: { least: 1, full: 15 },
  // In doublings of the number of ratings.
  'lesser-known': { least: 1, full: 4 },
};

/** How much further the candidate is in the wanted direction; null if unknown. */
function differenceOf(
  variation: Exclude<Variation, 'closest'>,
  asked: MovieCharacter,
  other: MovieCharacter,
): number | null {
  switch (variation) {
    case 'lighter':
      return lightnessOf(other) - lightnessOf(asked);
    case 'darker':
      return lightnessOf(asked) - lightnessOf(other);
    case 'newer':
      return asked.year === null || other.year === null ? null : other.year - asked.year;
    case 'older':
      return asked.year === null || other.year === null ? null : asked.year - other.year;
    case 'lesser-known':
      return Math.log2((asked.ratingCount + 1) / (other.ratingCount + 1));
  }
}

/**
 * The candidates (most similar first) that differ in the wanted way, by similarity x (1 + difference), the difference
 * 0 to 1 of its span: similarity counts before difference.
 */
export function variedOrder<C extends { readonly similarity: number; readonly character: MovieCharacter }>(
  variation: Variation,
  asked: MovieCharacter,
  candidates: readonly C[],
): C[] {
  if (variation === 'closest') return [...candidates];
  const { least, full } = spans[variation];
  return candidates
    .flatMap((candidate) => {
      const difference = differenceOf(variation, asked, candidate.character);
      if (difference === null || difference < least) return [];
      return [{ candidate, score: candidate.similarity * (1 + Math.min(1, difference / full)) }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ candidate }) => candidate);
}
