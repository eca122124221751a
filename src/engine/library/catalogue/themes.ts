// Which movies have which tag: tags that people gave, the tag genome and keywords, packed into three arrays.
import type { SqliteDatabase } from '../../base/sqlite.ts';
import type { MovieColumns } from './movie-columns.ts';
import { foldText } from './titles.ts';
import { wholeNumbers } from './whole-numbers.ts';

/** Movies with a tag, by row of `MovieColumns`. */
export type Theme = {
  /** In small letters. */
  readonly tag: string;
  readonly rows: Int32Array;
  /** How sure the tag is for each of the rows, 0 to 1. */
  readonly strengths: Float32Array;
};

/** By the tag's folded name. */
export type Themes = {
  get: (name: string) => Theme | undefined;
  /** Those with a folded name that fits. */
  filter: (fits: (name: string) => boolean) => Theme[];
};

/** What one person's tag is worth beside those of many. */
const doubtOfOne = 0.6;
/** A keyword of a plot is checked by editors. */
const keywordStrength = 0.7;
/** Genome tags are stored from .5 on, where they begin to fit. */
const leastRelevance = 0.4;
/** One-letter and endless tags are slips. */
const [shortestTag, longestTag] = [2, 40];
/** Steps take a few milliseconds each. */
const [moviesPerStep, namesPerStep, usesPerStep] = [500, 3000, 200_000];
/** A use of a tag travels as one whole number: its id times this, and a value below. */
const packing = 4096;
const shareOfNames = 0.3;

/** Values up to `packing - 1`. */
const sources = [
  {
    names: 'SELECT tag_id, tag FROM tag_names WHERE tag_id > ? ORDER BY tag_id LIMIT ?',
    uses: `SELECT movie_id, group_concat(tag_id * ${packing} + min(count, ${packing - 1})) FROM movie_tags`,
    strengthOf: (count: number) => count / (count + doubtOfOne),
  },
  {
    names: 'SELECT tag_id, tag FROM genome_tags WHERE tag_id > ? ORDER BY tag_id LIMIT ?',
    uses: `SELECT movie_id, group_concat(tag_id * ${packing} + CAST(relevance * 1000 AS INTEGER)) FROM movie_genome`,
    strengthOf: (thousandths: number) =>
      Math.max(0, (thousandths / 1000 - leastRelevance) / (1 - leastRelevance)),
  },
  {
    names: 'SELECT keyword_id, keyword FROM keywords WHERE keyword_id > ? ORDER BY keyword_id LIMIT ?',
    uses: `SELECT movie_id, group_concat(keyword_id * ${packing}) FROM movie_keywords`,
    strengthOf: () => keywordStrength,
  },
];

/** Movie ids from one up to another, in order, with the share of all movies that is done after them. */
export function* rangesOf(
  movieIds: Int32Array,
): Generator<{ readonly first: number; readonly last: number; readonly share: number }> {
  for (let start = 0; start < movieIds.length; start += moviesPerStep) {
    const end = Math.min(movieIds.length, start + moviesPerStep);
    yield { first: movieIds[start] ?? 0, last: movieIds[end - 1] ?? 0, share: end / movieIds.length };
  }
}

/** Yields the share that is done. */
export function* readThemes(
  database: SqliteDatabase,
  { movieIds, rowOf }: MovieColumns,
): Generator<number, Themes> {
  /** Places of themes by folded name, and their tags by place. */
  const places = new Map<string, number>();
  const tags: string[] = [];
  const uses = new Uses();
  for (const [number, source] of sources.entries()) {
    const [from, each] = [number / sources.length, 1 / sources.length];
    const placeOf = new Map<number, number>();
    const selectNames = database.prepare<[number, number], [number, string]>(source.names).raw();
    for (let after = -1; ;) {
      const names = selectNames.all(after, namesPerStep);
      for (const [id, tag] of names) {
        const name = foldText(tag);
        after = id;
        if (name.length < shortestTag || name.length > longestTag) continue;
        const lower = tag.toLowerCase();
        const place = places.get(name) ?? tags.length;
        places.set(name, place);
        placeOf.set(id, place);
        // `time travel` rather than `Time-Travel`.
        if (place === tags.length || lower === name) tags[place] = lower;
      }
      if (names.length < namesPerStep) break;
      yield from;
    }
    const selectUses = database
      .prepare<[number, number], [number, string]>(
        `${source.uses} WHERE movie_id BETWEEN ? AND ? GROUP BY movie_id`,
      )
      .raw();
    for (const { first, last, share } of placeOf.size === 0 ? [] : rangesOf(movieIds)) {
      for (const [movieId, packed] of selectUses.all(first, last)) {
        const row = rowOf(movieId);
        if (row === undefined) continue;
        for (const use of wholeNumbers(packed)) {
          const place = placeOf.get(Math.floor(use / packing));
          if (place !== undefined) uses.add(place, row, source.strengthOf(use % packing));
        }
      }
      yield from + each * (shareOfNames + (1 - shareOfNames) * share);
    }
  }
  return withUses(places, tags, yield* uses.byTheme(tags.length));
}

type ByTheme = {
  /** Where the uses of each theme begin, and the end of all. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly strengths: Float32Array;
};

/** Uses of tags in the order in which they are read. */
class Uses {
  #count = 0;
  #places = new Int32Array(1024);
  #rows = new Int32Array(1024);
  #strengths = new Float32Array(1024);

  add(place: number, row: number, strength: number): void {
    if (this.#count === this.#places.length) this.#grow();
    this.#places[this.#count] = place;
    this.#rows[this.#count] = row;
    this.#strengths[this.#count] = strength;
    this.#count += 1;
  }

  *byTheme(themes: number): Generator<number, ByTheme> {
    const starts = new Int32Array(themes + 1);
    for (const place of this.#places.subarray(0, this.#count))
      starts[place + 1] = (starts[place + 1] ?? 0) + 1;
    for (let place = 0; place < themes; place += 1)
      starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0);
    yield 1;
    const next = starts.slice();
    const [rows, strengths] = [new Int32Array(this.#count), new Float32Array(this.#count)];
    for (let use = 0; use < this.#count; use += 1) {
      const place = this.#places[use] ?? 0;
      const at = next[place] ?? 0;
      next[place] = at + 1;
      rows[at] = this.#rows[use] ?? 0;
      strengths[at] = this.#strengths[use] ?? 0;
      if (use % usesPerStep === 0) yield 1;
    }
    return { starts, rows, strengths };
  }

  #grow(): void {
    const length = this.#count * 2;
    const [places, rows, strengths] = [
      new Int32Array(length),
      new Int32Array(length),
      new Float32Array(length),
    ];
    places.set(this.#places);
    rows.set(this.#rows);
    strengths.set(this.#strengths);
    [this.#places, this.#rows, this.#strengths] = [places, rows, strengths];
  }
}

function withUses(
  places: ReadonlyMap<string, number>,
  tags: readonly string[],
  { starts, rows, strengths }: ByTheme,
): Themes {
  const themeAt = (place: number): Theme => {
    const [start, end] = [starts[place], starts[place + 1]];
    return {
      tag: tags[place] ?? '',
      rows: rows.subarray(start, end),
      strengths: strengths.subarray(start, end),
    };
  };
  return {
    get: (name) => {
      const place = places.get(name);
      return place === undefined ? undefined : themeAt(place);
    },
    filter: (fits) => {
      const found: Theme[] = [];
      for (const [name, place] of places) if (fits(name)) found.push(themeAt(place));
      return found;
    },
  };
}
