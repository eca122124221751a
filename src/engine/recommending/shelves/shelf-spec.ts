// The specification of a shelf: movies in order, each with the reason why it is there.
import type { PersonRating } from '../person.ts';

/** Why a movie is on its shelf, in figures; like `CardReason`, with ratings by their movie only. */
export type PlannedReason =
  | { kind: 'because'; of: PersonRating; also: PersonRating | null }
  | { kind: 'audience'; of: PersonRating }
  | { kind: 'genre'; genre: string; meanStars: number; yourMeanStars: number }
  | { kind: 'tag'; tag: string; meanStars: number; yourMeanStars: number }
  | { kind: 'director'; name: string; of: PersonRating }
  | { kind: 'crowd' }
  | { kind: 'few-know' }
  | { kind: 'unusual'; lacks: string[]; nearerShare: number }
  | { kind: 'rewatch'; stars: number; ratedAtMs: number };

export interface PlannedCard {
  /** Its place in `everyMovie`. */
  readonly movie: number;
  readonly reason: PlannedReason;
}

export type PlannedShelf = { readonly id: string; readonly cards: readonly PlannedCard[] } & (
  | { readonly kind: 'for-you' | 'rewatch' }
  | { readonly kind: 'because'; readonly subject: PersonRating }
  | { readonly kind: 'gems'; readonly mostRatings: number }
  | { readonly kind: 'outside'; readonly usual: readonly string[] }
);

/** Movies on a shelf at most; with fewer than the least there is no shelf. */
export const shelfLength = { most: 20, least: 4 };

/** Movies that are on a shelf already. */
export type Taken = ReadonlySet<number>;
