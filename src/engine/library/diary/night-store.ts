// The movie nights that a profile was at, and how much each gave it: the memory of fairness.
import { z } from 'zod';
import type { DiaryFile } from './diary-file.ts';
import { readProfileValue, writeProfileValue } from './settings-store.ts';

const pastNightSchema = z.object({
  /** When it was noted, which also names the night: it is the same for everyone who was there. */
  notedAtMs: z.int(),
  /** What the movie was worth to the profile as it was predicted, 0 to 1. */
  worth: z.number().min(0).max(1),
});
export type PastNight = z.infer<typeof pastNightSchema>;

/** Older nights count for next to nothing. */
const keptNights = 20;

export type NightStore = {
  /** Latest first. */
  nightsOf: (profileId: number) => PastNight[];
  addNight: (profileId: number, night: PastNight) => void;
  /** Nothing happens where there is none. */
  removeNight: (profileId: number, notedAtMs: number) => void;
};

export function createNightStore(file: DiaryFile): NightStore {
  const nightsOf = (profileId: number): PastNight[] =>
    z
      .array(pastNightSchema)
      .catch([])
      .parse(readProfileValue(file, profileId, 'nights') ?? []);
  return {
    nightsOf,
    addNight: file.transaction((profileId: number, night: PastNight) => {
      const nights = [night, ...nightsOf(profileId)].slice(0, keptNights);
      writeProfileValue(file, profileId, 'nights', nights);
    }),
    removeNight: file.transaction((profileId: number, notedAtMs: number) => {
      const nights = nightsOf(profileId).filter((night) => night.notedAtMs !== notedAtMs);
      writeProfileValue(file, profileId, 'nights', nights);
    }),
  };
}
