import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { madeResults } from '../../../tests/fixtures/user-results.ts';
import {
  measuredUsersFile,
  readMeasuredUsers,
  writeMeasuredUsers,
  type MeasuredUsers,
} from './measured-users.ts';

const measured: MeasuredUsers = {
  heldOut: { seed: 7, share: 0.1, fingerprint: 'abc' },
  model: madeResults([
    { userId: 3, errors: [1, -0.5], list: 0.3 },
    { userId: 8, errors: [0.1], list: null },
  ]),
  simple: madeResults([
    { userId: 3, errors: [1, 1], list: 0.2 },
    { userId: 8, errors: [0.3], list: null },
  ]),
};

let models: string;

beforeEach(() => {
  models = mkdtempSync(join(tmpdir(), 'matinee-measured-'));
  mkdirSync(join(models, 'run-1'));
});
afterEach(() => {
  rmSync(models, { recursive: true });
});

function keep(bytes: Uint8Array): string {
  const file = join(models, 'run-1', measuredUsersFile);
  writeFileSync(file, bytes);
  return file;
}

it('comes back as it was written, with what was held out', () => {
  keep(writeMeasuredUsers(measured));
  expect(readMeasuredUsers(models, 'run-1')).toEqual(measured);
});

it('is not there for a run without it, nor where it is damaged or does not fit together', () => {
  expect(readMeasuredUsers(models, 'run-1')).toBeNull();
  truncateSync(keep(writeMeasuredUsers(measured)), 700);
  expect(readMeasuredUsers(models, 'run-1')).toBeNull();
  const { model } = measured;
  const outOfOrder = { ...model, stars: { ...model.stars, userIds: Int32Array.of(8, 3) } };
  keep(writeMeasuredUsers({ ...measured, model: outOfOrder }));
  expect(readMeasuredUsers(models, 'run-1')).toBeNull();
  const tooFew = { ...model, lists: { ...model.lists, userIds: Int32Array.of() } };
  keep(writeMeasuredUsers({ ...measured, model: tooFew }));
  expect(readMeasuredUsers(models, 'run-1')).toBeNull();
  keep(writeMeasuredUsers({ ...measured, heldOut: { ...measured.heldOut, share: 2 } }));
  expect(readMeasuredUsers(models, 'run-1')).toBeNull();
});
