// How a person gets their own ratings out of the sites that Matinee reads.
import { m } from '../../../messages/messages.js';
import { sites, siteTable, type Site } from '../../../contract/sites.ts';

type ExportGuide = { readonly site: string; readonly files: string; readonly steps: string };

const guides: Readonly<Record<Site, () => Omit<ExportGuide, 'site'>>> = {
  letterboxd: () => ({ files: m.history_guide_letterboxd_files(), steps: m.history_guide_letterboxd() }),
  imdb: () => ({ files: m.history_guide_imdb_files(), steps: m.history_guide_imdb() }),
  trakt: () => ({ files: m.history_guide_trakt_files(), steps: m.history_guide_trakt() }),
  tmdb: () => ({ files: m.history_guide_tmdb_files(), steps: m.history_guide_tmdb() }),
  movielens: () => ({ files: m.history_guide_movielens_files(), steps: m.history_guide_movielens() }),
};

export function exportGuides(): readonly ExportGuide[] {
  return sites.map((site) => ({ site: siteTable[site].name, ...guides[site]() }));
}
