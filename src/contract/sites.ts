// The sites whose exports of a person's ratings Matinee reads: the one table that the readers, the command line and the window share.
import { z } from 'zod';
import { keysOf } from './keys-of.ts';

/** A site. A new one is a line here, its reader in src/engine/history/sites, a seed for fuzzing, and a guide in the window. */
interface SiteEntry {
  /** As the site writes itself. */
  readonly name: string;
  /** Matinee writes ratings in the site's own layout too. */
  readonly isExport?: true;
}

/** In the order in which they are named. */
export const siteTable = {
  letterboxd: { name: 'Letterboxd', isExport: true },
  imdb: { name: 'IMDb' },
  trakt: { name: 'Trakt' },
  tmdb: { name: 'TMDB' },
  movielens: { name: 'MovieLens', isExport: true },
} as const satisfies Readonly<Record<string, SiteEntry>>;

export type Site = keyof typeof siteTable;
export const sites: readonly Site[] = keysOf(siteTable);
export const siteSchema = z.enum(sites);
export const siteNames: readonly string[] = sites.map((site) => siteTable[site].name);

/** Sites in whose layout ratings are written. */
export type RatingsLayout = {
  [Key in Site]: (typeof siteTable)[Key] extends { isExport: true } ? Key : never;
}[Site];
export const ratingsLayouts = sites.filter((site): site is RatingsLayout => 'isExport' in siteTable[site]);
export const ratingsLayoutSchema = z.enum(ratingsLayouts);
