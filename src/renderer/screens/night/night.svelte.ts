// Movie night as it is being arranged: who comes, how the movies are chosen, and what came of it.
import { m } from '../../../messages/messages.js';
import { ask } from '../../state/api.ts';
import type { CandidateSet } from '../../../contract/candidate-sets.ts';
import type { MovieId } from '../../../contract/ids.ts';
import type { MovieFacets } from '../../../contract/movies.ts';
import type { Night, NightPerson, NightStrategy, NotedNight } from '../../../contract/night-calls.ts';
import type { ListedProfile } from '../../../contract/people-calls.ts';
import { candidateSets } from '../../state/candidate-sets.svelte.ts';
import { diary } from '../../state/diary.svelte.ts';
import { lists } from '../../state/lists.svelte.ts';
import { marks } from '../../state/marks.svelte.ts';
import { profiles } from '../../state/profiles.svelte.ts';
import { Resource } from '../../state/resource.svelte.ts';
import { session } from '../../state/session.svelte.ts';
import { toastFailure } from '../../state/toasts.ts';
import { undo } from '../../state/undo.svelte.ts';
import { setKey } from '../../parts/lists/set-options.ts';
import { eras, noEra } from './eras.ts';

export type Guest = {
  readonly number: number;
  readonly name: string;
  readonly ratings: readonly { readonly movieId: MovieId; readonly stars: number }[];
};

/** Whoever comes, as they are shown. */
export type Attendee = { readonly key: string; readonly name: string; readonly number: number };

/** Guests' colours begin where profiles hardly ever are. */
const firstGuestNumber = 1000;

class MovieNight {
  /** Profiles that were asked to come or to stay away; all others come if they have ratings. */
  #choices: ReadonlyMap<number, boolean> = $state.raw(new Map());
  guests: readonly Guest[] = $state.raw([]);
  strategy: NightStrategy = $state('average');
  genre: string = $state('');
  era: string = $state(noEra);
  /** Minutes; 0 for any length. */
  mostMinutes: string = $state('0');

  /** The movie that they have watched, while it is asked what they gave it. */
  watching: { readonly movieId: MovieId; readonly title: string } | null = $state.raw(null);
  /** Grows with each night that is noted or undone. */
  #nights = $state.raw(0);

  readonly #night = new Resource<{
    asked: string;
    from: CandidateSet;
    night: Night;
    people: readonly Attendee[];
  }>();
  readonly #facets = new Resource<MovieFacets>();

  readonly result = $derived(this.#night.value);
  readonly failure = $derived(this.#night.failure);
  readonly isLoading = $derived(this.#night.isLoading);
  readonly facets = $derived(this.#facets.value);

  readonly coming = $derived(profiles.list.filter((profile) => this.comes(profile)));
  readonly attendees = $derived<Attendee[]>([
    ...this.coming.map(({ profileId, name }) => ({ key: `profile ${profileId}`, name, number: profileId })),
    ...this.guests.map(({ number, name }) => ({ key: `guest ${number}`, name, number })),
  ]);

  /** What the movies are chosen by; while it stays the same there is nothing to ask for. */
  readonly question = $derived(
    JSON.stringify([
      session.generation,
      this.coming.map(({ profileId, ratings }) => [profileId, ratings]),
      this.guests.map(({ number }) => number),
      [this.strategy, this.genre, this.era, this.mostMinutes],
      [setKey(candidateSets.night), lists.changes, marks.changes, this.#nights],
    ]),
  );

  comes(profile: ListedProfile): boolean {
    return profile.linkedRatings > 0 && (this.#choices.get(profile.profileId) ?? true);
  }

  toggle(profile: ListedProfile): void {
    this.#choices = new Map([...this.#choices, [profile.profileId, !this.comes(profile)]]);
  }

  addGuest(name: string, ratings: Guest['ratings']): void {
    const number = Math.max(firstGuestNumber, ...this.guests.map((guest) => guest.number)) + 1;
    this.guests = [...this.guests, { number, name, ratings }];
  }

  removeGuest(number: number): void {
    this.guests = this.guests.filter((guest) => guest.number !== number);
  }

  /** Notes the movie being asked about for everyone who came, with one undo. Resolves to whether it was saved. */
  async noteWatched(watchedAtMs: number, stars: ReadonlyMap<number, number>): Promise<boolean> {
    if (this.watching === null) return false;
    const { movieId, title } = this.watching;
    const people = this.coming.map(({ profileId }) => ({ profileId, stars: stars.get(profileId) ?? null }));
    const guests = this.guests.map(({ name }) => name);
    try {
      const noted = await ask('night:watched', { movieId, watchedAtMs, people, guests });
      await this.#refresh();
      const putBack = () => void this.#putBack(noted);
      undo.note(m.people_watched_saved({ title }), putBack, { id: `night-${noted.notedAtMs}` });
      return true;
    } catch (error) {
      toastFailure(m.people_watched_failed(), error);
      return false;
    }
  }

  async #putBack(noted: NotedNight): Promise<void> {
    try {
      await ask('night:put-back', noted);
      await this.#refresh();
    } catch (error) {
      toastFailure(m.people_watched_failed(), error);
    }
  }

  async #refresh(): Promise<void> {
    await diary.refresh();
    this.#nights += 1;
  }

  async loadFacets(): Promise<void> {
    await this.#facets.load(() => ask('movies:facets', {}));
  }

  async choose(): Promise<void> {
    const people: NightPerson[] = [
      ...this.coming.map(({ profileId }): NightPerson => ({ kind: 'profile', profileId })),
      ...this.guests.map(({ name, ratings }): NightPerson => ({
        kind: 'guest',
        name,
        ratings: [...ratings],
      })),
    ];
    const [asked, attendees, era] = [this.question, this.attendees, eras.find(({ id }) => id === this.era)];
    const from = candidateSets.night;
    await this.#night.load(async () => ({
      asked,
      from,
      people: attendees,
      night: await ask('night:choose', {
        people,
        strategy: this.strategy,
        filters: {
          genre: this.genre === '' ? null : this.genre,
          yearFrom: era?.from ?? null,
          yearTo: era?.to ?? null,
          mostMinutes: Number(this.mostMinutes) || null,
          from,
        },
      }),
    }));
  }
}

export const night = new MovieNight();
