// Where in the window one is, with back and forward and the scroll position of every visited place.
import {
  canStep,
  currentVisit,
  pushVisit,
  replaceVisit,
  startHistory,
  stepHistory,
  type History,
} from './router-history.ts';
import { fromHash, toHash, type Route } from './routes.ts';

class Router {
  #history: History<Route> = $state.raw(startHistory(fromHash(window.location.hash)));
  #scroller: HTMLElement | null = null;

  readonly visit = $derived(currentVisit(this.#history));
  readonly route = $derived(this.visit.route);
  readonly canGoBack = $derived(canStep(this.#history, -1));
  readonly canGoForward = $derived(canStep(this.#history, 1));

  /** The element whose scroll position belongs to the place. */
  attachScroller(scroller: HTMLElement): () => void {
    this.#scroller = scroller;
    return () => {
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

  /** Changes the present place without a step in the history. */
  replace(route: Route): void {
    this.#move(replaceVisit(this.#history, { route }));
  }

  back(): void {
    this.#move(stepHistory(this.#leave(), -1));
  }

  forward(): void {
    this.#move(stepHistory(this.#leave(), 1));
  }

  #leave(): History<Route> {
    return replaceVisit(this.#history, { scrollTop: this.#scroller?.scrollTop ?? 0 });
  }

  #move(history: History<Route>): void {
    this.#history = history;
    window.history.replaceState(null, '', toHash(currentVisit(history).route));
  }
}

export const router = new Router();
