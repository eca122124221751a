// A system notification, if supported; a click on it opens the window.
import { Notification } from 'electron';

export type Notice = { title: string; body: string; onClick: () => void };

/** Kept until closed: a garbage-collected notification loses its click. */
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
