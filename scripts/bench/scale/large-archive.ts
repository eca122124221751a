// Writes a made archive of any number of ratings, in the shape of MovieLens 32M.
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { linkBytes, makeMovies, movieBytes, ratingBytes, tagBytes } from './made-tables.ts';
import { shapeOf } from './shape.ts';

export type LargeArchiveOptions = {
  ratings: number;
  /** The folder that is made. */
  path: string;
  seed?: number;
};

/** Needs about 28 bytes of disk per rating. */
export async function writeLargeArchive({ ratings, path, seed = 1 }: LargeArchiveOptions): Promise<void> {
  const shape = shapeOf(ratings);
  const movies = makeMovies(shape, seed);
  const tables = {
    'links.csv': linkBytes(movies),
    'movies.csv': movieBytes(movies, seed),
    'ratings.csv': ratingBytes(shape, movies, seed),
    'tags.csv': tagBytes(shape, movies, seed),
  };
  await mkdir(path, { recursive: true });
  for (const [name, bytes] of Object.entries(tables)) {
    await pipeline(Readable.from(bytes), createWriteStream(join(path, name)));
  }
}
