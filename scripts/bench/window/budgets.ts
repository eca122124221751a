// What the window may take for each thing that one waits for in it: the table of docs/performance.md.

import { keysOf } from '../../../src/contract/keys-of.ts';

/** Milliseconds in 95 of 100 cases, on two quiet cores without a graphics card. */
export const budgets = {
  home: { what: 'open Home', ms: 100 },
  movieFacts: { what: 'open a movie: its facts', ms: 50 },
  movieAll: { what: 'open a movie: all of it', ms: 100 },
  browse: { what: 'open Browse', ms: 50 },
  letter: { what: 'a letter of a search', ms: 30 },
  star: { what: 'rate on Home: the star', ms: 16 },
  shelves: { what: 'rate on Home: new shelves', ms: 100 },
  tuner: { what: 'a turn of the tuner', ms: 50 },
  mapFirst: { what: 'the map, first sight of it', ms: 200 },
  mapAgain: { what: 'the map again', ms: 100 },
  /** The screen shows one each 16.7 ms. */
  frame: { what: 'from one frame of the map to the next, 87,585 points', ms: 17 },
} as const;

export type Measure = keyof typeof budgets;

export const measures = keysOf(budgets);
