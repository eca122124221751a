// The system's file dialogs, in the current language.
import { dialog, type BrowserWindow } from 'electron';
import { runExportTable, type RunExport } from '../../contract/run-exports.ts';
import { siteTable, type RatingsLayout } from '../../contract/sites.ts';
import { m } from '../../messages/messages.js';

type OpenDialog = Electron.OpenDialogOptions;
type SaveDialog = { title: string; name: string; kind: string; ending: string };

/** For an archive as one file, or the folder it unpacks to. */
export function archiveDialog(kind: 'file' | 'folder'): OpenDialog {
  if (kind === 'folder') return { title: m.main_pick_folder(), properties: ['openDirectory'] };
  return openDialog(m.main_pick_archive(), m.main_kind_archives(), ['zip', 'csv']);
}

/** For a folder that the library goes to, or is in. */
export function libraryDialog(): OpenDialog {
  return { title: m.main_pick_library(), properties: ['openDirectory', 'createDirectory'] };
}

export function historyDialog(): OpenDialog {
  return openDialog(m.main_pick_history(), m.main_kind_exports(), ['zip', 'csv', 'json', 'txt']);
}

export function backupDialog(): OpenDialog {
  return openDialog(m.main_pick_backup(), m.main_kind_backups(), ['matinee', 'db']);
}

function openDialog(title: string, kind: string, extensions: string[]): OpenDialog {
  return { title, properties: ['openFile'], filters: [{ name: kind, extensions }, allFiles()] };
}

export function saveDialog(
  what: RatingsLayout | 'list' | 'recommendations' | 'backup' | 'diagnostics' | 'picture',
): SaveDialog {
  const table = { kind: m.main_kind_tables(), ending: 'csv' };
  switch (what) {
    case 'movielens':
      return { title: m.main_save_ratings(), name: 'matinee-ratings', ...table };
    case 'letterboxd':
    case 'trakt':
    case 'simkl':
    case 'yamtrack':
    case 'movary':
      return {
        title: m.main_save_for_site({ site: siteTable[what].name }),
        name: `matinee-for-${what}`,
        ...table,
      };
    case 'list':
      return { title: m.main_save_list(), name: 'matinee-list', ...table };
    case 'recommendations':
      return { title: m.main_save_recommendations(), name: 'matinee-recommendations', ...table };
    case 'backup':
      return {
        title: m.main_save_backup(),
        name: 'matinee-diary',
        kind: m.main_kind_backups(),
        ending: 'matinee',
      };
    case 'picture':
      return {
        title: m.main_save_picture(),
        name: 'matinee-year',
        kind: m.main_kind_pictures(),
        ending: 'png',
      };
    case 'diagnostics':
      return {
        title: m.main_save_diagnostics(),
        name: 'matinee-diagnostics',
        kind: m.main_kind_archives(),
        ending: 'zip',
      };
  }
}

/** Asks where to save, with today's date in the name it suggests; null if the dialog was cancelled. */
export async function askWhereToSave(
  window: BrowserWindow | null,
  { title, name, kind, ending }: SaveDialog,
): Promise<string | null> {
  const options: Electron.SaveDialogOptions = {
    title,
    defaultPath: `${name}-${new Date().toISOString().slice(0, 10)}.${ending}`,
    filters: [{ name: kind, extensions: [ending] }, allFiles()],
  };
  const answer = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return answer.canceled || answer.filePath === '' ? null : answer.filePath;
}

/** Asks for the file, or for the folder, that trainings are to be written to; null if the dialog was cancelled. */
export async function askWhereToSaveRuns(
  window: BrowserWindow | null,
  form: RunExport,
): Promise<string | null> {
  const { ending } = runExportTable[form];
  if (ending === null) {
    return pickPath(window, {
      title: m.main_save_tensorboard(),
      properties: ['openDirectory', 'createDirectory'],
    });
  }
  const isReport = form === 'report';
  return askWhereToSave(window, {
    title: isReport ? m.main_save_report() : m.main_save_runs(),
    name: `matinee-${form}`,
    kind: isReport ? m.main_kind_pages() : m.main_kind_tables(),
    ending,
  });
}

/** Asks for a file or folder; null if the dialog was cancelled. */
export async function pickPath(window: BrowserWindow | null, options: OpenDialog): Promise<string | null> {
  const answer = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

function allFiles(): Electron.FileFilter {
  return { name: m.main_kind_all(), extensions: ['*'] };
}
