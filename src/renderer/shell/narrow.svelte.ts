// Whether the window is too narrow for a sidebar with words, as with large zoom: its icons stay then.
import { MediaQuery } from 'svelte/reactivity';

/** In rem of the page, so that zooming in narrows the window. */
const query = new MediaQuery('(max-width: 52rem)');

export function isNarrowWindow(): boolean {
  return query.current;
}
