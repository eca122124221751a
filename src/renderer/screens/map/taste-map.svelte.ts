// The map as the engine reports it: movies in their places, and the person's way among them; kept while one is elsewhere.
import { ask, messageOf } from '../../state/api.ts';
import type { ErrorCode } from '../../../contract/error-codes.ts';
import { MatineeError } from '../../../contract/errors.ts';
import type { RunId } from '../../../contract/ids.ts';
import type { MapRegion, MapStanding, MovieMap } from '../../../contract/map-calls.ts';
import { session } from '../../state/session.svelte.ts';
import { readMovies, unpack, type MapMovies } from './map-movies.ts';

type Failure = { readonly code: ErrorCode; readonly message: string };

class TasteMap {
  movies: MapMovies | null = $state.raw(null);
  /** Where movies were before they were laid out again; else their places. */
  placesBefore: Float32Array = $state.raw(new Float32Array(0));
  layout: MovieMap['layout'] = $state.raw('components');
  regions: readonly MapRegion[] = $state.raw([]);
  runId: RunId | null = $state.raw(null);
  failure: Failure | null = $state.raw(null);
  trail: MapStanding['trail'] = $state.raw([]);
  /** By movie of the map; null without ratings of the person. */
  predictedStars: Float32Array | null = $state.raw(null);
  #generation: number | null = null;
  #latest = 0;
  #whose: string | null = null;

  /** Reads the map unless it is the one of this generation of the library. */
  async load(generation: number): Promise<void> {
    if (this.#generation === generation && this.movies !== null) return;
    await this.reload(generation);
  }

  async reload(generation: number): Promise<void> {
    const mine = ++this.#latest;
    try {
      const map = await ask('map:get', {});
      if (mine !== this.#latest) return;
      this.#show(map);
      this.failure = null;
      this.#generation = generation;
    } catch (error) {
      if (mine !== this.#latest) return;
      this.movies = null;
      this.runId = null;
      this.failure = {
        code: error instanceof MatineeError ? error.code : 'internal',
        message: messageOf(error),
      };
    }
  }

  /** The map does without where it fails: it is not about the person alone. */
  async loadStanding(): Promise<void> {
    if (this.#whose !== session.whose) {
      this.trail = [];
      this.predictedStars = null;
    }
    this.#whose = session.whose;
    const standing = await ask('map:standing', {}).catch(() => null);
    if (standing === null || standing.runId !== this.runId) return;
    this.trail = standing.trail;
    const { predictedStars } = standing;
    this.predictedStars = predictedStars === null ? null : new Float32Array(unpack(predictedStars));
  }

  #show(map: MovieMap): void {
    const movies = readMovies(map);
    const isSameModel = this.runId === map.runId && this.movies?.count === movies.count;
    this.placesBefore =
      isSameModel && this.layout !== map.layout ? (this.movies?.places ?? movies.places) : movies.places;
    if (!isSameModel) {
      this.trail = [];
      this.predictedStars = null;
    }
    this.movies = movies;
    this.layout = map.layout;
    this.regions = map.regions;
    this.runId = map.runId;
  }
}

export const tasteMap = new TasteMap();
