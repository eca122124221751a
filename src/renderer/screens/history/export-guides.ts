// How a person gets their own ratings out of the sites that Matinee reads.
import { m } from '../../../messages/messages.js';

type ExportGuide = { readonly site: string; readonly files: string; readonly steps: string };

export function exportGuides(): readonly ExportGuide[] {
  return [
    { site: 'Letterboxd', files: m.history_guide_letterboxd_files(), steps: m.history_guide_letterboxd() },
    { site: 'IMDb', files: m.history_guide_imdb_files(), steps: m.history_guide_imdb() },
    { site: 'Trakt', files: m.history_guide_trakt_files(), steps: m.history_guide_trakt() },
    { site: 'TMDB', files: m.history_guide_tmdb_files(), steps: m.history_guide_tmdb() },
    { site: 'MovieLens', files: m.history_guide_movielens_files(), steps: m.history_guide_movielens() },
  ];
}
