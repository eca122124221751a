// Sends events to the window, validated by the contract.
import type { BrowserWindow } from 'electron';
import { events, type EventName, type EventPayload } from '../../contract/events.ts';

/** Sends nothing if no window is open. */
export function sendEvent<N extends EventName>(
  window: BrowserWindow | null,
  name: N,
  payload: EventPayload<N>,
): void {
  if (window === null || window.isDestroyed()) return;
  window.webContents.send(name, events[name].parse(payload));
}
