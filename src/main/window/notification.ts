// A notice of the system, where it has such; a click on it leads back.
import { Notification } from 'electron';

export type Notice = { title: string; body: string; onClick: () => void };

/** Kept until they are gone: a notice that is collected loses its click. */
const shown = new Set<Notification>();

export function showNotification({ title, body, onClick }: Notice): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ title, body });
  shown.add(notification);
  notification.on('click', () => {
    shown.delete(notification);
    onClick();
  });
  notification.on('close', () => shown.delete(notification));
  notification.show();
}
