// The person's lists: made, filled, put into order and removed; each change is saved, shown, and undone on request.
import { toast } from 'svelte-sonner';
import { m } from '../../messages/messages.js';
import type { ListId, MovieId } from '../../contract/ids.ts';
import type { ListContents, ListDetails, ListItem, ListSummary } from '../../contract/lists.ts';
import { ask } from './api.ts';
import type { RatedMovie } from './diary.svelte.ts';
import { Resource } from './resource.svelte.ts';
import { session } from './session.svelte.ts';
import { toastFailure } from './toasts.ts';
import { undo } from './undo.svelte.ts';

class Lists {
  readonly #list = new Resource<readonly ListSummary[]>();
  /** Grows with every saved change, so that what shows a list asks for it again. */
  changes = $state.raw(0);

  /** By name; empty until they are loaded. */
  readonly all = $derived(this.#list.value ?? []);
  readonly isLoaded = $derived(this.#list.value !== null);
  readonly failure = $derived(this.#list.failure);

  async load(): Promise<void> {
    await this.#list.load(() => ask('lists:all', {}), session.whose);
  }

  find(listId: ListId): ListSummary | null {
    return this.all.find((list) => list.listId === listId) ?? null;
  }

  /** Rejects where the name is taken. */
  async create(details: ListDetails, movieIds: readonly MovieId[] = []): Promise<ListSummary> {
    const list = await ask('lists:create', { ...details, movieIds: [...movieIds] });
    await this.#changed();
    return list;
  }

  /** Rejects where the name is taken. */
  async change(listId: ListId, details: Partial<ListDetails>): Promise<void> {
    await ask('lists:change', { listId, ...details });
    await this.#changed();
  }

  /** To the end of the list; offers to undo it. */
  async add({ listId, name }: ListSummary, movies: readonly RatedMovie[]): Promise<void> {
    await this.#try(m.lists_add_failed({ name }), async () => {
      const movieIds = movies.map(({ movieId }) => movieId);
      const { itemIds } = await ask('lists:add', { listId, movieIds });
      await this.#changed();
      const [only] = movies;
      const said =
        movies.length === 1 && only !== undefined
          ? m.lists_added_one({ title: only.title, name })
          : m.lists_added({ count: itemIds.length, name });
      undo.note(
        said,
        () =>
          void this.#try(m.lists_remove_failed({ name }), async () => {
            for (const itemId of itemIds) await ask('lists:remove-item', { listId, itemId });
            await this.#changed();
          }),
        { id: `list-${listId}` },
      );
    });
  }

  /** Takes a movie off a list that has it; offers to undo it. */
  async removeMovie(list: ListSummary, movieId: MovieId): Promise<void> {
    await this.#try(m.lists_remove_failed({ name: list.name }), async () => {
      const { items }: ListContents = await ask('lists:get', { listId: list.listId });
      const item = items.find((each) => each.movieId === movieId);
      if (item !== undefined) await this.removeItem(list, item);
    });
  }

  async removeItem({ listId, name }: ListSummary, { itemId, title }: ListItem): Promise<void> {
    await this.#try(m.lists_remove_failed({ name }), async () => {
      await ask('lists:remove-item', { listId, itemId });
      await this.#changed();
      undo.note(
        m.lists_removed_one({ title, name }),
        () =>
          void this.#try(m.lists_add_failed({ name }), async () => {
            await ask('lists:put-back-item', { listId, itemId });
            await this.#changed();
          }),
        { id: `list-${listId}` },
      );
    });
  }

  async remove({ listId, name }: ListSummary): Promise<void> {
    await this.#try(m.lists_delete_failed({ name }), async () => {
      await ask('lists:remove', { listId });
      await this.#changed();
      undo.note(
        m.lists_deleted({ name }),
        () =>
          void this.#try(m.lists_put_back_failed({ name }), async () => {
            await ask('lists:put-back', { listId });
            await this.#changed();
          }),
        { id: `list-${listId}` },
      );
    });
  }

  async move({ listId, name }: ListSummary, itemId: number, place: number): Promise<void> {
    await this.#try(m.lists_save_failed({ name }), async () => {
      await ask('lists:move-item', { listId, itemId, place });
      await this.#changed();
    });
  }

  async note({ listId, name }: ListSummary, itemId: number, note: string): Promise<void> {
    await this.#try(m.lists_save_failed({ name }), async () => {
      await ask('lists:note-item', { listId, itemId, note });
      await this.#changed();
    });
  }

  /** As a table in Letterboxd's layout; asks where to save it. */
  async export({ listId, name }: ListSummary): Promise<void> {
    await this.#try(m.lists_export_failed({ name }), async () => {
      const { exported } = await ask('exports:list', { listId });
      if (exported === null) return;
      toast.success(m.lists_exported({ name }), { description: exported.files.join(', ') });
    });
  }

  async #changed(): Promise<void> {
    this.changes += 1;
    await this.load();
  }

  /** What failed leaves the lists as the engine has them. */
  async #try(title: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      toastFailure(title, error);
      await this.#changed();
    }
  }
}

export const lists = new Lists();
