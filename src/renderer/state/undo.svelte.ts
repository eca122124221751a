// What can be undone: the last changes of this session, newest first, by a toast's button or Ctrl+Z.
import { toast } from 'svelte-sonner';
import { m } from '../../messages/messages.js';

type Change = { readonly toastId: string; readonly takeBack: () => void };

const kept = 100;

class Undo {
  #changes: readonly Change[] = $state.raw([]);

  readonly canUndo = $derived(this.#changes.length > 0);

  /** Notes a change that `takeBack` undoes, and says it in a toast with Undo unless `quiet`. */
  note(said: string, takeBack: () => void, { id, quiet = false }: { id: string; quiet?: boolean }): void {
    const change: Change = { toastId: id, takeBack };
    this.#changes = [change, ...this.#changes].slice(0, kept);
    if (quiet) return;
    toast(said, { id, action: { label: m.rating_undo(), onClick: () => this.#takeBack(change) } });
  }

  /** Takes the last change back; false if there is none. */
  last(): boolean {
    const [change] = this.#changes;
    if (change === undefined) return false;
    this.#takeBack(change);
    return true;
  }

  /** Forgets all changes: they were those of another profile or catalogue. */
  clear(): void {
    this.#changes = [];
  }

  #takeBack(change: Change): void {
    if (!this.#changes.includes(change)) return;
    this.#changes = this.#changes.filter((other) => other !== change);
    toast.dismiss(change.toastId);
    change.takeBack();
  }
}

export const undo = new Undo();

/** Ctrl+Z (Cmd+Z) for the last rating or mark; within a text field it stays the field's own. */
export function onUndoKey(event: KeyboardEvent): void {
  const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (!isUndo || event.key.toLowerCase() !== 'z' || event.defaultPrevented || isTextField(event.target))
    return;
  if (undo.last()) event.preventDefault();
}

/** Where letters and Ctrl+Z belong to what is typed. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  const textless = ['button', 'checkbox', 'radio', 'range', 'color', 'file', 'reset', 'submit', 'image'];
  return target instanceof HTMLInputElement && !textless.includes(target.type);
}
