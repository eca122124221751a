import { expect, test } from 'vitest';
import { fuses, settableFuses, wrongFuses } from './fuses.ts';

const wire: readonly number[] = fuses.map(({ isOn }) => (isOn ? 0x31 : 0x30));

test('nothing is wrong with a binary of eight or nine fuses as wanted', () => {
  expect(wrongFuses(wire)).toEqual([]);
  expect(wrongFuses(wire.slice(0, 8))).toEqual([]);
});

test('any other state, a removed, a missing and an unknown fuse are wrong', () => {
  for (let place = 0; place < wire.length; place += 1) {
    for (const state of [0x72, 0x90, wire[place] === 0x31 ? 0x30 : 0x31]) {
      expect(wrongFuses(wire.with(place, state)), `${place}`).toHaveLength(1);
    }
  }
  expect(wrongFuses(wire.slice(0, 7))).toEqual(['there are only 7 fuses']);
  expect(wrongFuses([...wire, 0x31])).toEqual(['fuse 9 is unknown']);
});

test('electron-builder sets all that it knows', () => {
  expect(settableFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});
