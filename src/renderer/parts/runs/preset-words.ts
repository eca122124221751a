// The models that can be trained, in words.
import { m } from '../../../messages/messages.js';
import { presetNames, presets, type Preset } from '../../../contract/training.ts';

/** What a model is called; its own name stays in every language. */
export function presetName(preset: Preset): string {
  return preset === 'classic-tuned' ? m.train_preset_classic_tuned() : presetNames[preset];
}

export function presetOptions(): { value: Preset; label: string }[] {
  return presets.map((value) => ({ value, label: presetName(value) }));
}

export type PresetWords = {
  /** What the model is, in one line. */
  meaning: string;
  /** How long it wants to be trained. */
  epochs: string;
  /** What a batch is made of. */
  batch: string;
};

export function presetWords(preset: Preset): PresetWords {
  switch (preset) {
    case 'matinee':
      return {
        meaning: m.train_matinee_meaning(),
        epochs: m.train_matinee_epochs(),
        batch: m.train_batch_people(),
      };
    case 'classic':
      return {
        meaning: m.train_classic_meaning(),
        epochs: m.train_classic_epochs(),
        batch: m.train_batch_ratings(),
      };
    case 'classic-tuned':
      return {
        meaning: m.train_classic_tuned_meaning(),
        epochs: m.train_classic_tuned_epochs(),
        batch: m.train_batch_ratings(),
      };
  }
}
