// More, less, or as it is: what a chip of the tuner says of a genre or a tag.
import type { Leaning, Tuning } from '../../../../contract/tuning.ts';

/** As it is, more, less, and as it is again. */
export function nextLeaning(leaning: Leaning | undefined): Leaning | undefined {
  if (leaning === undefined) return 1;
  return leaning === 1 ? -1 : undefined;
}

/** Leanings with one of them changed; undefined takes it out. */
export function withLeaning(
  leanings: Tuning['genres'],
  name: string,
  leaning: Leaning | undefined,
): Tuning['genres'] {
  const others = Object.entries(leanings).filter(([other]) => other !== name);
  return Object.fromEntries(leaning === undefined ? others : [...others, [name, leaning]]);
}
