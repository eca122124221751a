// Sends events to the window.
import type { BrowserWindow } from 'electron';
import type { EventName, EventPayload } from '../../contract/events.ts';

/** Sends nothing if no window is open. */
export function sendEvent<N extends EventName>(
  window: BrowserWindow | null,
  name: N,
  payload: EventPayload<N>,
): void {
  if (window === null || window.isDestroyed()) return;
  window.webContents.send(name, payload);
}
