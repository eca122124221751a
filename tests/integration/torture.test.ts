// A short form of `npm run torture`: kills, failing writes, a full disk and some weeks of use cost no acknowledged rating.
import { expect, test } from 'vitest';
import { breakDisk } from '../../scripts/torture/broken-disk.ts';
import { injectFaults } from '../../scripts/torture/faults.ts';
import { fillDisk } from '../../scripts/torture/full-disk.ts';
import { killRaters } from '../../scripts/torture/kills.ts';
import type { Tally } from '../../scripts/torture/tally.ts';
import { liveFor } from '../../scripts/torture/year.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

const place = useWorkplace();

function expectNothingLost({ lost, problems, acknowledged }: Tally): void {
  expect({ lost, problems }).toEqual({ lost: [], problems: [] });
  expect(acknowledged).toBeGreaterThan(0);
}

test('an engine that is killed amid ratings loses none that it acknowledged', async () => {
  expectNothingLost(
    await killRaters({ libraryDirectory: place.path('library'), seed: 1, isOver: (kills) => kills >= 6 }),
  );
});

test('a write that fails is reported in a sentence for people, and leaves everything as it was', async () => {
  expectNothingLost(await injectFaults(place.path('faults'), { most: 3 }));
});

test('a full disk refuses ratings, and keeps those from before', async () => {
  const tally = await fillDisk(place.path('disk'), 3);
  // Only root can make the small disk.
  if (tally !== null) expectNothingLost(tally);
  else expect(process.getuid?.()).not.toBe(0);
});

test('a disk that fails in the midst of SQLite’s own calls costs no acknowledged rating', async () => {
  const tally = await breakDisk(place.path('disk'), { most: 4, seed: 3 });
  // Not everywhere is strace there, and may look into other processes.
  if (tally !== null) expectNothingLost(tally);
});

test('weeks of use leave no litter', async () => {
  expectNothingLost(await liveFor(place.path('weeks'), { days: 63, seed: 1 }));
});
