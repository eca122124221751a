// The shelves of Home: kept over visits, asked for again when ratings, marks, the tuner, the catalogue or the model change.
import { m } from '../../../messages/messages.js';
import { ask } from '../../state/api.ts';
import type { Home, HomeShelf } from '../../../contract/home.ts';
import type { MovieId, RunId } from '../../../contract/ids.ts';
import { isUntuned, untuned, type Tuning } from '../../../contract/tuning.ts';
import { candidateSets } from '../../state/candidate-sets.svelte.ts';
import { diary } from '../../state/diary.svelte.ts';
import { LatestOnly } from '../../state/latest-only.ts';
import { lists } from '../../state/lists.svelte.ts';
import { marks } from '../../state/marks.svelte.ts';
import { Resource } from '../../state/resource.svelte.ts';
import { session } from '../../state/session.svelte.ts';
import { toastFailure } from '../../state/toasts.ts';
import { setKey } from '../../parts/lists/set-options.ts';
import { keepPlaces, keepRated } from './shelf-merge.ts';

/** A tuning is kept when it has come to rest. */
const keptAfterMs = 600;

class HomeState {
  readonly #answer = new Resource<Home>();
  /** What the shelves are asked for with; null until the engine has reported which tuning was kept. */
  #tuning: Tuning | null = $state.raw(null);
  #madeFor = '';
  #library = '';
  /** Rated since Home was opened: they keep their places until it is opened again. */
  #kept: ReadonlySet<MovieId> = new Set();
  /** The run that the shelves are by, if it is a first impression. */
  #impressionId: RunId | null = null;
  /** Whether a shelf of an earlier model was left on screen, as someone was at it. */
  #holds = false;
  /** A slider moves faster than shelves are made. */
  readonly #questions = new LatestOnly();
  #keeping: ReturnType<typeof setTimeout> | undefined;

  readonly home = $derived(this.#answer.value);
  readonly failure = $derived(this.#answer.failure);
  readonly tuning = $derived(this.#tuning ?? untuned);
  readonly isTuned = $derived(!isUntuned(this.tuning));
  /** As they are shown: what is marked as watched or not for this person goes at once. */
  readonly shelves = $derived((this.home?.shelves ?? []).map(withoutUnwanted));
  /** How many of the movies for you are there by tuning alone. */
  readonly fresh = $derived.by(() => {
    const movies = this.home?.shelves.find(({ kind }) => kind === 'for-you')?.movies ?? [];
    return {
      fresh: movies.filter(({ untunedPlace }) => untunedPlace === null || untunedPlace > movies.length)
        .length,
      shown: movies.length,
    };
  });

  /** Home was opened: what was rated meanwhile goes. */
  open(): void {
    if (this.#kept.size > 0 || this.#holds) this.#madeFor = '';
    this.#kept = new Set();
    this.#holds = false;
  }

  /**
   * Asks again where anything that shelves are made of has changed; call from an effect, so that it follows. The model that
   * replaces a first impression comes unasked: it changes them in their places, and `shelfAtHand` says which one the person
   * is at.
   */
  refresh(shelfAtHand: () => string | null = () => null): void {
    const library = session.whose ?? '';
    if (library !== this.#library) this.#tuning = null;
    const from = candidateSets.home;
    const wanted = this.#keyOf(library, this.#tuning);
    if (wanted === this.#madeFor) return;
    const latest = this.#answer.value;
    const isOtherModel = latest !== null && latest.runId !== (session.overview?.activeRunId ?? null);
    const replacesImpression = isOtherModel && latest.runId !== null && latest.runId === this.#impressionId;
    const isOtherSet = latest !== null && setKey(latest.from) !== setKey(from);
    const isAnother = library !== this.#library || isOtherSet || (isOtherModel && !replacesImpression);
    const startsOver = isAnother || this.#madeFor === '';
    if (isAnother) {
      this.#kept = new Set();
      this.#holds = false;
    }
    [this.#library, this.#madeFor] = [library, wanted];
    const asked = this.#tuning;
    const question = async (): Promise<Home> => {
      const home = await ask('home:shelves', { tuning: asked, from });
      if (this.#tuning === null && library === this.#library) {
        this.#tuning = home.tuning;
        this.#madeFor = this.#keyOf(library, home.tuning);
      }
      const isKept = (movieId: MovieId): boolean =>
        diary.starsOf(movieId) !== null || this.#kept.has(movieId);
      const shown = startsOver ? null : this.#answer.value;
      const before = shown?.shelves ?? [];
      const rated = before
        .filter(({ kind }) => kind !== 'rewatch')
        .flatMap(({ movies }) => movies.map(({ movieId }) => movieId).filter(isKept));
      this.#kept = new Set(rated);
      const shelves = keepRated(before, home.shelves, (movieId) => this.#kept.has(movieId));
      this.#impressionId = session.isFirstImpression ? home.runId : null;
      if (!replacesImpression || shown?.basis !== 'model') return { ...home, shelves };
      const held = shelfAtHand();
      this.#holds = held !== null;
      return { ...home, shelves: keepPlaces(before, shelves, held) };
    };
    const load = (): Promise<void> => this.#answer.load(question, session.whose);
    if (isAnother) void load();
    else this.#questions.ask(load);
  }

  /** After a failure. */
  retry(): void {
    this.#madeFor = '';
    this.refresh();
  }

  /** Shows what is tuned, soon, and keeps it for the next start. */
  tune(change: Partial<Tuning>): void {
    const tuning = { ...this.tuning, ...change };
    clearTimeout(this.#keeping);
    this.#tuning = tuning;
    this.#keeping = setTimeout(() => {
      ask('tuner:keep', { tuning }).catch((error: unknown) =>
        toastFailure(m.home_tuner_keep_failed(), error),
      );
    }, keptAfterMs);
  }

  /** Whether For you is corrected for popularity stays: it has a switch of its own. */
  reset(): void {
    this.tune({ ...untuned, corrected: this.tuning.corrected });
  }

  #keyOf(library: string, tuning: Tuning | null): string {
    const tuned = tuning === null ? '' : JSON.stringify(tuning);
    const from = candidateSets.home;
    const of = from.kind === 'list' ? lists.changes : '';
    return `${setKey(from)} ${of}/${library}/${session.generation}/${diary.changes}/${marks.changes}/${session.overview?.activeRunId ?? ''}/${tuned}`;
  }
}

function withoutUnwanted(shelf: HomeShelf): HomeShelf {
  const isWanted = ({ movieId }: { movieId: MovieId }): boolean =>
    !marks.has(movieId, 'hidden') && !marks.has(movieId, 'watched');
  return { ...shelf, movies: shelf.movies.filter(isWanted) };
}

export const homeState = new HomeState();
