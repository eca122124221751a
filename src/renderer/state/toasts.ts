// Short notices at the window's edge; errors that have no better place land here.
import { toast } from 'svelte-sonner';
import { messageOf } from './api.ts';

/** Says that something did not work, and why. */
export function toastFailure(title: string, error: unknown): void {
  toast.error(title, { description: messageOf(error) });
}
