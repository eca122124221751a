// The same ratings by the sqlite3 shell's own `.import`, with the same two orders, to compare with.
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Nothing is journalled or flushed, as in our import; ratings lie clustered by user and movie, and an index covers them by movie.
 * Neither statistics nor title search are asked of it.
 */
function script(folder: string): string {
  return `
    PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA cache_size = -131072; PRAGMA threads = 2;
    CREATE TABLE movies (movie_id INTEGER PRIMARY KEY, title TEXT, genres TEXT);
    CREATE TABLE links (movie_id INTEGER PRIMARY KEY, imdb_id TEXT, tmdb_id INTEGER);
    CREATE TABLE tags (user_id INTEGER, movie_id INTEGER, tag TEXT, tagged_at INTEGER);
    CREATE TABLE ratings (
      user_id INTEGER, movie_id INTEGER, rating REAL, rated_at INTEGER, PRIMARY KEY (user_id, movie_id)
    ) WITHOUT ROWID;
    .import --csv --skip 1 '${join(folder, 'movies.csv')}' movies
    .import --csv --skip 1 '${join(folder, 'links.csv')}' links
    .import --csv --skip 1 '${join(folder, 'tags.csv')}' tags
    .import --csv --skip 1 '${join(folder, 'ratings.csv')}' ratings
    CREATE INDEX ratings_by_movie ON ratings (movie_id, user_id, rating);
  `
    .split('\n')
    .map((line) => line.trim())
    .join('\n');
}

/** How long it took, or null where the shell is not installed. `folder` holds the archive unpacked. */
export async function timeSqliteShell(folder: string, databaseFile: string): Promise<number | null> {
  const startedAt = performance.now();
  const child = spawn('sqlite3', ['-bail', databaseFile], { stdio: ['pipe', 'ignore', 'pipe'] });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  child.stdin.on('error', () => undefined);
  child.stdin.end(script(folder));
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', resolve);
  });
  await rm(databaseFile, { force: true });
  if (code === null) return null;
  if (code !== 0) throw new Error(`sqlite3 ended with ${code}:\n${said.join('')}`);
  return performance.now() - startedAt;
}
