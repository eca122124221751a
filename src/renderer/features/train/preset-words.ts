// The models that can be trained, in words.
import { presetNames, presets, type Preset } from '../../../contract/training.ts';

export const presetOptions: readonly { readonly value: Preset; readonly label: string }[] = presets.map(
  (value) => ({ value, label: presetNames[value] }),
);

export type PresetWords = {
  /** What the model is, in one line. */
  meaning: string;
  /** How long it wants to be trained. */
  epochs: string;
  /** What a batch is made of. */
  batch: string;
};

const ofRatings = 'A batch is how many ratings each step learns from.';

export const presetWords: Readonly<Record<Preset, PresetWords>> = {
  matinee: {
    meaning: 'Matinee’s own model: the best lists and stars, and the one to use.',
    epochs: '60 epochs are plenty for most archives.',
    batch: 'A batch is how many people each step learns from.',
  },
  classic: {
    meaning:
      'The model of the TensorFlow Recommenders tutorial, as it is written: a baseline to compare with.',
    epochs: 'The tutorial trains for 3 epochs.',
    batch: ofRatings,
  },
  'classic-tuned': {
    meaning: 'The tutorial’s model with better settings: a fairer baseline, still behind Matinee’s own.',
    epochs: '23 epochs suit it; with more it learns single ratings by heart.',
    batch: ofRatings,
  },
};
