// Whose movies are asked for: directors, everybody in the credits, and names that people gave as tags.
import { memoize } from '../base/memoize.ts';
import type { Catalogue } from '../library/catalogue/catalogue.ts';
import { foldText } from '../library/catalogue/titles.ts';

export type Person = { readonly name: string; readonly rows: readonly number[] };

export type People = {
  /** By a folded name or a part of it that is a word of its own: the one whose movies are best known. */
  find: (name: string) => Person | null;
  /** Whether it is the whole name of somebody in the credits. */
  isName: (name: string) => boolean;
};

/** A name has so many words at most. */
const longestName = 4;

export const peopleOf: (catalogue: Catalogue) => People = memoize((catalogue: Catalogue) => {
  const found = new Map<string, Person | null>();
  return {
    find: (name: string) => {
      const known = found.get(name);
      if (known !== undefined) return known;
      const person = credited(catalogue, name) ?? directing(catalogue, name) ?? tagged(catalogue, name);
      const whole = person === null ? null : withTagged(catalogue, person);
      found.set(name, whole);
      return whole;
    },
    isName: (name) =>
      catalogue.directorsByName().has(name) ||
      catalogue.searchArtists(name, 1).some((artist) => foldText(artist.name) === name),
  };
});

/** Credits are known of some movies, and others have the name as a tag. */
function withTagged(catalogue: Catalogue, { name, rows }: Person): Person {
  const theme = catalogue.themes().get(foldText(name));
  const directed = catalogue.directorsByName().get(foldText(name));
  return { name, rows: [...new Set([...rows, ...(directed?.rows ?? []), ...(theme?.rows ?? [])])] };
}

function credited(catalogue: Catalogue, name: string): Person | null {
  const { rowOf } = catalogue.columns();
  const [artist] = catalogue.searchArtists(name, 1);
  if (artist === undefined || !hasWords(foldText(artist.name), name)) return null;
  const rows = catalogue.artist(artist.artistId).works.flatMap(({ movieId }) => rowOf(movieId) ?? []);
  return { name: artist.name, rows };
}

function directing(catalogue: Catalogue, name: string): Person | null {
  const { popularity } = catalogue.columns();
  return best(
    [...catalogue.directorsByName()].filter(([key]) => hasWords(key, name)).map(([, person]) => person),
    popularity,
  );
}

/** `quentin tarantino` is a tag of his movies where nobody is credited. */
function tagged(catalogue: Catalogue, name: string): Person | null {
  const { popularity } = catalogue.columns();
  const themes = catalogue
    .themes()
    .filter((key) => key !== name && key.endsWith(` ${name}`) && key.split(' ').length <= longestName);
  const person = best(
    themes.map(({ tag, rows }) => ({ name: tag, rows: [...rows] })),
    popularity,
  );
  if (person !== null) return person;
  const own = catalogue.themes().get(name);
  return own === undefined || !name.includes(' ') ? null : { name: own.tag, rows: [...own.rows] };
}

function best(people: readonly Person[], popularity: Float64Array): Person | null {
  const fame = ({ rows }: Person): number => rows.reduce((sum, row) => sum + (popularity[row] ?? 0), 0);
  return people.toSorted((a, b) => fame(b) - fame(a))[0] ?? null;
}

function hasWords(text: string, words: string): boolean {
  return ` ${text} `.includes(` ${words} `);
}
