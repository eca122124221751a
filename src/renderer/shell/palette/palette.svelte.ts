// What the palette offers for what is typed: commands at once, movies and people as the library answers, the last visited ones before.
import { ask } from '../../state/api.ts';
import type { FoundArtist } from '../../../contract/credits.ts';
import type { MovieId } from '../../../contract/ids.ts';
import type { MovieSummary } from '../../../contract/movies.ts';
import { Resource } from '../../state/resource.svelte.ts';
import { router } from '../../state/router.svelte.ts';
import { session } from '../../state/session.svelte.ts';
import { listCommands } from '../commands.ts';
import { matchCommands } from './match.ts';
import { readAction } from './movie-actions.ts';

const mostMovies = 8;
const mostArtists = 3;
/** One or two letters begin the names of half of the library. */
const leastArtistLetters = 3;
const mostRecent = 5;
const mostGuesses = 5;
/** Typing goes on faster than this. */
const pauseMs = 60;

export class Palette {
  query = $state('');
  readonly #found = new Resource<readonly MovieSummary[]>();
  readonly #artists = new Resource<readonly FoundArtist[]>();
  readonly #recent = new Resource<readonly MovieSummary[]>();
  #timer: number | undefined;

  readonly isEmpty = $derived(this.query.trim() === '');
  /** What is to be done to a movie, where that is typed with it. */
  readonly action = $derived(readAction(this.query));
  readonly commands = $derived.by(() => {
    const offered = listCommands().filter(({ isOffered }) => isOffered);
    const { sure, possible } = matchCommands(offered, this.query);
    return { sure, possible: this.isEmpty ? possible : possible.slice(0, mostGuesses) };
  });
  /** The last answer stays while the next is under way. */
  readonly movies = $derived(this.isEmpty ? (this.#recent.value ?? []) : (this.#found.value ?? []));
  readonly artists = $derived(this.isEmpty ? [] : (this.#artists.value ?? []));
  readonly failure = $derived(this.#found.failure);
  /** True once the library has answered what is typed. */
  readonly isAnswered = $derived(this.isEmpty || (!this.#found.isLoading && this.#found.value !== null));

  /** Reads the movies that were visited last. */
  open(): void {
    void this.#recent.load(async () => {
      const answers = await Promise.all(recentMovieIds().map(summaryOf));
      return answers.filter((movie) => movie !== null);
    });
  }

  /** Looks for what is typed now. */
  search(): void {
    window.clearTimeout(this.#timer);
    if (this.isEmpty || session.overview?.catalogue === null) {
      this.#found.clear();
      this.#artists.clear();
      return;
    }
    this.#timer = window.setTimeout(() => {
      const query = (this.action?.title ?? this.query).trim().slice(0, 200);
      void this.#found.load(async () => (await ask('movies:search', { query, limit: mostMovies })).movies);
      void this.#artists.load(() =>
        query.length < leastArtistLetters
          ? Promise.resolve([])
          : ask('credits:search', { query, limit: mostArtists }),
      );
    }, pauseMs);
  }

  clear(): void {
    window.clearTimeout(this.#timer);
    this.query = '';
    this.#found.clear();
    this.#artists.clear();
    this.#recent.clear();
  }
}

/** Of the places that one went to, the last first and each once, without the one that is open. */
function recentMovieIds(): readonly MovieId[] {
  const here = router.route.name === 'movie' ? router.route.movieId : null;
  const visited = router.visited.flatMap((route) => (route.name === 'movie' ? [route.movieId] : []));
  return [...new Set(visited.reverse())].filter((movieId) => movieId !== here).slice(0, mostRecent);
}

/** Null if this library does not hold it. */
async function summaryOf(movieId: MovieId): Promise<MovieSummary | null> {
  return ask('movies:get', { movieId }).catch(() => null);
}
