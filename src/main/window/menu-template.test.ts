import type { MenuItemConstructorOptions } from 'electron';
import { expect, test, vi } from 'vitest';
import { menuTemplate } from './menu-template.ts';

function menusOn(platform: NodeJS.Platform, isPackaged = true): MenuItemConstructorOptions[] {
  return menuTemplate({
    settings: { theme: 'system', language: 'system' },
    onChosen: vi.fn(),
    onGuide: vi.fn(),
    updates: { isOn: true, onTurned: vi.fn() },
    platform,
    isPackaged,
  });
}

/** What each menu has: ids of commands, and roles of the system's own entries. */
function contentsOf(menus: readonly MenuItemConstructorOptions[]): string[][] {
  return menus.map(({ submenu }) =>
    Array.isArray(submenu) ? submenu.flatMap(({ id, role }) => id ?? role ?? []) : [],
  );
}

test('a Mac has its own menu with what is elsewhere in File and Help', () => {
  const menus = menusOn('darwin');
  const [own, file] = contentsOf(menus);
  expect(menus[0]?.label).toBe('Matinee');
  expect(own).toEqual(['about', 'open-settings', 'services', 'hide', 'hideOthers', 'unhide', 'quit']);
  expect(file).not.toContain('quit');
  const all = contentsOf(menus).flat();
  for (const once of ['about', 'open-settings', 'quit']) {
    expect(all.filter((each) => each === once)).toHaveLength(1);
  }
  expect(all).toEqual(expect.arrayContaining(['zoom', 'front', 'minimize', 'close']));
});

test.each(['win32', 'linux'] as const)('on %s File has settings and quit, and Help has About', (platform) => {
  const contents = contentsOf(menusOn(platform));
  expect(contents[0]).toEqual(expect.arrayContaining(['open-settings', 'quit']));
  expect(contents.at(-1)).toEqual(expect.arrayContaining(['updates', 'about']));
  expect(contents.flat()).not.toContain('services');
});

test('keys are those of the system', () => {
  const backOn = (platform: NodeJS.Platform): unknown =>
    menusOn(platform)
      .flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
      .find(({ id }) => id === 'back')?.accelerator;
  expect(backOn('darwin')).toBe('CmdOrCtrl+[');
  expect(backOn('win32')).toBe('Alt+Left');
});

test('entries for developers are in no package', () => {
  expect(contentsOf(menusOn('linux', false)).flat()).toContain('toggleDevTools');
  expect(contentsOf(menusOn('linux', true)).flat()).not.toContain('toggleDevTools');
});
