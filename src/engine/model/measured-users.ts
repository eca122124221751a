// What a run reached with each user that it was measured on, and the simple methods with them: one file beside the model.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { keysOf, recordOf } from '../../contract/keys-of.ts';
import { starsMetrics } from '../../contract/metrics.ts';
import { readWithMetadata, writeSafetensors, type NamedArray } from '../base/safetensors.ts';
import { listFormulas } from '../evaluation/metrics/formulas.ts';
import type { UserResults } from '../evaluation/user-results.ts';

/** In the run's folder; runs from before it was kept have none. */
export const measuredUsersFile = 'measured-users.safetensors';

/** Which ratings were held out: runs where all of it is the same were measured on the same ones. */
export interface HeldOut {
  readonly seed: number;
  /** Share of the ratings. */
  readonly share: number;
  /** Of the catalogue that they are from. */
  readonly fingerprint: string;
}

/** Results on the same users in the same order. */
export interface UsersOfMethods {
  readonly model: UserResults;
  /** Biases for stars, EASE for lists. */
  readonly simple: UserResults;
}

export interface MeasuredUsers extends UsersOfMethods {
  readonly heldOut: HeldOut;
}

const metadataSchema = z.strictObject({
  format: z.literal('matinee-measured-users'),
  version: z.literal('1'),
  seed: z.coerce.number().pipe(z.int()),
  share: z.coerce.number().pipe(z.number().positive().max(1)),
  fingerprint: z.string().min(1),
});

/** As the bytes of the file. */
export function writeMeasuredUsers({ heldOut, model, simple }: MeasuredUsers): Uint8Array {
  const arrays = new Map<string, NamedArray>();
  const add = (name: string, values: NamedArray['values']): void => {
    arrays.set(name, { shape: [values.length], values });
  };
  add('stars.userIds', model.stars.userIds);
  add('stars.ratings', model.stars.ratings);
  add('lists.userIds', model.lists.userIds);
  for (const [method, { stars, lists }] of Object.entries({ model, simple })) {
    for (const [metric, sums] of Object.entries(stars.sums)) add(`${method}.${metric}`, sums);
    for (const [metric, figures] of Object.entries(lists.figures)) add(`${method}.${metric}`, figures);
  }
  const { seed, share, fingerprint } = heldOut;
  return writeSafetensors(arrays, {
    ...{ format: 'matinee-measured-users', version: '1' },
    ...{ seed: String(seed), share: String(share), fingerprint },
  });
}

/** What is kept of a run; null where nothing is, or it can't be read: the run itself can be used all the same. */
export function readMeasuredUsers(modelsDirectory: string, runId: string): MeasuredUsers | null {
  const file = join(modelsDirectory, runId, measuredUsersFile);
  try {
    return parseMeasuredUsers(readFileSync(file), file);
  } catch {
    return null;
  }
}

/** Throws where the bytes are not what `writeMeasuredUsers` makes. */
function parseMeasuredUsers(bytes: Uint8Array, file: string): MeasuredUsers {
  const { arrays, metadata } = readWithMetadata(bytes, file);
  const { seed, share, fingerprint } = metadataSchema.parse(metadata);
  const raters = ascending(integers(arrays, 'stars.userIds'));
  const ratings = integers(arrays, 'stars.ratings', raters.length);
  const listed = ascending(integers(arrays, 'lists.userIds'));
  const resultsOf = (method: string): UserResults => ({
    stars: {
      ...{ userIds: raters, ratings },
      sums: recordOf(starsMetrics, (metric) => figures(arrays, `${method}.${metric}`, raters.length)),
    },
    lists: {
      userIds: listed,
      figures: recordOf(keysOf(listFormulas), (metric) =>
        figures(arrays, `${method}.${metric}`, listed.length),
      ),
    },
  });
  return {
    heldOut: { seed, share, fingerprint },
    model: resultsOf('model'),
    simple: resultsOf('simple'),
  };
}

function integers(arrays: ReadonlyMap<string, NamedArray>, name: string, length?: number): Int32Array {
  const values = arrays.get(name)?.values;
  if (!(values instanceof Int32Array) || values.length !== (length ?? values.length)) {
    throw new Error(`There is no proper ${name}.`);
  }
  return values;
}

function ascending(ids: Int32Array): Int32Array {
  if (ids.some((id, k) => k > 0 && id <= (ids[k - 1] ?? 0))) throw new Error('The users are out of order.');
  return ids;
}

function figures(arrays: ReadonlyMap<string, NamedArray>, name: string, length: number): Float32Array {
  const values = arrays.get(name)?.values;
  if (!(values instanceof Float32Array) || values.length !== length || !values.every(Number.isFinite)) {
    throw new Error(`There is no proper ${name}.`);
  }
  return values;
}
