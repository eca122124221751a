// What was dropped on the window, or opened with the program: looked into, then brought to where it belongs; asked about where it may be several things.
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

type Question = { readonly path: string; readonly name: string; readonly kinds: readonly DroppedKind[] };

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
    await this.open(path);
  }

  /** The same for a file that is known by its path. */
  async open(path: string): Promise<void> {
    const name = path.split(/[/\\]/u).at(-1) ?? path;
    try {
      const { kinds } = await ask('drops:inspect', { path });
      const [kind, ...more] = kinds;
      if (kind === undefined) {
        toast.error(m.shell_drop_unknown({ name }), { description: m.shell_drop_takes() });
      } else if (more.length > 0) this.question = { path, name, kinds };
      else await this.bring(path, kind);
    } catch (error) {
      toastFailure(m.shell_drop_unknown({ name }), error);
    }
  }

  /** Opens the screen that the file is for, and hands it over. */
  async bring(path: string, kind: DroppedKind): Promise<void> {
    this.question = null;
    switch (kind) {
      case 'archive':
        router.open({ name: 'import' });
        if (jobs.isBlocked) toast.error(m.shell_drop_busy());
        else await importer.take(path);
        return;
      case 'history':
        router.open({ name: 'history' });
        if (session.overview?.catalogue !== null) await intake.take(path);
        return;
      case 'backup':
        router.open({ name: 'backup' });
        await outgoing.lookInto(path);
    }
  }
}

export const dropped = new Dropped();
