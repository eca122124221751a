import { expect, test } from 'vitest';
import { parseMovieLensTitle } from './movielens-title.ts';

test.each([
  ['Toy Story (1995)', 'Toy Story', 1995, []],
  ['Matrix, The (1999)', 'The Matrix', 1999, []],
  ['Misérables, Les (1995)', 'Les Misérables', 1995, []],
  [
    'City of Lost Children, The (Cité des enfants perdus, La) (1995)',
    'The City of Lost Children',
    1995,
    ['La Cité des enfants perdus'],
  ],
  ['Seven (a.k.a. Se7en) (1995)', 'Seven', 1995, ['Se7en']],
  [
    'Léon: The Professional (a.k.a. The Professional) (Léon) (1994)',
    'Léon: The Professional',
    1994,
    ['The Professional', 'Léon'],
  ],
  [
    'Godzilla 1985 (Gojira) (Godzilla) (Return of Godzilla, The) (1984)',
    'Godzilla 1985',
    1984,
    ['Gojira', 'Godzilla', 'The Return of Godzilla'],
  ],
  [
    "School of Flesh, The (École de la chair, L') (1998)",
    'The School of Flesh',
    1998,
    ["L'École de la chair"],
  ],
  ['Death Note: Desu nôto (2006–2007)', 'Death Note: Desu nôto', 2006, []],
  ['Something (2015- )', 'Something', 2015, []],
  ['  Big   Bully (1996) ', 'Big Bully', 1996, []],
  ['Babylon 5', 'Babylon 5', null, []],
  ['2001', '2001', null, []],
  ['(500) Days of Summer (2009)', '(500) Days of Summer', 2009, []],
  ['(2010)', '(2010)', 2010, []],
  ['Frontière(s) (2007)', 'Frontière(s)', 2007, []],
  [
    'Birdman: Or (The Unexpected Virtue of Ignorance) (2014)',
    'Birdman: Or (The Unexpected Virtue of Ignorance)',
    2014,
    [],
  ],
  ['McFarland, USA (2015)', 'McFarland, USA', 2015, []],
] as const)('%s', (raw, title, year, alternativeTitles) => {
  expect(parseMovieLensTitle(raw)).toEqual({ title, year, alternativeTitles });
});
