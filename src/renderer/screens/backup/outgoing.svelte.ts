// What goes out of Matinee and comes back: exports, the backup and its restoring, each reported by a short notice.
import { toast } from 'svelte-sonner';
import { ask } from '../../state/api.ts';
import type { InspectedBackup, PersonsRatings } from '../../../contract/exports.ts';
import type { RatingsLayout } from '../../../contract/sites.ts';
import { m } from '../../../messages/messages.js';
import { diary } from '../../state/diary.svelte.ts';
import { marks } from '../../state/marks.svelte.ts';
import { formatBytes } from '../../state/job-words.ts';
import { shownProfileName } from '../../state/run-names.ts';
import { session } from '../../state/session.svelte.ts';
import { toastFailure } from '../../state/toasts.ts';
import { undo } from '../../state/undo.svelte.ts';
import { fileName } from '../../parts/importing/import-words.ts';

/** A backup that the person chose and that waits for their yes. */
type PickedBackup = { readonly path: string; readonly name: string; readonly summary: InspectedBackup };

class Outgoing {
  isBusy = $state.raw(false);
  picked: PickedBackup | null = $state.raw(null);

  async exportRatings(layout: RatingsLayout): Promise<void> {
    await this.#try(m.history_export_ratings_failed(), async () => {
      const { exported } = await ask('exports:ratings', { layout });
      if (exported === null) return;
      const { rows, files, leftOut } = exported;
      const missing = leftOut === 0 ? [] : [m.history_exported_left_out({ count: leftOut })];
      reported([m.history_exported_ratings({ count: rows }), ...missing].join('. '), files);
    });
  }

  async exportRecommendations(): Promise<void> {
    await this.#try(m.history_export_recommendations_failed(), async () => {
      const { exported } = await ask('exports:recommendations', {});
      if (exported !== null)
        reported(m.history_exported_recommendations({ count: exported.rows }), exported.files);
    });
  }

  async saveBackup(): Promise<void> {
    await this.#try(m.history_backup_failed(), async () => {
      const { saved } = await ask('backups:save', {});
      if (saved === null) return;
      reported(m.history_backup_saved({ count: saved.ratings, size: formatBytes(saved.bytes) }), [
        saved.path,
      ]);
    });
  }

  /** Versions, logs and counts as one zip, for whoever is asked for help. */
  async saveDiagnostics(): Promise<void> {
    await this.#try(m.shell_diagnostics_failed(), async () => {
      const { saved } = await ask('app:save-diagnostics', {});
      if (saved !== null) reported(m.shell_diagnostics_saved(), [saved.path]);
    });
  }

  /** Asks for a backup and looks into it; restoring it is asked next. */
  async pickBackup(): Promise<void> {
    await this.#try(m.history_pick_failed(), async () => {
      const { path } = await ask('backups:pick', {});
      if (path !== null) await this.#inspect(path);
    });
  }

  /** Looks into a backup that was dropped; restoring it is asked next. */
  async lookInto(path: string): Promise<void> {
    await this.#try(m.history_pick_failed(), () => this.#inspect(path));
  }

  /** Puts the chosen backup in place of the diary. */
  async restore(): Promise<void> {
    const { picked } = this;
    if (picked === null) return;
    await this.#try(m.history_restore_failed(), async () => {
      await Promise.all([diary.settled(), marks.settled()]);
      const restored = await ask('backups:restore', { path: picked.path });
      // What was changed in the diary of before is not to be undone in this one.
      undo.clear();
      toast.dismiss();
      await Promise.all([session.load(), diary.refresh()]);
      const { profiles } = picked.summary;
      const count = m.history_restored({ count: restored.ratings });
      const reported =
        profiles.length > 1
          ? m.history_restored_of({ restored: count, people: namedCounts(profiles) })
          : count;
      const { waiting } = restored;
      toast.success(
        waiting > 0 ? m.history_restored_waiting({ restored: reported, count: waiting }) : reported,
        {
          description: m.history_restored_previous({ path: restored.previousDiary }),
          duration: 12_000,
        },
      );
    });
    this.picked = null;
  }

  /** Leaves the diary as it is. */
  putAway(): void {
    this.picked = null;
  }

  async #inspect(path: string): Promise<void> {
    this.picked = { path, name: fileName(path), summary: await ask('backups:inspect', { path }) };
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

/** Everyone with how many ratings they have. */
export function namedCounts(people: readonly PersonsRatings[]): string {
  return people.map(({ name, ratings }) => `${shownProfileName(name)} (${ratings})`).join(', ');
}

/** What was written, and where. */
function reported(what: string, files: readonly string[]): void {
  const [first = '', ...more] = files;
  const description = more.length === 0 ? first : m.history_more_files({ first, count: more.length });
  toast.success(what, { description, duration: 10_000 });
}
