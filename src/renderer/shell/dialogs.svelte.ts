// Which dialog of the window itself is open: the command palette or the list of keys; one at a time.

type ShellDialog = 'palette' | 'shortcuts';

class ShellDialogs {
  current: ShellDialog | null = $state.raw(null);

  open(dialog: ShellDialog): void {
    this.current = dialog;
  }

  close(): void {
    this.current = null;
  }

  toggle(dialog: ShellDialog): void {
    this.current = this.current === dialog ? null : dialog;
  }
}

export const shellDialogs = new ShellDialogs();
