// Which commands a few typed letters mean, best first.
import fuzzysort from 'fuzzysort';

export type Matchable = { readonly title: string; readonly keywords: readonly string[] };

/** Below this the letters are only scattered over the words. */
const leastScore = 0.3;

/** `sure` are meant rather than a movie of that name: every typed word begins one of theirs. */
export type Matches<T> = { readonly sure: readonly T[]; readonly possible: readonly T[] };

/** Everything is possible while nothing is typed. */
export function matchCommands<T extends Matchable>(commands: readonly T[], query: string): Matches<T> {
  const wanted = query.trim();
  if (wanted === '') return { sure: [], possible: commands };
  const scored = commands
    .map((command) => ({ command, score: scoreOf(command, wanted), isSure: isSure(command, wanted) }))
    .filter((match) => match.isSure || match.score >= leastScore)
    .sort((a, b) => b.score - a.score);
  const of = (sure: boolean): T[] =>
    scored.filter((match) => match.isSure === sure).map(({ command }) => command);
  return { sure: of(true), possible: of(false) };
}

function isSure({ title, keywords }: Matchable, wanted: string): boolean {
  const words = wordsOf([title, ...keywords].join(' '));
  return wordsOf(wanted).every((typed) => words.some((word) => word.startsWith(typed)));
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** From 0 to 1. A keyword counts a little less than the title, so that `train` means Train before what is only about training. */
function scoreOf({ title, keywords }: Matchable, wanted: string): number {
  const score = (text: string): number => fuzzysort.single(wanted, text)?.score ?? 0;
  return Math.max(score(title), ...keywords.map((keyword) => score(keyword) * 0.95));
}
