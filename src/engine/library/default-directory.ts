// The app's default library folder, found without Electron so that the command line uses the same one.
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export type Surroundings = {
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  home: string;
};

/**
 * `library` in Electron's userData folder of an app named Matinee; the variable MATINEE_LIBRARY names another folder.
 * https://www.electronjs.org/docs/latest/api/app#appgetpathname says where userData is.
 */
export function defaultLibraryDirectory(
  { env, platform, home }: Surroundings = { env: process.env, platform: process.platform, home: homedir() },
): string {
  const chosen = env['MATINEE_LIBRARY'];
  if (chosen) return resolve(chosen);
  return join(applicationData(env, platform, home), 'Matinee', 'library');
}

function applicationData(env: Surroundings['env'], platform: NodeJS.Platform, home: string): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  if (platform === 'win32') return env['APPDATA'] ?? join(home, 'AppData', 'Roaming');
  return env['XDG_CONFIG_HOME'] || join(home, '.config');
}
