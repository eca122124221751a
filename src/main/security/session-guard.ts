// What no session gives a page: permissions, devices, downloads; and for the window's session no way to the network.
import type { Session } from 'electron';

/** The parts of Electron's session that are guarded. */
export type GuardedSession = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
> & {
  on: (event: 'will-download', listener: (event: { preventDefault: () => void }) => void) => unknown;
};

/** Nobody listens there: port 1 belongs to a service of the 1980s, and only the system itself could open it. */
const deadProxy = 'socks5://127.0.0.1:1';

/** Refuses every permission and every download: Matinee's pages need none. */
export function guardSession(session: GuardedSession): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => {
    event.preventDefault();
  });
}

/** Leaves the window's session without a network: `app://` needs none, and `<-loopback>` has this computer's own servers go the same way. */
export function cutOffNetwork(session: Pick<Session, 'setProxy'>): Promise<void> {
  return session.setProxy({ proxyRules: deadProxy, proxyBypassRules: '<-loopback>' });
}
