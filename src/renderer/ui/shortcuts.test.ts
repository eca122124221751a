import { expect, test, vi } from 'vitest';
import { commandKeysOn } from '../../contract/commands.ts';

vi.stubGlobal('navigator', { userAgent: 'X11; Linux' });
const { commandForKeys, keysOf, matchesKeys, writeKeys } = await import('./shortcuts.ts');

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test('keys give their command, and only with their modifiers', () => {
  expect(commandForKeys({ ...none, key: 'k', code: 'KeyK', ctrlKey: true })).toBe('search');
  expect(commandForKeys({ ...none, key: 'k', code: 'KeyK' })).toBeNull();
  expect(commandForKeys({ ...none, key: 'K', code: 'KeyK', ctrlKey: true, shiftKey: true })).toBeNull();
  expect(commandForKeys({ ...none, key: 'ArrowLeft', code: 'ArrowLeft', altKey: true })).toBe('back');
});

test('digits are matched by physical key, also where the layout gives another letter there', () => {
  expect(commandForKeys({ ...none, key: '&', code: 'Digit1', ctrlKey: true })).toBe('open-home');
});

test('a slash is one wherever it lies', () => {
  expect(commandForKeys({ ...none, key: '/', code: 'Digit7', ctrlKey: true, shiftKey: true })).toBe(
    'shortcuts',
  );
});

test('a Mac takes Command in place of Control', () => {
  const pressed = { ...none, key: 'k', code: 'KeyK', metaKey: true };
  expect(matchesKeys(pressed, 'CmdOrCtrl+K', true)).toBe(true);
  expect(matchesKeys(pressed, 'CmdOrCtrl+K', false)).toBe(false);
  expect(writeKeys('CmdOrCtrl+K', true)).toBe('⌘K');
});

test('keys are written as they stand on the keyboard', () => {
  expect(keysOf('forward')).toBe('Alt →');
  expect(keysOf('open-settings')).toBe('Ctrl ,');
  expect(keysOf('about')).toBeUndefined();
});

test.each(['mac', 'other'] as const)('no two commands have the same keys (%s)', (system) => {
  const keys = Object.values(commandKeysOn(system));
  expect(new Set(keys).size).toBe(keys.length);
});

test('on a Mac the keys that move by words are left to the text', () => {
  const alt = Object.values(commandKeysOn('mac')).filter((keys) => keys.includes('Alt+'));
  expect(alt).toEqual([]);
  expect(writeKeys(commandKeysOn('mac').back ?? '', true)).toBe('⌘[');
});
