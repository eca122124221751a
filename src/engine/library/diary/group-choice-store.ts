// The groups of movies that a profile chose at the start, by their movies, so that another model still knows what was meant.
import { z } from 'zod';
import { readProfileValue, writeProfileValue } from './settings-store.ts';
import type { DiaryFile } from './diary-file.ts';

export type ChosenGroup = { groupId: string; movieIds: number[] };

export type GroupChoiceStore = {
  /** Empty if nothing was chosen, or another catalogue was there at the time: its movies have other ids. */
  chosenGroups: (profileId: number, fingerprint: string | null) => ChosenGroup[];
  chooseGroups: (profileId: number, fingerprint: string | null, groups: readonly ChosenGroup[]) => void;
};

const choiceSchema = z.object({
  fingerprint: z.string().nullable(),
  groups: z.array(z.object({ groupId: z.string(), movieIds: z.array(z.int()) })),
});

export function createGroupChoiceStore(file: DiaryFile): GroupChoiceStore {
  return {
    chosenGroups: (profileId, fingerprint) => {
      const choice = choiceSchema.safeParse(readProfileValue(file, profileId, 'movieGroups'));
      return choice.success && choice.data.fingerprint === fingerprint ? choice.data.groups : [];
    },
    chooseGroups: (profileId, fingerprint, groups) => {
      writeProfileValue(file, profileId, 'movieGroups', { fingerprint, groups });
    },
  };
}
