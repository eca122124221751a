// Updates with Electron's parts: a session of its own that reaches releases alone, the system's message boxes, and the installers.
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app, session, shell, type BrowserWindow } from 'electron';
import { askForUpdates, offerUpdate } from '../window/questions.ts';
import { isReleaseAddress, releaseSource } from './release-address.ts';
import { type Installation, type ReadFile, Updates } from './updates.ts';

export type ElectronUpdatesOptions = {
  settingsFile: string;
  directory: string;
  window: () => BrowserWindow | null;
  log: (message: string, error?: unknown) => void;
};

/** Null where the build knows no releases. */
export function createUpdates({ window, ...options }: ElectronUpdatesOptions): Updates | null {
  const source = releaseSource();
  if (source === null || !app.isPackaged) return null;
  return new Updates({
    ...options,
    publicKey: source.publicKey,
    program: { version: app.getVersion(), installation: installationHere(), variant: variantHere() },
    read: releaseReader(source.files),
    ask: () => askForUpdates(window()),
    offer: async (offer) => {
      const isWanted = await offerUpdate(window(), offer);
      if (isWanted && offer.installation === 'by-hand') void shell.openExternal(source.page);
      return isWanted;
    },
    install,
  });
}

/** Packages of the system belong to its package manager, and folders to whoever unpacked them. */
function installationHere(): Installation {
  if (process.platform === 'linux') return process.env['APPIMAGE'] === undefined ? 'by-hand' : 'appimage';
  const uninstaller = join(dirname(process.execPath), `Uninstall ${app.name}.exe`);
  return process.platform === 'win32' && existsSync(uninstaller) ? 'nsis' : 'by-hand';
}

/** As the package was named that this program came from. */
function variantHere(): string {
  const library = join(process.resourcesPath, 'app.asar.unpacked/node_modules/@tensorflow/tfjs-node');
  return `${process.platform}-${process.arch}${existsSync(library) ? '' : '-wasm'}`;
}

/** In memory only: no cookies, no cache, nothing shared with the window. The session exists once something is read. */
function releaseReader(files: string): ReadFile {
  return async (name, mostBytes) => {
    const own = session.fromPartition('updates', { cache: false });
    own.setUserAgent('Matinee');
    own.webRequest.onBeforeRequest((details, answer) => {
      answer({ cancel: !isReleaseAddress(details.url, files) });
    });
    const response = await own.fetch(new URL(name, files).href);
    if (!response.ok || response.body === null) return null;
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    // What fetch gives can be iterated, which its types don't say.
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > mostBytes) throw new Error(`${name} has more than ${mostBytes} bytes.`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  };
}

function install(file: string, installation: 'appimage' | 'nsis'): void {
  if (installation === 'nsis') {
    spawn(file, ['/S'], { detached: true, stdio: 'ignore' }).unref();
    return;
  }
  const own = process.env['APPIMAGE'];
  if (own === undefined) return;
  // Beside it, since a rename can't go from one disk to another; the running program keeps the file that it has open.
  copyFileSync(file, `${own}.new`);
  renameSync(`${own}.new`, own);
}
