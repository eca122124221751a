// What the last session did not finish, said once at the start.
import { toast } from 'svelte-sonner';
import type { LostJob } from '../../contract/app-calls.ts';
import { m } from '../../messages/messages.js';
import { ask } from './api.ts';
import { router } from './router.svelte.ts';

const words: Readonly<Record<LostJob, { title: () => string; text: () => string }>> = {
  import: { title: m.jobs_lost_import, text: m.jobs_lost_import_text },
  training: { title: m.jobs_lost_training, text: m.jobs_lost_training_text },
  sweep: { title: m.jobs_lost_sweep, text: m.jobs_lost_sweep_text },
};

/** A notice that stays until it is closed, and leads to where the job can begin again. */
export async function announceLostJob(): Promise<void> {
  // Without an answer there is nothing to say.
  const kind = await ask('app:lost-job', {}).then(
    (answer) => answer.kind,
    () => null,
  );
  if (kind === null) return;
  const name = kind === 'training' ? 'train' : kind;
  toast.warning(words[kind].title(), {
    description: words[kind].text(),
    duration: Infinity,
    closeButton: true,
    action: {
      label: m.jobs_lost_open(),
      onClick: () => {
        router.open({ name });
      },
    },
  });
}
