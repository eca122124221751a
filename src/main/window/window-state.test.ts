import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { boundsOnScreens, readWindowState, writeWindowState, type WindowState } from './window-state.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'matinee-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const screen = { x: 0, y: 0, width: 1920, height: 1040 };

test('the window’s bounds come back as they were written', () => {
  const file = join(folder, 'deep', 'window.json');
  const state: WindowState = {
    bounds: { x: 10, y: 20, width: 1000, height: 700 },
    isMaximized: true,
    theme: 'dark',
    language: 'de',
    zoomFactor: 1.5,
  };
  writeWindowState(file, state);
  expect(readWindowState(file)).toEqual(state);
});

test('a missing or damaged file means a first start', () => {
  const file = join(folder, 'window.json');
  const first = { bounds: null, isMaximized: false, theme: 'system', language: 'system', zoomFactor: 1 };
  expect(readWindowState(file)).toEqual(first);
  writeFileSync(file, '{"bounds": "everywhere"');
  expect(readWindowState(file)).toEqual(first);
});

test('bounds on a screen that is gone are ignored', () => {
  const onSecondScreen = { x: 2500, y: 100, width: 1000, height: 700 };
  expect(boundsOnScreens(onSecondScreen, [screen])).toBeNull();
  expect(boundsOnScreens(onSecondScreen, [screen, { ...screen, x: 1920 }])).toEqual(onSecondScreen);
  expect(boundsOnScreens({ ...onSecondScreen, x: 100, y: -300 }, [screen])).toBeNull();
  expect(boundsOnScreens(null, [screen])).toBeNull();
});

test('a window that is too small for its content is made large enough', () => {
  const bounds = boundsOnScreens({ x: 0, y: 0, width: 300, height: 200 }, [screen]);
  expect(bounds).toEqual({ x: 0, y: 0, width: 940, height: 620 });
});
