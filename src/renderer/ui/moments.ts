// Moments that a person waits for, as marks of the browser: `npm run bench -- --only window` measures up to them.

/** New shelves of Home, the result of a search, and a picture of the map are in the document. */
export type Moment = 'shelves' | 'found' | 'map';

/** Only the last mark of a moment is kept: the browser itself would keep all of them. */
export function markMoment(moment: Moment): void {
  performance.clearMarks(moment);
  performance.mark(moment);
}
