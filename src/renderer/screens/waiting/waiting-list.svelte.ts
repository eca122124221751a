// Ratings that wait for their movie, with what can be done about each.
import { toast } from 'svelte-sonner';
import { ask } from '../../state/api.ts';
import type { WaitingEntry } from '../../../contract/history.ts';
import type { MovieSummary } from '../../../contract/movies.ts';
import { m } from '../../../messages/messages.js';
import { diary } from '../../state/diary.svelte.ts';
import { PagedList } from '../../state/paged-list.svelte.ts';
import { toastFailure } from '../../state/toasts.ts';
import { titleWithYear } from '../../ui/title-with-year.ts';

const pageSize = 50;

export class WaitingList {
  entries: PagedList<WaitingEntry> | null = $state.raw(null);

  /** Reads the list again; the old one stays in sight until then. */
  async load(): Promise<void> {
    const entries = new PagedList<WaitingEntry>({
      pageSize,
      read: async (offset, limit) => {
        const { total, entries } = await ask('waiting:list', { offset, limit });
        return { total, items: entries };
      },
    });
    await entries.ready;
    this.entries = entries;
  }

  /** Gives a rating its movie. */
  async link(
    { entry }: WaitingEntry,
    movie: Pick<MovieSummary, 'movieId' | 'title' | 'year'>,
  ): Promise<void> {
    try {
      await ask('waiting:link', { entryId: entry.entryId, movieId: movie.movieId });
      await this.#refresh();
      toast(m.history_linked({ title: entry.title, movie: titleWithYear(movie) }));
    } catch (error) {
      toastFailure(m.history_link_failed({ title: entry.title }), error);
    }
  }

  /** Deletes a rating for good. */
  async remove({ entry }: WaitingEntry): Promise<void> {
    try {
      await ask('ratings:remove', { entryId: entry.entryId });
      await this.#refresh();
      toast(m.history_removed({ title: entry.title }));
    } catch (error) {
      toastFailure(m.history_remove_failed({ title: entry.title }), error);
    }
  }

  async #refresh(): Promise<void> {
    await Promise.all([diary.refresh(), this.load()]);
  }
}
