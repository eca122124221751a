import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { markKindSchema } from '../../contract/marks.ts';
import type { MenuChoice, MenuSubject } from '../../contract/menu-calls.ts';
import { subjectMenuTemplate } from './subject-menu.ts';

const movie: MenuSubject = { kind: 'movie', stars: 4.5, marks: ['watchlist'], hasReasons: true };

function everyEntry(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((entry) =>
    Array.isArray(entry.submenu) ? [entry, ...everyEntry(entry.submenu)] : [entry],
  );
}

/** What is chosen by pressing every entry once. */
function choicesOf(subject: MenuSubject): MenuChoice[] {
  const chosen: MenuChoice[] = [];
  for (const { click } of everyEntry(subjectMenuTemplate(subject, (choice) => chosen.push(choice)))) {
    // Electron's arguments are of no use to a choice.
    (click as (() => void) | undefined)?.();
  }
  return chosen;
}

test('the menu of a movie has everything that its card can do, and shows what is true of it', () => {
  const choices = choicesOf(movie);
  expect(choices.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['open', 'why', 'add-to-list', 'rate', 'mark']),
  );
  expect(choices.filter(({ action }) => action === 'rate')).toHaveLength(11);
  const kinds = choices.flatMap((choice) => (choice.action === 'mark' ? [choice.kind] : []));
  expect(kinds.toSorted()).toEqual(markKindSchema.options.toSorted());
  expect(choices).toContainEqual({ action: 'mark', kind: 'watchlist', isSet: false });
  const checked = everyEntry(subjectMenuTemplate(movie, () => undefined)).filter((entry) => entry.checked);
  expect(checked.map(({ id }) => id)).toEqual(['stars-4.5', 'mark-watchlist']);
});

test('where there are no reasons none are offered, and a list has its own actions', () => {
  expect(choicesOf({ ...movie, hasReasons: false })).not.toContainEqual({ action: 'why' });
  expect(choicesOf({ kind: 'list' }).map(({ action }) => action)).toEqual([
    'open',
    'edit-list',
    'export-list',
    'remove-list',
  ]);
});
