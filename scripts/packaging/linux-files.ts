/** What a Linux desktop reads about the program: its menu entry, and the type of backups. */
import type { CommandId } from '../../src/contract/commands.ts';
import { argumentsFor } from '../../src/main/window/asked-for.ts';

/** Electron's id of the app, after which desktops look for the entry of a window. */
export const desktopFile = 'app.matinee.Matinee.desktop';
export const backupType = 'application/vnd.matinee.backup';

/** The menu entry; `command` starts the program. */
export function desktopEntry(command: string): string {
  return `[Desktop Entry]
Type=Application
Name=Matinee
GenericName=Movie recommender
GenericName[de]=Filmempfehlungen
Comment=Your own private movie recommender
Comment[de]=Filmempfehlungen, privat und nur für dich
Exec=${command} %f
Icon=matinee
Terminal=false
StartupWMClass=Matinee
Categories=AudioVideo;Video;
Keywords=movies;films;recommendations;ratings;MovieLens;Letterboxd;IMDb;
Keywords[de]=Filme;Empfehlungen;Bewertungen;MovieLens;Letterboxd;IMDb;
MimeType=${backupType};application/zip;text/csv;
Actions=${tasks.map(({ command: id }) => id).join(';')};
${tasks.map((task) => action(command, task)).join('')}`;
}

/** The same as in the jump list of Windows (src/main/window/tasks.ts). */
const tasks = [
  { command: 'open-rate', name: 'Rate', german: 'Bewerten' },
  { command: 'open-watchlist', name: 'Watchlist', german: 'Merkliste' },
  { command: 'open-night', name: 'Movie night', german: 'Filmabend' },
  { command: 'open-diary', name: 'Diary', german: 'Tagebuch' },
] as const satisfies readonly { command: CommandId; name: string; german: string }[];

function action(program: string, { command, name, german }: (typeof tasks)[number]): string {
  return `
[Desktop Action ${command}]
Name=${name}
Name[de]=${german}
Exec=${program} ${argumentsFor(command)}
`;
}

/** For shared-mime-info. */
export const mimePackage = `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="${backupType}">
    <comment>Matinee backup</comment>
    <comment xml:lang="de">Matinee-Sicherung</comment>
    <icon name="matinee"/>
    <glob pattern="*.matinee"/>
  </mime-type>
</mime-info>
`;
