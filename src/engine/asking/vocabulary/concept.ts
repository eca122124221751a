// What an entry of the table of synonyms says.

/** Something that movies are, or are about. */
export type Concept = {
  /** What people say for it, in both languages, singular; endings are taken off elsewhere. */
  readonly words: string;
  /** Tags that mean it. */
  readonly tags: string;
  /** Tags of movies that often are it too; they count half. */
  readonly near?: string;
  /** How far a genre alone speaks for it, 0 to 1; with 1 the genre is what is meant. */
  readonly genres?: Readonly<Record<string, number>>;
  /** How far a genre speaks against it, 0 to 1. */
  readonly against?: Readonly<Record<string, number>>;
  /** Codes of the languages (`fr`) and countries (`FR`) that it means. */
  readonly origins?: string;
  /** Words of titles and plots that speak for it, and their plurals; with `*` all that begin like this. */
  readonly text?: string;
};
