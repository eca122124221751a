// The menus of movies and lists at the mouse, from one table; the window says what they are about and does what was chosen.
import { Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import type { CallInput } from '../../contract/calls.ts';
import { keysOf } from '../../contract/keys-of.ts';
import type { MarkKind } from '../../contract/marks.ts';
import type { MenuChoice, MenuSubject } from '../../contract/menu-calls.ts';
import { maxStars, minStars } from '../../contract/stars.ts';
import { m } from '../../messages/messages.js';

type Choose = (choice: MenuChoice) => void;

/** On some systems a menu says that it was closed before it says what was chosen. */
const settleMs = 250;

/** Resolves with what was chosen; null if the menu was closed. */
export function showSubjectMenu(
  window: BrowserWindow | null,
  { x, y, subject }: CallInput<'menus:show'>,
): Promise<MenuChoice | null> {
  if (window === null) return Promise.resolve(null);
  const zoom = window.webContents.getZoomFactor();
  return new Promise((resolve) => {
    Menu.buildFromTemplate(subjectMenuTemplate(subject, resolve)).popup({
      window,
      x: Math.round(x * zoom),
      y: Math.round(y * zoom),
      callback: () => {
        setTimeout(() => {
          resolve(null);
        }, settleMs);
      },
    });
  });
}

/** The menu as plain data. */
export function subjectMenuTemplate(subject: MenuSubject, choose: Choose): MenuItemConstructorOptions[] {
  const entry = (label: string, choice: MenuChoice): MenuItemConstructorOptions => ({
    id: choice.action,
    label,
    click: () => {
      choose(choice);
    },
  });
  if (subject.kind === 'list') {
    return [
      entry(m.main_menu_open(), { action: 'open' }),
      entry(m.lists_edit(), { action: 'edit-list' }),
      entry(m.lists_export(), { action: 'export-list' }),
      { type: 'separator' },
      entry(m.lists_delete(), { action: 'remove-list' }),
    ];
  }
  const { marks, stars } = subject;
  return [
    entry(m.home_see_movie(), { action: 'open' }),
    ...(subject.hasReasons ? [entry(m.home_why(), { action: 'why' })] : []),
    { type: 'separator' },
    { id: 'stars', label: m.home_your_stars(), submenu: starEntries(stars, choose) },
    entry(m.lists_add_to(), { action: 'add-to-list' }),
    { type: 'separator' },
    ...keysOf(markLabels).map((kind): MenuItemConstructorOptions => ({
      ...entry(markLabels[kind](), { action: 'mark', kind, isSet: !marks.includes(kind) }),
      id: `mark-${kind}`,
      type: 'checkbox',
      checked: marks.includes(kind),
    })),
  ];
}

/** In the order that the menu of a card has them. */
const markLabels: Readonly<Record<MarkKind, () => string>> = {
  watchlist: m.rating_watchlist,
  watched: m.rating_watched,
  liked: m.rating_liked,
  owned: m.rating_owned,
  unseen: m.rating_unseen,
  hidden: m.rating_hidden,
};

/** The most stars first, and none. */
function starEntries(given: number | null, choose: Choose): MenuItemConstructorOptions[] {
  const steps: (number | null)[] = [];
  for (let stars = maxStars; stars >= minStars; stars -= 0.5) steps.push(stars);
  return [...steps, null].map((stars) => ({
    id: `stars-${stars ?? 'none'}`,
    label: stars === null ? m.rating_none() : starWords(stars),
    type: 'radio',
    checked: given === stars,
    click: () => {
      choose({ action: 'rate', stars });
    },
  }));
}

function starWords(stars: number): string {
  return '★'.repeat(Math.floor(stars)) + (stars % 1 === 0.5 ? '½' : '');
}
