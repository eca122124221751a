// The list of visited places behind back and forward: plain data and pure steps, without a window.

/** Whatever had the focus, so that it is found again in a screen that was drawn again. */
export type FocusMark = {
  readonly name: string;
  readonly movie: string | null;
  readonly shelf: string | null;
};

/** One visited place; `scrollTop` in pixels and `focus` are what it is left with. */
export type Visit<R> = {
  readonly id: number;
  readonly route: R;
  readonly scrollTop: number;
  readonly focus?: FocusMark | null;
};

export type History<R> = { readonly visits: readonly Visit<R>[]; readonly index: number };

/** More steps back than anyone takes. */
const longest = 100;

export function startHistory<R>(route: R): History<R> {
  return { visits: [{ id: 0, route, scrollTop: 0 }], index: 0 };
}

export function currentVisit<R>(history: History<R>): Visit<R> {
  const visit = history.visits[history.index];
  if (visit === undefined) throw new RangeError('A history is never empty.');
  return visit;
}

/** Goes to a new place: what was ahead is forgotten, the oldest visits fall off. */
export function pushVisit<R>(history: History<R>, route: R): History<R> {
  const kept = history.visits.slice(0, history.index + 1);
  const id = Math.max(...history.visits.map((visit) => visit.id)) + 1;
  const visits = [...kept, { id, route, scrollTop: 0 }].slice(-longest);
  return { visits, index: visits.length - 1 };
}

/** Changes the place one is at, as filters do, without a new step. */
export function replaceVisit<R>(history: History<R>, change: Partial<Omit<Visit<R>, 'id'>>): History<R> {
  return {
    ...history,
    visits: history.visits.map((visit, index) => (index === history.index ? { ...visit, ...change } : visit)),
  };
}

export function canStep<R>(history: History<R>, steps: number): boolean {
  const index = history.index + steps;
  return index >= 0 && index < history.visits.length;
}

/** Back (-1) or forward (1); stays where it is at either end. */
export function stepHistory<R>(history: History<R>, steps: number): History<R> {
  return canStep(history, steps) ? { ...history, index: history.index + steps } : history;
}
