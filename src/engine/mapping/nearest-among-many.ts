// Nearest rows among many, nearly always the right ones: each row looks only among those that are near to what it is near to.
import { nearestRows, type NearestRows } from '../base/nearest-rows.ts';
import { shuffledRange, type Random } from '../base/random.ts';
import type { Rows } from '../base/rows.ts';

/** Among fewer, looking at all is as quick. */
const many = 4096;
/** Rows that stand for those around them. */
const pivotCount = 128;
/** Of all rows, those near to a pivot that whoever is nearest to it looks among. */
const share = 1 / 8;

type Options = { count: number; random: Random; signal?: AbortSignal | undefined };

/**
 * As `nearestRows`, an eighth of the work: of 8 neighbours among 12,000 made movies 3 in 100 are other ones, among
 * 3,500 movies of MovieLens 1 in 100 (see docs/decisions/taste-map.md).
 */
export async function nearestAmongMany(
  rows: Rows,
  asked: Int32Array,
  among: Int32Array,
  { count, random, signal }: Options,
): Promise<NearestRows> {
  if (among.length <= many) return await nearestRows(rows, asked, among, { count, signal });
  const pivots = shuffledRange(among.length, random)
    .subarray(0, pivotCount)
    .map((position) => among[position] ?? 0);
  const around = await nearestRows(rows, pivots, among, { count: Math.ceil(share * among.length), signal });
  const nearestPivot = await nearestRows(rows, asked, pivots, { count: 1, signal });
  const found = {
    count,
    positions: new Int32Array(asked.length * count),
    cosines: new Float32Array(asked.length * count),
  };
  for (const [pivot, askers] of membersOf(nearestPivot.positions).entries()) {
    const positions = around.positions.subarray(pivot * around.count, (pivot + 1) * around.count);
    const candidates = positions.map((position) => among[position] ?? 0);
    const near = await nearestRows(
      rows,
      askers.map((k) => asked[k] ?? 0),
      candidates,
      { count, signal },
    );
    askers.forEach((k, asker) => {
      const [from, to] = [asker * count, (asker + 1) * count];
      found.positions.set(
        near.positions.subarray(from, to).map((candidate) => positions[candidate] ?? 0),
        k * count,
      );
      found.cosines.set(near.cosines.subarray(from, to), k * count);
    });
  }
  return found;
}

/** For each pivot those that are nearest to it. */
function membersOf(nearestPivot: Int32Array): Int32Array[] {
  const members = Array.from({ length: pivotCount }, (): number[] => []);
  nearestPivot.forEach((pivot, asked) => members[pivot]?.push(asked));
  return members.map((asked) => Int32Array.from(asked));
}
