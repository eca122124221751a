// The recommendations on Home: kept over visits, asked for again when ratings, the catalogue or the model change.
import { ask } from '../../api.ts';
import type { MovieId } from '../../../contract/ids.ts';
import type { RecommendationList } from '../../../contract/recommendations.ts';
import { diary } from '../../state/diary.svelte.ts';
import { Resource } from '../../state/resource.svelte.ts';
import { session } from '../../state/session.svelte.ts';
import { arrangeShelves, keepRated } from './shelves.ts';

const askedFor = 120;

class Recommended {
  readonly #list = new Resource<RecommendationList>();
  #madeFor = '';
  /** Rated since Home was opened: they keep their places until it is opened again. */
  #kept: ReadonlySet<MovieId> = new Set();

  readonly list = $derived(this.#list.value);
  readonly failure = $derived(this.#list.failure);
  readonly shelves = $derived(this.list === null ? null : arrangeShelves(this.list.recommendations));

  /** Home was opened: what was rated meanwhile goes. */
  open(): void {
    if (this.#kept.size > 0) this.#madeFor = '';
    this.#kept = new Set();
  }

  /** Asks again where ratings, catalogue or model have changed since; call from an effect, so that it follows them. */
  refresh(): void {
    const wanted = `${session.generation}/${diary.changes}/${session.overview?.activeRunId ?? ''}`;
    if (wanted === this.#madeFor) return;
    const isSameLibrary = wanted.startsWith(`${this.#madeFor.split('/')[0] ?? ''}/`);
    this.#madeFor = wanted;
    void this.#list.load(async () => {
      const before = isSameLibrary ? (this.#list.value?.recommendations ?? []) : [];
      const list = await ask('recommendations:list', { limit: askedFor });
      const rated = before.filter(
        (movie) => diary.starsOf(movie.movieId) !== null || this.#kept.has(movie.movieId),
      );
      this.#kept = new Set(rated.map((movie) => movie.movieId));
      return {
        ...list,
        recommendations: [...keepRated(before, list.recommendations, (movieId) => this.#kept.has(movieId))],
      };
    });
  }

  /** After a failure. */
  retry(): void {
    this.#madeFor = '';
    this.refresh();
  }
}

export const recommended = new Recommended();
