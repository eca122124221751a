// The presets in words: what each trains, and what its balance of losses is known to bring.
import { m } from '../../../messages/messages.js';
import {
  isOffered,
  offeredPresets,
  presetTable,
  type OfferedPreset,
  type Preset,
} from '../../../contract/presets.ts';

type PresetWords = {
  /** What the model is called. */
  name: string;
  /** What the model is, in one line. */
  meaning: string;
  /** How long it wants to be trained. */
  epochs: string;
  /** What a batch is made of. */
  batch: string;
  /** What training without the retrieval loss brings. */
  starsOnly: string;
  /** What a balance between the two losses brings, by its place on the slider. */
  effectOf: (balance: number) => string;
};

/** A function for each, since the language may change. */
const words: Readonly<Record<OfferedPreset, () => PresetWords>> = {
  matinee: () => ({
    name: presetTable.matinee.name,
    meaning: m.train_matinee_meaning(),
    epochs: m.train_matinee_epochs(),
    batch: m.train_batch_people(),
    starsOnly: m.train_stars_only_effect(),
    effectOf: measuredEffect,
  }),
  classic: () => ({
    name: presetTable.classic.name,
    meaning: m.train_classic_meaning(),
    epochs: m.train_classic_epochs(),
    ...classicWords(),
  }),
  'classic-tuned': () => ({
    name: m.train_preset_classic_tuned(),
    meaning: m.train_classic_tuned_meaning(),
    epochs: m.train_classic_tuned_epochs(),
    ...classicWords(),
  }),
};

function classicWords(): Pick<PresetWords, 'batch' | 'starsOnly' | 'effectOf'> {
  return {
    batch: m.train_batch_ratings(),
    starsOnly: m.train_stars_only_classic(),
    effectOf: () => m.train_classic_effect(),
  };
}

/** What the joint model trades on MovieLens; docs/decisions/evaluation.md has the figures. */
function measuredEffect(balance: number): string {
  if (balance <= -50) return m.train_mostly_stars_effect();
  if (balance < 0) return m.train_leaning_stars_effect();
  if (balance === 0) return m.train_balanced_effect();
  return balance < 50 ? m.train_leaning_picks_effect() : m.train_mostly_picks_effect();
}

export function presetWords(preset: OfferedPreset): PresetWords {
  return words[preset]();
}

export function presetName(preset: Preset): string {
  return isOffered(preset) ? presetWords(preset).name : m.train_preset_first_impression();
}

export function presetOptions(): { value: OfferedPreset; label: string }[] {
  return offeredPresets.map((value) => ({ value, label: presetName(value) }));
}
