// What rounds and groups are made from, kept as long as catalogue and model stay: the known movies as vectors, and their groups.
import { MatineeError } from '../../contract/errors.ts';
import type { ActiveModel, LoadedModel } from './active-model.ts';
import type { OpenLibrary } from './library-session.ts';
import {
  genreVectors,
  learnedVectors,
  type KnownVectors,
} from '../recommending/round/popular-movie-vectors.ts';
import { findMovieGroups, type MovieGroup } from '../recommending/round/movie-groups.ts';
import { knownMovieCount } from '../recommending/round/rating-round.ts';

export type KnownPlaces = {
  known: KnownVectors;
  groups: () => readonly MovieGroup[];
  loaded: LoadedModel | null;
};

/** Returns what is kept, or makes it again if the catalogue or the model is another one. The function throws `no-library`. */
export function keepKnownPlaces(library: OpenLibrary, model: ActiveModel): () => Promise<KnownPlaces> {
  /** Without the model, which would stay in memory where another one is active by now. */
  let kept: { key: string; places: Omit<KnownPlaces, 'loaded'> } | null = null;
  return async () => {
    const catalogue = library.requireCatalogue();
    const loaded = await loadIfReadable(model);
    const key = `${library.fingerprint()} ${loaded?.runId}`;
    if (kept?.key === key) return { ...kept.places, loaded };
    const movies = catalogue.knownMovies(knownMovieCount);
    const known =
      loaded === null ? genreVectors(movies) : learnedVectors(movies, loaded.recommender.movieVectors());
    let groups: readonly MovieGroup[] | null = null;
    kept = { key, places: { known, groups: () => (groups ??= findMovieGroups(known)) } };
    return { ...kept.places, loaded };
  };
}

/** A model that can't be read must not keep anyone from rating. */
async function loadIfReadable(model: ActiveModel): Promise<LoadedModel | null> {
  try {
    return await model.load();
  } catch (error) {
    if (error instanceof MatineeError) return null;
    throw error;
  }
}
