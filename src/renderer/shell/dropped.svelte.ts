// What was dropped on the window: looked into, then brought to where it belongs; asked about where it may be several things.
import { toast } from 'svelte-sonner';
import { ask } from '../state/api.ts';
import type { DroppedKind } from '../../contract/drop-calls.ts';
import { m } from '../../messages/messages.js';
import { jobs } from '../state/jobs.svelte.ts';
import { router } from '../state/router.svelte.ts';
import { session } from '../state/session.svelte.ts';
import { toastFailure } from '../state/toasts.ts';
import { intake } from '../screens/history/intake.svelte.ts';
import { outgoing } from '../screens/backup/outgoing.svelte.ts';
import { importer } from '../parts/importing/importer.svelte.ts';

type Question = { readonly file: File; readonly kinds: readonly DroppedKind[] };

class Dropped {
  /** A file that may be several things. */
  question: Question | null = $state.raw(null);

  async take(files: readonly File[]): Promise<void> {
    const [file, ...others] = files;
    const path = file === undefined ? '' : window.matinee.pathOf(file);
    if (file === undefined || path === '' || others.length > 0) {
      toast.error(m.shell_drop_one(), { description: m.shell_drop_takes() });
      return;
    }
    try {
      const { kinds } = await ask('drops:inspect', { path });
      const [kind, ...more] = kinds;
      if (kind === undefined) {
        toast.error(m.shell_drop_unknown({ name: file.name }), { description: m.shell_drop_takes() });
      } else if (more.length > 0) this.question = { file, kinds };
      else await this.bring(file, kind);
    } catch (error) {
      toastFailure(m.shell_drop_unknown({ name: file.name }), error);
    }
  }

  /** Opens the screen that the file is for, and hands it over. */
  async bring(file: File, kind: DroppedKind): Promise<void> {
    this.question = null;
    switch (kind) {
      case 'archive':
        router.open({ name: 'import' });
        if (jobs.isBlocked) toast.error(m.shell_drop_busy());
        else await importer.drop([file]);
        return;
      case 'history':
        router.open({ name: 'history' });
        if (session.overview?.catalogue !== null) await intake.drop([file]);
        return;
      case 'backup':
        router.open({ name: 'backup' });
        await outgoing.lookInto(window.matinee.pathOf(file));
    }
  }
}

export const dropped = new Dropped();
