// A library as the next start finds it: its ratings, whether its files are whole, and what lies about.
import { existsSync, readdirSync } from 'node:fs';
import { openDatabase } from '../../src/engine/base/sqlite.ts';
import { openEngine } from '../../src/engine/engine.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { movieNumber } from './torture-library.ts';

export type Inspection = {
  /** Stars by the movie's number, of the active profile, those that wait for their movie included; others than ours are left out. */
  ratings: ReadonlyMap<number, number>;
  /** Files that should be gone by now, and damage that SQLite sees; a sentence each. */
  problems: string[];
};

/**
 * Names that a library may have at rest; in `window` is what the app keeps, where its folder was chosen, and a note of a backup that
 * a full disk refused stays until the next one.
 */
const expected =
  /^(catalogue\.db|diary\.db|models|backups|staging|downloads|window|backups-failed\.txt|training-speed\.json|set-aside|.*-checksums?(\.json)?)$/u;

/** What SQLite keeps beside the diary until what is in it finds room there. */
const logFiles = ['diary.db-wal', 'diary.db-shm'];

/** Opens and closes the library as a start and a quit do. On a full disk the diary's log has to stay: it holds ratings. */
export async function inspectLibrary(
  libraryDirectory: string,
  { isDiskFull = false } = {},
): Promise<Inspection> {
  const engine = openEngine({ libraryDirectory });
  const entries = await engine.handlers['ratings:list']({});
  engine.close();
  const paths = libraryPaths(libraryDirectory);
  const problems: string[] = [];
  for (const file of [paths.diary, paths.catalogue]) {
    if (!existsSync(file)) continue;
    const database = openDatabase(file, { fileMustExist: true });
    const answer = database.pragma('integrity_check(3)', { simple: true });
    database.close();
    if (answer !== 'ok') problems.push(`${file}: ${String(answer)}`);
  }
  const litter = [
    ...readdirSync(libraryDirectory).filter(
      (name) => !expected.test(name) && !(isDiskFull && logFiles.includes(name)),
    ),
    ...(existsSync(paths.staging) ? readdirSync(paths.staging).filter((name) => !isOurs(name)) : []),
    ...(existsSync(paths.models) ? readdirSync(paths.models).filter((name) => name.startsWith('.')) : []),
  ];
  problems.push(...litter.map((name) => `${name} was left behind`));
  const rated = entries.map(({ title, stars }) => [movieNumber(title), stars] as const);
  return { ratings: new Map(rated.filter(([number]) => !Number.isNaN(number))), problems };
}

/** What this process staged is cleaned when it is gone. */
function isOurs(stagedName: string): boolean {
  return stagedName.startsWith(`${process.pid}-`);
}
