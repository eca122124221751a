// Tells the window what happened, after checking that it is what the contract says.
import type { BrowserWindow } from 'electron';
import { events, type EventName, type EventPayload } from '../../contract/events.ts';

/** Sends nothing where no window is open. */
export function sendEvent<N extends EventName>(
  window: BrowserWindow | null,
  name: N,
  payload: EventPayload<N>,
): void {
  if (window === null || window.isDestroyed()) return;
  window.webContents.send(name, events[name].parse(payload));
}
