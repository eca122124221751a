// "More like this, but lighter, newer, less known": the similar movies, re-ranked by how far they differ in the wanted way.
import { clamp, sumOf } from '../../base/statistics.ts';
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
export const variationPool = 400;

/** How much each genre adds to a movie's lightness; neutral genres, as action and science fiction, are left out. */
const genreLightness: Readonly<Record<string, number>> = {
  comedy: 1,
  children: 0.8,
  "children's": 0.8,
  family: 0.8,
  musical: 0.6,
  animation: 0.4,
  romance: 0.25,
  adventure: 0.25,
  fantasy: 0.15,
  western: -0.1,
  drama: -0.3,
  mystery: -0.4,
  crime: -0.5,
  thriller: -0.5,
  'film-noir': -0.6,
  war: -0.7,
  horror: -0.9,
};
/** From here on a movie is light, and up to there dark, whatever it is held against: less dark alone is not light. */
const tone = { light: 0.2, dark: -0.2, grave: 0 };
const lightTag =
  /funny|hilarious|feel.?good|light.?hearted|whimsical|cute|sweet|silly|parody|spoof|uplifting|heartwarming/i;
const darkTag =
  /dark|bleak|depress|disturbing|violen|gritty|grim|brutal|gore|tense|melanchol|tragedy|suicide|torture|serial killer/i;
/** What a tag counts beside the genres; a movie may have many. */
const tagWeight = 0.15;
const mostOfTags = 0.6;

/** -1 (dark) to 1 (light) by genres, a little more by tags. */
export function lightnessOf(movie: Pick<MovieCharacter, 'genres' | 'tags'>): number {
  return clamp(lightnessSum(movie), -1, 1);
}

/** Genres add up: a comedy with crime is light, one with crime, drama and thriller is not. */
function lightnessSum({ genres, tags }: Pick<MovieCharacter, 'genres' | 'tags'>): number {
  const byGenre = sumOf(genres.map((genre) => genreLightness[genre.toLowerCase()] ?? 0));
  const light = tags.filter((tag) => lightTag.test(tag)).length;
  const dark = tags.filter((tag) => darkTag.test(tag)).length;
  return byGenre + clamp(tagWeight * (light - dark), -mostOfTags, mostOfTags);
}

const has = (movie: MovieCharacter, genres: readonly string[]): boolean =>
  movie.genres.some((genre) => genres.includes(genre.toLowerCase()));

const forFamilies = ['animation', 'children', "children's", 'family'];
const grave = ['drama', 'mystery', 'crime', 'thriller', 'war', 'horror'];
/** What a story is set in: a darker comedy in space is still in space. */
const settings = ['action', 'sci-fi', 'western', 'war', 'horror', 'crime', 'thriller'];
const everyday = ['comedy', 'drama', 'romance'];
const shareOfGrave = 0.5;

/**
 * How far a movie is a darker one of the same kind, 0 to 1: a thriller is no darker Aladdin. Of a light one for families those for
 * families that are grave and no comedies; of others dark ones with a setting of theirs, or of everyday life. Most dramas about love
 * are grave and not dark: of a light love story they come after those that are.
 */
function darkerKinship(asked: MovieCharacter, other: MovieCharacter): number {
  const isLightForFamilies = has(asked, forFamilies) && (has(asked, ['comedy']) || !has(asked, grave));
  if (isLightForFamilies)
    return has(other, forFamilies) && has(other, grave) && !has(other, ['comedy']) ? 1 : 0;
  const shared = settings.filter((genre) => has(asked, [genre]));
  const isKin =
    shared.length > 0 ? has(other, shared) : !has(asked, ['comedy', 'romance']) || has(other, everyday);
  if (!isKin) return 0;
  const light = lightnessOf(other);
  if (light <= tone.dark) return 1;
  const isLove = has(asked, ['romance']) && has(other, ['romance']);
  return isLove && !has(other, ['comedy']) && light <= tone.grave ? shareOfGrave : 0;
}

/** The least that is a difference at all, one from which on more of it counts for no more, and how much that adds to similarity. */
type Span = { readonly least: number; readonly full: number; readonly gain: number };
const spans: Readonly<Record<Exclude<Variation, 'closest'>, Span>> = {
  lighter: { least: 0.4, full: 1, gain: 1 },
  darker: { least: 0.4, full: 1, gain: 1 },
  // Any older movie is older: fifteen years more are hardly a better answer.
  newer: { least: 1, full: 15, gain: 0.5 },
  older: { least: 1, full: 15, gain: 0.5 },
  // In doublings of the number of ratings.
  'lesser-known': { least: 1, full: 4, gain: 0.7 },
};

/** How much further the candidate is in the wanted direction; null if unknown, or if it is not what is asked for at all. */
function differenceOf(
  variation: Exclude<Variation, 'closest'>,
  asked: MovieCharacter,
  other: MovieCharacter,
): number | null {
  switch (variation) {
    case 'lighter': {
      const light = lightnessOf(other);
      return light < tone.light ? null : light - lightnessOf(asked);
    }
    case 'darker':
      return darkerKinship(asked, other) > 0 ? lightnessSum(asked) - lightnessSum(other) : null;
    case 'newer':
      return asked.year === null || other.year === null ? null : other.year - asked.year;
    case 'older':
      return asked.year === null || other.year === null ? null : asked.year - other.year;
    case 'lesser-known':
      return Math.log2((asked.ratingCount + 1) / (other.ratingCount + 1));
  }
}

/**
 * The candidates (most similar first) that differ in the wanted way, by similarity x (1 + gain x difference), the difference
 * 0 to 1 of its span: similarity counts before difference.
 */
export function variedOrder<C extends { readonly similarity: number; readonly character: MovieCharacter }>(
  variation: Variation,
  asked: MovieCharacter,
  candidates: readonly C[],
): C[] {
  if (variation === 'closest') return [...candidates];
  const { least, full, gain } = spans[variation];
  return candidates
    .flatMap((candidate) => {
      const difference = differenceOf(variation, asked, candidate.character);
      if (difference === null || difference < least) return [];
      const kinship = variation === 'darker' ? darkerKinship(asked, candidate.character) : 1;
      return [
        { candidate, score: candidate.similarity * kinship * (1 + gain * Math.min(1, difference / full)) },
      ];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ candidate }) => candidate);
}
