// What the palette does to a movie: `rate alien 4`, `watchlist alien`, `why alien`, `similar alien`; understood in both languages.
export type MovieAction = 'rate' | 'watchlist' | 'why' | 'similar';

/** An action, and the words that the movie is looked for by. `stars` only where they were typed. */
export type AskedAction = {
  readonly action: MovieAction;
  readonly title: string;
  readonly stars: number | null;
};

/** A question has at most so many letters, and some titles nearly as many; their beginning is enough. */
const longestQuestion = 200;

export function similarQuestion(title: string): string {
  return `like ${title}`.slice(0, longestQuestion);
}

/** Before or behind the title, the longer first. */
const actionWords: readonly (readonly [words: string, action: MovieAction])[] = [
  ['add to watchlist', 'watchlist'],
  ['auf die merkliste', 'watchlist'],
  ['more like', 'similar'],
  ['similar to', 'similar'],
  ['ähnlich wie', 'similar'],
  ['watch later', 'watchlist'],
  ...(['watchlist', 'merken', 'merkliste', 'vormerken'] as const).map((word) => [word, 'watchlist'] as const),
  ...(['why', 'warum', 'wieso', 'explain'] as const).map((word) => [word, 'why'] as const),
  ...(['similar', 'ähnlich', 'ähnliche', 'like', 'wie'] as const).map((word) => [word, 'similar'] as const),
  ...(['rate', 'stars', 'bewerte', 'bewerten', 'sterne'] as const).map((word) => [word, 'rate'] as const),
];

/** Null where no action is typed, or no movie with it. */
export function readAction(query: string): AskedAction | null {
  const typed = query.trim().replaceAll(/\s+/gu, ' ');
  const small = typed.toLowerCase();
  for (const [words, action] of actionWords) {
    const isBefore = small.startsWith(`${words} `);
    if (!isBefore && !small.endsWith(` ${words}`)) continue;
    const rest = isBefore ? typed.slice(words.length + 1) : typed.slice(0, -words.length - 1);
    return action === 'rate' ? withStars(rest) : { action, title: rest, stars: null };
  }
  return null;
}

/** `alien 4`, `alien 3,5`: half steps from 0.5 to 5; another number is part of the title. */
function withStars(rest: string): AskedAction {
  const [, title, number] = /^(.+) (\d(?:[.,]5)?)$/u.exec(rest) ?? [];
  const stars = Number(number?.replace(',', '.'));
  return title !== undefined && stars >= 0.5 && stars <= 5
    ? { action: 'rate', title, stars }
    : { action: 'rate', title: rest, stars: null };
}
