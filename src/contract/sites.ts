// The sites whose exports of a person's ratings Matinee reads: the one table that the readers, the command line and the window share.
import { z } from 'zod';
import { keysOf } from './keys-of.ts';

/** A site. A new one is a line here, its reader in src/engine/history/sites, a seed for fuzzing, and a guide in the window. */
interface SiteEntry {
  /** As the site writes itself. */
  readonly name: string;
  /** Matinee writes ratings in a layout that the site imports. */
  readonly isExport?: true;
  /** Named in sentences; the others are in the list of guides. */
  readonly isWellKnown?: true;
}

/** In the order in which they are named. */
export const siteTable = {
  letterboxd: { name: 'Letterboxd', isExport: true, isWellKnown: true },
  imdb: { name: 'IMDb', isWellKnown: true },
  trakt: { name: 'Trakt', isExport: true, isWellKnown: true },
  tmdb: { name: 'TMDB', isWellKnown: true },
  movielens: { name: 'MovieLens', isExport: true, isWellKnown: true },
  simkl: { name: 'Simkl', isExport: true },
  criticker: { name: 'Criticker' },
  netflix: { name: 'Netflix' },
  tvtime: { name: 'TV Time' },
  yamtrack: { name: 'Yamtrack', isExport: true },
  movary: { name: 'Movary', isExport: true },
  watcharr: { name: 'Watcharr' },
  ryot: { name: 'Ryot' },
  jellyfin: { name: 'Jellyfin' },
  kinopoisk: { name: 'Kinopoisk' },
  filmaffinity: { name: 'FilmAffinity' },
  filmweb: { name: 'Filmweb' },
} as const satisfies Readonly<Record<string, SiteEntry>>;

export type Site = keyof typeof siteTable;
export const sites: readonly Site[] = keysOf(siteTable);
export const siteNames: readonly string[] = sites.map((site) => siteTable[site].name);
export const wellKnownSiteNames: readonly string[] = sites
  .filter((site) => 'isWellKnown' in siteTable[site])
  .map((site) => siteTable[site].name);

/** What a history was read as: the export of a site, or a table whose columns the person named. */
export const historyFormatSchema = z.enum([...sites, 'own-table']);
export type HistoryFormat = z.infer<typeof historyFormatSchema>;

/** The site's name; `ownTable` for a table of no site. */
export function formatName(format: HistoryFormat, ownTable: string): string {
  return format === 'own-table' ? ownTable : siteTable[format].name;
}

/** Sites in whose layout ratings are written. */
export type RatingsLayout = {
  [Key in Site]: (typeof siteTable)[Key] extends { isExport: true } ? Key : never;
}[Site];
export const ratingsLayouts = sites.filter((site): site is RatingsLayout => 'isExport' in siteTable[site]);
export const ratingsLayoutSchema = z.enum(ratingsLayouts);
