// The input of a new catalogue.
import type { ImportReport } from '../../../contract/importing.ts';

export type CatalogueOrigin = {
  name: string;
  /** Ratings made by a simulation, not by people. */
  isSimulated: boolean;
  /** Name of the file format, as the report shows it. */
  format: string;
  /** Name of the file or folder it came from. */
  source: string;
  /** The file may not grow beyond this; the writer then throws `no-space` as on a full disk. */
  maxBytes?: number;
};

export type NewMovie = {
  movieId: number;
  /** Clean: without the year, article in front. */
  title: string;
  year: number | null;
  genres: readonly string[];
  alternativeTitles: readonly string[];
  directors?: readonly string[];
  runtimeMinutes?: number | null;
  budgetUsd?: number | null;
  /** As IMDb writes it, `tt0114709`. */
  imdbId?: string | null;
  tmdbId?: number | null;
};

export type CatalogueCounts = { movies: number; users: number; ratings: number; tags: number };

export type FinishPhase = 'indexing' | 'statistics' | 'finishing';

export type FinishOptions = {
  /** `done` runs from 0 to 1 within each phase. */
  onPhase?: (phase: FinishPhase, done: number) => void;
  /** Makes the report that is kept with the catalogue, from the final counts. */
  report?: (counts: CatalogueCounts) => ImportReport;
  signal?: AbortSignal | undefined;
};
