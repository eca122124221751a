// What has to be true of a packaged app: nobody debugs it, and its archive is the packaged one.
import { createReadStream, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { m } from '../../messages/messages.js';
import { asksForDebugger } from './debugging.ts';
import { isWhole } from './own-archive.ts';

/** Ends a packaged app that was started for a debugger; has to run first of all. */
export function refuseDebuggers(): void {
  if (!app.isPackaged || !asksForDebugger(process.argv)) return;
  process.stderr.write('Matinee does not start with switches for debuggers.\n');
  process.exit(1);
}

/** Ends a packaged app whose archive is not the packaged one, while it starts; only on Linux, since Electron does it elsewhere. */
export async function refuseChangedArchive(): Promise<void> {
  if (!app.isPackaged || process.platform !== 'linux') return;
  // Otherwise Electron shows the archive as a folder.
  process.noAsar = true;
  const archive = join(process.resourcesPath, 'app.asar');
  const fd = openSync(archive, 'r');
  process.noAsar = false;
  const isAsPackaged = await isWhole(archive, {
    createReadStream: () => createReadStream('', { fd, highWaterMark: 1_000_000 }),
    readFile,
  });
  if (isAsPackaged) return;
  process.stderr.write(`${m.main_changed_title()}\n`);
  dialog.showErrorBox(m.main_changed_title(), m.main_changed_text());
  app.exit(1);
}
