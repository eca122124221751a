// Whether the keyboard alone reaches everything that can be pressed on the current screen, and shows where it is.
import type { Page } from 'playwright-core';

const mostStops = 400;
/** Tab is pressed so often at once: asking after each one takes longer than the rest. */
const pressesAtOnce = 8;

declare global {
  interface Window {
    /** Where Tab has led to, in order, and whether it has come round. */
    tabWalk: { look: () => Promise<TabWalk>; end: () => void };
  }
}

/** What Tab does not lead to, what has the focus without showing it, and where Tab turns in a circle. */
export async function inspectKeyboard(page: Page): Promise<string[]> {
  const findings: string[] = [];
  await page.evaluate(startAtTop);
  await page.evaluate(markPressable);
  await page.evaluate(followTab);
  let walk: TabWalk = { stops: [], isOver: false };
  for (let presses = 0; !walk.isOver && presses < mostStops; presses += pressesAtOnce) {
    for (let count = 0; count < pressesAtOnce; count += 1) await page.keyboard.press('Tab');
    walk = await page.evaluate(() => window.tabWalk.look());
  }
  await page.evaluate(() => window.tabWalk.end());
  for (const { name, invisible, place } of walk.stops) {
    if (invisible !== null) findings.push(`the focus does not show on ${invisible}`);
    if (place === 'again') findings.push(`Tab turns in a circle at ${name}`);
  }
  if (!walk.isOver) findings.push(`Tab has not come round after ${mostStops} stops`);
  findings.push(...(await page.evaluate(listUnreached)));
  return [...new Set(findings)];
}

type TabWalk = { stops: FocusStop[]; isOver: boolean };

type FocusStop = {
  place: 'new' | 'first' | 'again';
  name: string;
  invisible: string | null;
};

/** Runs in the page: nothing has the focus then, but a dialog keeps it, since nobody gets out of one. */
function startAtTop(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement.closest('[role=dialog]') === null)
    activeElement.blur();
  window.getSelection()?.removeAllRanges();
}

/**
 * Runs in the page: at each Tab marks what has the focus, and compares how it looks with and without, until Tab comes round;
 * from then on Tab stays where it is, as it does after the last stop until the window gives the focus to the first.
 */
function followTab(): void {
  const [patienceMs, pauseMs] = [5000, 10];
  const stops: FocusStop[] = [];
  const listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  let isOver = false;
  let isAway = false;
  /** Noted as the focus came back to the page, whose key may still be down. */
  let cameBackTo: Element | null = null;
  /** Tab goes through day, month and year of a date, which is one element all the while. */
  const isInDate = () =>
    last instanceof HTMLInputElement && last.type === 'date' && last === document.activeElement;
  let last: Element | null = null;
  const note = () => {
    isAway = false;
    if (isInDate()) return;
    last = document.activeElement;
    const stop = lookAtFocus();
    if (stop === null) {
      isAway = true;
      return;
    }
    stops.push(stop);
    isOver = stop.place !== 'new';
  };
  const stay = (event: KeyboardEvent) => {
    if (event.key !== 'Tab' || (!isOver && !isAway)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const onKeyUp = ({ key }: KeyboardEvent) => {
    const isNoted = document.activeElement === cameBackTo;
    cameBackTo = null;
    if (key === 'Tab' && !isOver && !isAway && !isNoted) note();
  };
  const onFocus = () => {
    if (!isAway) return;
    note();
    cameBackTo = document.activeElement;
  };
  window.addEventListener('keydown', stay, options);
  window.addEventListener('keyup', onKeyUp, options);
  window.addEventListener('focusin', onFocus, options);
  const look = async () => {
    for (let ms = 0; isAway && ms < patienceMs; ms += pauseMs) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    return { stops, isOver: isOver || isAway };
  };
  window.tabWalk = { look, end: () => listening.abort() };

  function lookAtFocus(): FocusStop | null {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    const name = `<${element.tagName.toLowerCase()}> ${element.ariaLabel ?? element.innerText.slice(0, 40)}`;
    const order = element.dataset['tabStop'];
    if (order !== undefined) return { place: order === '1' ? 'first' : 'again', name, invisible: null };
    element.dataset['tabStop'] = String(document.querySelectorAll('[data-tab-stop]').length + 1);

    const looks = () =>
      [element, element.parentElement, element.firstElementChild, element.nextElementSibling]
        .filter((part) => part !== null)
        .map((part) => {
          const { outline, boxShadow, border, background, opacity } = getComputedStyle(part);
          return [outline, boxShadow, border, background, opacity].join();
        })
        .join();
    const focused = looks();
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    // A text field shows its caret.
    if (element instanceof HTMLInputElement && /^(text|search|number)$/.test(element.type))
      return { place: 'new', name, invisible: null };
    if (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0)
      return { place: 'new', name, invisible: null };
    element.blur();
    const isSame = looks() === focused;
    element.focus();
    return { place: 'new', name, invisible: isSame ? name : null };
  }
}

/** Runs in the page: marks what can be pressed now; what only comes into sight on the way is no concern. */
function markPressable(): void {
  const pressable =
    'a[href], button, input, select, textarea, summary, [role=button], [role=slider], [role=switch], [role=checkbox], [role=combobox], [role=tab], [role=menuitem], [role=option]';
  const dialog = Array.from(document.querySelectorAll('[role=dialog], [role=alertdialog]')).at(-1);
  for (const element of (dialog ?? document).querySelectorAll<HTMLElement>(pressable)) {
    const { width, height, bottom, right } = element.getBoundingClientRect();
    const isThere =
      width > 0 &&
      height > 0 &&
      bottom > 0 &&
      right > 0 &&
      element.checkVisibility({ visibilityProperty: true });
    if (!isThere || element.matches(':disabled, [aria-disabled=true]')) continue;
    if (element.closest('[inert], [aria-hidden=true], [hidden]') === null) element.dataset['tabWanted'] = '';
  }
}

/** Runs in the page: what was marked, and was neither reached nor stands in a group that arrows walk. */
function listUnreached(): string[] {
  const group =
    '[role=grid], [role=listbox], [role=radiogroup], [role=tablist], [role=menu], [role=toolbar], [data-roving]';
  const groupsReached = new Set(
    Array.from(document.querySelectorAll('[data-tab-stop]'), (element) => element.closest(group)),
  );
  const hasCombobox = document.querySelector('[role=combobox][data-tab-stop]') !== null;
  const unreached = Array.from(document.querySelectorAll<HTMLElement>('[data-tab-wanted]')).filter(
    (element) => {
      if (element.dataset['tabStop'] !== undefined) return false;
      // Radio buttons of one name are one stop, and the options of a combobox are walked from its field.
      if (element instanceof HTMLInputElement && element.type === 'radio')
        return document.querySelector(`input[name="${element.name}"][data-tab-stop]`) === null;
      if (element.role === 'option' && hasCombobox) return false;
      const ownGroup = element.closest(group);
      // An open menu has the focus to itself; arrows walk it, and Tab leaves it.
      if (ownGroup === null) return true;
      return ownGroup.closest('[role=menu]') === null && !groupsReached.has(ownGroup);
    },
  );
  for (const element of document.querySelectorAll<HTMLElement>('[data-tab-stop], [data-tab-wanted]')) {
    delete element.dataset['tabStop'];
    delete element.dataset['tabWanted'];
  }
  return unreached.map(
    (element) =>
      `Tab does not reach <${element.tagName.toLowerCase()}> ${element.ariaLabel ?? element.innerText.slice(0, 40)}`,
  );
}
