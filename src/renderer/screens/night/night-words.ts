// The words for what a movie gives each of the people and what it costs them.
import { m } from '../../../messages/messages.js';
import type { BallotResult } from '../../../contract/ballots.ts';
import type { Night, NightPick, NightStrategy } from '../../../contract/night-calls.ts';
import { formatList, formatStars } from '../../ui/format.ts';

/** Less is not noticed. */
const leastGivenUp = 0.25;
/** Points of match by which one has to like it more for it to be said. */
const clearLead = 3;

export function strategyName(strategy: NightStrategy): string {
  switch (strategy) {
    case 'average':
      return m.people_average();
    case 'misery':
      return m.people_misery();
    case 'fairness':
      return m.people_fairness();
  }
}

export function strategyText(strategy: NightStrategy): string {
  switch (strategy) {
    case 'average':
      return m.people_average_text();
    case 'misery':
      return m.people_misery_text();
    case 'fairness':
      return m.people_fairness_text();
  }
}

/** Why the movie that the phones chose came first. */
export function decidedWords(decidedBy: BallotResult['decidedBy']): string {
  switch (decidedBy) {
    case 'votes':
      return m.ballots_by_votes();
    case 'yeses':
      return m.ballots_by_yeses();
    case 'list':
      return m.ballots_by_list();
  }
}

/** Stars that someone gives up, to the half: `½ star`; null if it is hardly any. */
export function givenUp(stars: number): string | null {
  return stars < leastGivenUp ? null : formatStars(Math.max(0.5, Math.round(stars * 2) / 2));
}

/** Who counts more because of the nights before; null if all count the same. */
export function memoryWords(memory: Night['memory'], people: readonly string[]): string | null {
  if (memory === null) return null;
  const name = people[memory.person] ?? '';
  const count = memory.nights;
  return name === m.people_you() ? m.people_memory_you({ count }) : m.people_memory({ name, count });
}

/** Who likes the movie best, and who compromises. */
export function pickWords(pick: Pick<NightPick, 'shares' | 'turnOf'>, people: readonly string[]): string {
  // A profile without a name is shown as "You", which needs other forms inside a sentence.
  const isYou = (person: number): boolean => people[person] === m.people_you();
  const names = people.map((name, person) => (isYou(person) ? m.people_you_object() : name));
  const turnWords = (person: number): string =>
    isYou(person) ? m.people_turn_you() : m.people_turn({ name: names[person] ?? '' });
  const costs = pick.shares.flatMap(({ givesUp }, person) => {
    const stars = givenUp(givesUp);
    if (stars === null) return [];
    return [
      isYou(person) ? m.people_cost_you({ stars }) : m.people_cost({ name: names[person] ?? '', stars }),
    ];
  });
  const sentences = [
    pick.turnOf === null ? loveWords(pick.shares, names) : turnWords(pick.turnOf),
    costs.length === 0 ? m.people_costs_nobody() : sentenceOf(formatList(costs)),
  ];
  return sentences.join(' ');
}

function sentenceOf(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function loveWords(shares: NightPick['shares'], names: readonly string[]): string {
  const most = Math.max(...shares.map(({ match }) => match));
  const lovers = names.filter((_, person) => (shares[person]?.match ?? 0) > most - clearLead);
  return lovers.length === shares.length
    ? m.people_all_alike()
    : m.people_loves_most({ name: formatList(lovers) });
}
