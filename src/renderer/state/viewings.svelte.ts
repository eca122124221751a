// Changes of viewings: saved, the diary read again, and undone on request.
import { m } from '../../messages/messages.js';
import type { ChangeId, DiaryEdit, Viewing, ViewingDetails } from '../../contract/viewings.ts';
import { ask } from './api.ts';
import { diary, type RatedMovie } from './diary.svelte.ts';
import { toastFailure } from './toasts.ts';
import { undo } from './undo.svelte.ts';

/** Lines of the diary that are changed together. */
export type ChosenLines = { readonly viewingIds: readonly number[]; readonly entryIds: readonly number[] };

class Viewings {
  /** Resolves to whether it was saved. */
  add({ movieId, title }: RatedMovie, details: ViewingDetails): Promise<boolean> {
    return this.#change(m.diary_viewing_noted({ title }), async () => {
      const { changeId } = await ask('viewings:add', { movieId, details });
      return changeId;
    });
  }

  change(
    { viewingId, title }: Pick<Viewing, 'viewingId' | 'title'>,
    details: ViewingDetails,
  ): Promise<boolean> {
    return this.#change(m.diary_viewing_changed({ title }), async () => {
      const { changeId } = await ask('viewings:change', { viewingId, details });
      return changeId;
    });
  }

  remove({ viewingId, title }: Pick<Viewing, 'viewingId' | 'title'>): Promise<boolean> {
    return this.#change(m.diary_viewing_removed({ title }), () =>
      edit({ viewingIds: [viewingId], entryIds: [] }, { kind: 'remove' }),
    );
  }

  /** Changes many lines at once, with one undo. */
  edit(lines: ChosenLines, change: DiaryEdit): Promise<boolean> {
    const count = lines.viewingIds.length + lines.entryIds.length;
    const said =
      change.kind === 'remove' ? m.diary_lines_removed({ count }) : m.diary_lines_changed({ count });
    return this.#change(said, () => edit(lines, change));
  }

  async #change(said: string, work: () => Promise<ChangeId>): Promise<boolean> {
    try {
      const changeId = await work();
      await diary.refresh();
      undo.note(said, () => void putBack(changeId), { id: `viewings-${changeId}` });
      return true;
    } catch (error) {
      toastFailure(m.diary_not_saved(), error);
      return false;
    }
  }
}

async function edit({ viewingIds, entryIds }: ChosenLines, change: DiaryEdit): Promise<ChangeId> {
  const { changeId } = await ask('viewings:edit', {
    ...{ viewingIds: [...viewingIds], entryIds: [...entryIds] },
    edit: change,
  });
  return changeId;
}

async function putBack(changeId: ChangeId): Promise<void> {
  try {
    await ask('viewings:put-back', { changeId });
    await diary.refresh();
  } catch (error) {
    toastFailure(m.diary_not_saved(), error);
  }
}

export const viewings = new Viewings();
