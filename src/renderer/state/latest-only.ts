// Questions that follow one another faster than they are answered, such as the letters of a search.

/** One question at a time: of those that come while it is under way only the last is asked after it. */
export class LatestOnly {
  #isUnderWay = false;
  #next: (() => Promise<unknown>) | null = null;

  /** `question` must not reject. */
  ask(question: () => Promise<unknown>): void {
    if (this.#isUnderWay) {
      this.#next = question;
      return;
    }
    this.#isUnderWay = true;
    void question().then(() => {
      this.#isUnderWay = false;
      const next = this.#next;
      this.#next = null;
      if (next !== null) this.ask(next);
    });
  }
}
