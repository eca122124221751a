// Where in the window one is, with back and forward and the scroll position of every visited place.
import { markFocus } from './focus-mark.ts';
import { recallPlaces, rememberPlaces } from './scroll-memory.ts';
import {
  canStep,
  currentVisit,
  pushVisit,
  replaceVisit,
  stepHistory,
  type History,
} from './router-history.ts';
import { toHash, type Route } from './routes.ts';

/** A scroll position is written down when it has been the same this long. */
const calmMs = 250;

class Router {
  #history: History<Route> = $state.raw(recallPlaces(window.location.hash));
  #scroller: HTMLElement | null = null;

  readonly visit = $derived(currentVisit(this.#history));
  readonly route = $derived(this.visit.route);
  readonly canGoBack = $derived(canStep(this.#history, -1));
  readonly canGoForward = $derived(canStep(this.#history, 1));

  /** The element whose scroll position belongs to the place. */
  attachScroller(scroller: HTMLElement): () => void {
    this.#scroller = scroller;
    let timer: number | undefined;
    const onScroll = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        this.remember();
      }, calmMs);
    };
    scroller.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      window.clearTimeout(timer);
      scroller.removeEventListener('scroll', onScroll);
      this.#scroller = null;
    };
  }

  /** Every place that back and forward lead to, the first visited first. */
  get visited(): readonly Route[] {
    return this.#history.visits.map(({ route }) => route);
  }

  get scroller(): HTMLElement | null {
    return this.#scroller;
  }

  /** Goes to a new place. */
  open(route: Route): void {
    if (toHash(route) === toHash(this.route)) return;
    this.#move(pushVisit(this.#leave(), route));
  }

  /** Changes the current place without a step in the history. */
  replace(route: Route): void {
    this.#move(replaceVisit(this.#history, { route }));
  }

  back(): void {
    this.#move(stepHistory(this.#leave(), -1));
  }

  forward(): void {
    this.#move(stepHistory(this.#leave(), 1));
  }

  /** Writes down where one is, for the next start. */
  remember(): void {
    rememberPlaces(this.#leave());
  }

  #leave(): History<Route> {
    const scroller = this.#scroller;
    return replaceVisit(this.#history, {
      scrollTop: scroller?.scrollTop ?? 0,
      focus: scroller === null ? null : markFocus(scroller),
    });
  }

  #move(history: History<Route>): void {
    this.#history = history;
    rememberPlaces(history);
    window.history.replaceState(null, '', toHash(currentVisit(history).route));
  }
}

export const router = new Router();
window.addEventListener('pagehide', () => {
  router.remember();
});
