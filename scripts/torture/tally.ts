// What one kind of torture found.

/** Counts rounds (kills, faults, days) and keeps what was wrong after them. */
export class Tally {
  rounds = 0;
  acknowledged = 0;
  /** Acknowledged ratings that were not there, or other stars than were given. */
  readonly lost: string[] = [];
  /** Damage, litter, and errors that are not for people. */
  readonly problems: string[] = [];
  /** What else is worth a word, such as sizes. */
  note = '';

  add({ lost = [], problems = [] }: { lost?: readonly string[]; problems?: readonly string[] }): void {
    this.rounds += 1;
    this.lost.push(...lost);
    this.problems.push(...problems);
  }
}
