// Runs in the window for `npm run bench -- --only window`: acts as a person would, and times what they then wait for.
import type { Moment } from '../../src/renderer/ui/moments.ts';

/** Milliseconds from the act to the frame that first shows what was wanted, and to the last frame that changed the screen. */
export type ScreenTimes = { first: number; all: number };

/** No change of the screen for this long means that it is complete. */
const calmMs = 350;
const patienceMs = 20_000;

/** Opens Home, Browse or the map by its button in the sidebar. */
export function openPlace(name: string, isThere: 'shelves' | 'grid' | 'map'): Promise<ScreenTimes> {
  const conditions = {
    shelves: () => within('[data-shelf] [data-movie]') !== null,
    grid: () => within('[role=gridcell] [data-movie]') !== null,
    map: () => within('canvas') !== null,
  };
  const moment = isThere === 'map' ? 'map' : null;
  return time(() => placeButton(name).click(), conditions[isThere], moment);
}

/** Opens the page of the card at this place of Browse: its head, then all of it. */
export function openMovie(place: number): Promise<ScreenTimes> {
  const card = all('[role=gridcell] [data-movie]')[place];
  if (card === undefined) throw new Error('There is no such card.');
  const isThere = (): boolean => within('article #facts-title') !== null;
  return time(() => card.click(), isThere, null);
}

/** Puts a text into the search of Browse, as the next letter does. */
export function search(text: string): Promise<ScreenTimes> {
  const field = within('[role=search] input');
  if (!(field instanceof HTMLInputElement)) throw new Error('There is no search.');
  const type = (): void => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  return time(type, () => true, 'found');
}

/** Rates the second card of Home by a digit: its star, then the shelves. */
export function rate(digit: string): Promise<ScreenTimes> {
  const card = all('[data-shelf] [data-movie]')[1];
  const article = card?.closest('article') ?? null;
  if (card === undefined || article === null) throw new Error('There is no card.');
  card.focus();
  const given = (): string | null =>
    article.querySelector('.facts [role=img]')?.getAttribute('aria-label') ?? null;
  const before = given();
  return time(
    () => press(card, digit),
    () => given() !== before,
    'shelves',
    true,
  );
}

/** Turns the tuner's first slider to an end. */
export function tune(key: 'Home' | 'End'): Promise<ScreenTimes> {
  const slider = within('[role=slider]');
  if (slider === null) throw new Error('The tuner is not open.');
  slider.focus();
  return time(
    () => press(slider, key),
    () => true,
    'shelves',
  );
}

/** What the document holds. */
export function countElements(): { elements: number; cards: number; radios: number } {
  return {
    elements: document.querySelectorAll('*').length,
    cards: all('[data-movie]').length,
    radios: all('[role=radio]').length,
  };
}

/**
 * `moment`, if one is named, has to be marked after the act; `first` waits for it too unless it comes after what
 * `isThere` asks about.
 */
function time(
  act: () => void,
  isThere: () => boolean,
  moment: Moment | null,
  comesBefore = false,
): Promise<ScreenTimes> {
  return new Promise((resolve, reject) => {
    let first: number | null = null;
    let last = 0;
    let isMarked = moment === null;
    let calm: number | undefined;
    const marks = new PerformanceObserver((list) => {
      if (!list.getEntries().some(({ name }) => name === moment)) return;
      isMarked = true;
      look();
    });
    const changes = new MutationObserver(look);
    const late = window.setTimeout(() => end(() => reject(new Error('It never came.'))), patienceMs);

    function look(): void {
      const isFirst = first === null && isThere() && (isMarked || comesBefore);
      if (isFirst) first = 0;
      afterFrame((at) => {
        last = Math.max(last, at - startedAt);
        if (isFirst) first = at - startedAt;
      });
      window.clearTimeout(calm);
      calm = window.setTimeout(() => {
        if (first !== null && isMarked && within('[aria-busy=true]') === null) {
          const times = { first, all: last };
          end(() => resolve(times));
        }
      }, calmMs);
    }
    function end(then: () => void): void {
      marks.disconnect();
      changes.disconnect();
      window.clearTimeout(late);
      then();
    }

    marks.observe({ type: 'mark' });
    changes.observe(main(), { subtree: true, childList: true, characterData: true, attributes: true });
    const startedAt = performance.now();
    act();
  });
}

/** After the next frame was made: a task behind it comes when it has been laid out and painted. */
function afterFrame(then: (at: number) => void): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(null);
  });
}

function press(element: HTMLElement, key: string): void {
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

function placeButton(name: string): HTMLElement {
  const buttons = document.querySelectorAll<HTMLElement>('aside nav li button');
  const button = [...buttons].find(({ textContent }) => textContent.trim().startsWith(name));
  if (button === undefined) throw new Error(`There is no button for ${name}.`);
  return button;
}

function main(): HTMLElement {
  const element = document.querySelector('main');
  if (element === null) throw new Error('The window has no main part.');
  return element;
}

function within(selector: string): HTMLElement | null {
  return main().querySelector<HTMLElement>(selector);
}

function all(selector: string): HTMLElement[] {
  return [...main().querySelectorAll<HTMLElement>(selector)];
}
