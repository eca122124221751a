// What goes out of Matinee and comes back: exports, the backup and its restoring, each told by a short notice.
import { toast } from 'svelte-sonner';
import { ask } from '../../api.ts';
import type { BackupSummary, RatingsLayout } from '../../../contract/exports.ts';
import { diary } from '../../state/diary.svelte.ts';
import { formatBytes } from '../../state/job-words.ts';
import { session } from '../../state/session.svelte.ts';
import { formatPlural } from '../../ui/format.ts';
import { toastFailure } from '../../ui/toasts.ts';
import { fileName } from '../import/import-words.ts';

/** A backup that the person chose and that waits for their yes. */
type PickedBackup = { readonly path: string; readonly name: string; readonly summary: BackupSummary };

class Outgoing {
  isBusy = $state.raw(false);
  picked: PickedBackup | null = $state.raw(null);

  async exportRatings(layout: RatingsLayout): Promise<void> {
    await this.#try('Your ratings could not be exported', async () => {
      const { exported } = await ask('exports:ratings', { layout });
      if (exported !== null) told(`${formatPlural(exported.rows, 'rating')} exported`, exported.files);
    });
  }

  async exportRecommendations(): Promise<void> {
    await this.#try('Your recommendations could not be exported', async () => {
      const { exported } = await ask('exports:recommendations', {});
      if (exported !== null)
        told(`${formatPlural(exported.rows, 'recommendation')} exported`, exported.files);
    });
  }

  async saveBackup(): Promise<void> {
    await this.#try('The backup could not be saved', async () => {
      const { saved } = await ask('backups:save', {});
      if (saved === null) return;
      told(`Backup of ${formatPlural(saved.ratings, 'rating')} saved, ${formatBytes(saved.bytes)}`, [
        saved.path,
      ]);
    });
  }

  /** Asks for a backup and looks into it; restoring it is asked next. */
  async pickBackup(): Promise<void> {
    await this.#try('This backup could not be read', async () => {
      const { path } = await ask('backups:pick', {});
      if (path === null) return;
      this.picked = { path, name: fileName(path), summary: await ask('backups:inspect', { path }) };
    });
  }

  /** Puts the chosen backup in the place of the diary. */
  async restore(): Promise<void> {
    const { picked } = this;
    if (picked === null) return;
    await this.#try('The backup could not be restored', async () => {
      const restored = await ask('backups:restore', { path: picked.path });
      await Promise.all([session.load(), diary.refresh()]);
      const waits = restored.waiting > 0 ? `, ${restored.waiting} of them waiting for their movie` : '';
      toast.success(`${formatPlural(restored.ratings, 'rating')} restored${waits}`, {
        description: `Your diary as it was before: ${restored.previousDiary}`,
        duration: 12_000,
      });
    });
    this.picked = null;
  }

  /** Leaves the diary as it is. */
  putAway(): void {
    this.picked = null;
  }

  async #try(failed: string, work: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      await work();
    } catch (error) {
      toastFailure(failed, error);
    }
    this.isBusy = false;
  }
}

export const outgoing = new Outgoing();

/** What was written, and where. */
function told(what: string, files: readonly string[]): void {
  const [first = '', ...more] = files;
  const others = more.length === 0 ? '' : ` and ${formatPlural(more.length, 'more file')} beside it`;
  toast.success(what, { description: `${first}${others}`, duration: 10_000 });
}
