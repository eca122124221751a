// The tags of most movies, counted here: SQLite sorts all uses, which takes more than three times as long for the largest archive.
import type { SqliteDatabase } from '../../base/sqlite.ts';
import { wholeNumbers } from './whole-numbers.ts';

/** Minimum fit of a genome tag, as in feature-rows.ts. */
export const leastRelevance = 0.7;

export type CommonTag = { readonly tag: string; readonly movies: number };

/**
 * The tags of most movies, given by people or by the tag genome, in any letter case: at most `limit`, each of at least
 * `leastMovies` movies, most first and then by name.
 */
export function commonTags(database: SqliteDatabase, limit: number, leastMovies: number): CommonTag[] {
  const counter = new TagCounter();
  const given = counter.named(database, 'tag_names');
  const fitting = counter.named(database, 'genome_tags');
  const genome = new Map(
    database
      .prepare<[number], [number, string]>(
        'SELECT movie_id, group_concat(tag_id) FROM movie_genome WHERE relevance >= ? GROUP BY movie_id',
      )
      .raw()
      .all(leastRelevance),
  );
  const tagged = database
    .prepare<[], [number, string]>('SELECT movie_id, group_concat(tag_id) FROM movie_tags GROUP BY movie_id')
    .raw();
  for (const [movieId, tags] of tagged.iterate()) {
    counter.addMovie([
      [given, tags],
      [fitting, genome.get(movieId) ?? ''],
    ]);
    genome.delete(movieId);
  }
  for (const tags of genome.values()) counter.addMovie([[fitting, tags]]);
  return counter
    .counted()
    .filter(({ movies }) => movies >= leastMovies)
    .sort((a, b) => b.movies - a.movies || (a.tag < b.tag ? -1 : 1))
    .slice(0, limit);
}

/** Places of tags by their id in one table. */
type PlacesById = ReadonlyMap<number, number>;

/** Counts movies by tag; spellings that differ in letter case alone are one tag, by the first of them in order. */
class TagCounter {
  readonly #places = new Map<string, number>();
  readonly #tags: string[] = [];
  readonly #movies: number[] = [];
  /** By place, the movie that it was counted for last. */
  readonly #countedFor: number[] = [];
  #movie = 0;

  /** The places of a table's tags. */
  named(database: SqliteDatabase, table: 'tag_names' | 'genome_tags'): PlacesById {
    const named = database.prepare<[], [number, string]>(`SELECT tag_id, tag FROM ${table}`).raw().all();
    return new Map(named.map(([id, tag]) => [id, this.#placeOf(tag)]));
  }

  /** A movie with the ids of its tags in each table, with commas between. */
  addMovie(tables: readonly (readonly [PlacesById, string])[]): void {
    this.#movie += 1;
    for (const [places, ids] of tables) {
      if (ids === '') continue;
      for (const id of wholeNumbers(ids)) {
        const place = places.get(id);
        if (place === undefined || this.#countedFor[place] === this.#movie) continue;
        this.#countedFor[place] = this.#movie;
        this.#movies[place] = (this.#movies[place] ?? 0) + 1;
      }
    }
  }

  counted(): CommonTag[] {
    return this.#tags.map((tag, place) => ({ tag, movies: this.#movies[place] ?? 0 }));
  }

  #placeOf(tag: string): number {
    const key = tag.toLowerCase();
    const place = this.#places.get(key) ?? this.#tags.length;
    this.#places.set(key, place);
    const known = this.#tags[place];
    if (known === undefined || tag < known) this.#tags[place] = tag;
    if (known === undefined) {
      this.#movies.push(0);
      this.#countedFor.push(0);
    }
    return place;
  }
}
