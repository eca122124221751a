// Which turn of its motifs each cover takes, so that none has the motif of a neighbour.
import { coverMotif, type CoverSubject } from './design.ts';
import type { Motif } from './motif.ts';

/** From the upper left, row by row, a cover has at most two neighbours that are there already. */
const mostTurns = 4;

/**
 * Gives the turn of the cover at a place of a row or grid with so many `columns`. What was given stays while the same movie
 * is there, so that covers don't change as one scrolls; a new movie yields to the neighbours that are there already.
 */
export function createNeighbours(): (index: number, movie: CoverSubject, columns: number) => number {
  const given = new Map<number, { title: string; year: number | null; turn: number; motif: Motif }>();
  let width = 0;

  return (index, movie, columns) => {
    if (columns !== width) given.clear();
    width = columns;
    const before = given.get(index);
    const column = index % columns;
    const around = [
      ...(column === 0 ? [] : [index - 1]),
      ...(column === columns - 1 ? [] : [index + 1]),
      index - columns,
      index + columns,
    ];
    const taken = new Set(around.flatMap((place) => given.get(place)?.motif ?? []));
    if (before?.title === movie.title && before.year === movie.year && !taken.has(before.motif)) {
      return before.turn;
    }
    const turns = Array.from({ length: mostTurns }, (_, turn) => ({ turn, motif: coverMotif(movie, turn) }));
    const chosen = turns.find(({ motif }) => !taken.has(motif)) ?? turns[0];
    if (chosen === undefined) return 0;
    given.set(index, { title: movie.title, year: movie.year, ...chosen });
    return chosen.turn;
  };
}
