// Named mixes of the tuner, and the tuning that a profile used last.
import { MatineeError } from '../../../contract/errors.ts';
import { mixSchema, tuningSchema, untuned, type Mix, type Tuning } from '../../../contract/tuning.ts';
import type { DiaryFile } from './diary-file.ts';
import { readProfileValue, writeProfileValue } from './settings-store.ts';

export type MixStore = {
  /** By name. A mix that this version does not understand is left out. */
  mixes: (profileId: number) => Mix[];
  /**
   * Without a `mixId` adds a mix, which replaces one of the same name in any letter case. Throws `unknown-mix`, and
   * `invalid-input` where another mix has the name that this one is to get.
   */
  saveMix: (profileId: number, mix: { mixId: number | null; name: string; tuning: Tuning }) => Mix;
  /** Nothing happens where the profile has no such mix. */
  removeMix: (profileId: number, mixId: number) => void;
  /** `untuned` where none was kept. */
  keptTuning: (profileId: number) => Tuning;
  keepTuning: (profileId: number, tuning: Tuning) => void;
};

type MixRow = Omit<Mix, 'tuning'> & { tuning: string };

export function createMixStore(file: DiaryFile): MixStore {
  const columns = 'mix_id AS mixId, name, tuning';
  const selectAll = file.rows<[number], MixRow>(
    `SELECT ${columns} FROM mixes WHERE profile_id = ? ORDER BY name`,
  );
  const selectByName = file.rows<[number, string], MixRow>(
    `SELECT ${columns} FROM mixes WHERE profile_id = ? AND name = ?`,
  );
  const upsert = file.write<[number, string, string, number]>(
    `INSERT INTO mixes (profile_id, name, tuning, created_at_ms) VALUES (?, ?, ?, ?)
    ON CONFLICT (profile_id, name) DO UPDATE SET name = excluded.name, tuning = excluded.tuning`,
  );
  const update = file.write<[string, string, number, number]>(
    'UPDATE mixes SET name = ?, tuning = ? WHERE profile_id = ? AND mix_id = ?',
  );
  const remove = file.write<[number, number]>('DELETE FROM mixes WHERE profile_id = ? AND mix_id = ?');

  function changeMix(profileId: number, mixId: number, name: string, tuning: Tuning): void {
    const namesake = selectByName.get(profileId, name);
    if (namesake !== undefined && namesake.mixId !== mixId) {
      throw new MatineeError(
        'invalid-input',
        `There is another mix named ${namesake.name}. Choose another name.`,
      );
    }
    if (update.run(name, JSON.stringify(tuning), profileId, mixId).changes > 0) return;
    throw new MatineeError('unknown-mix', 'That mix is no longer there.', { details: { mixId } });
  }

  return {
    mixes: (profileId) => selectAll.all(profileId).flatMap(toMix),
    saveMix: file.transaction(
      (
        profileId: number,
        { mixId, name, tuning }: { mixId: number | null; name: string; tuning: Tuning },
      ) => {
        const trimmed = name.trim();
        if (!mixSchema.shape.name.safeParse(trimmed).success) {
          throw new MatineeError('invalid-input', 'A mix needs a name of 1 to 60 characters.');
        }
        if (mixId === null) upsert.run(profileId, trimmed, JSON.stringify(tuning), Date.now());
        else changeMix(profileId, mixId, trimmed, tuning);
        const saved = selectByName.get(profileId, trimmed);
        if (saved === undefined) throw new Error('the mix was not saved');
        return { ...saved, tuning };
      },
    ),
    removeMix: (profileId, mixId) => {
      remove.run(profileId, mixId);
    },
    keptTuning: (profileId) =>
      tuningSchema.safeParse(readProfileValue(file, profileId, 'tuning')).data ?? untuned,
    keepTuning: (profileId, tuning) => {
      writeProfileValue(file, profileId, 'tuning', tuning);
    },
  };
}

function toMix({ mixId, name, tuning }: MixRow): Mix[] {
  const read = tuningSchema.safeParse(JSON.parse(tuning)).data;
  return read === undefined ? [] : [{ mixId, name, tuning: read }];
}
