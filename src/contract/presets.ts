// What can be trained: every preset with the kind of model that it makes and what it trains with.
import { z } from 'zod';
import { keysOf } from './keys-of.ts';

/** A way to train. A new one is a line here, its recipe beside its kind of model, and its words in the window. */
export interface PresetEntry {
  /** The kind of model, as in src/engine/model/model-kinds.ts. */
  readonly kind: string;
  /** Its own name, the same in every language. */
  readonly name: string;
  /** What it is, for the help of the command line. */
  readonly meaning: string;
  /** What a step takes a batch of, for the help of the command line. */
  readonly batchOf: string;
  /** What it trains with by default; 0 epochs for what is worked out without steps. */
  readonly epochs: number;
  readonly batchSize: number;
  /** Peak of the learning rate, and numbers in a movie's or a person's vector, unless a training asks for others. */
  readonly learningRate: number;
  readonly dimensions: number;
  /** Whether Matinee makes it by itself after an import, until there is a trained model; it is not offered for a training. */
  readonly isFirstImpression: boolean;
}

export const presetTable = {
  matinee: {
    kind: 'joint',
    name: 'Matinee',
    meaning: 'the joint model',
    batchOf: 'people',
    epochs: 60,
    batchSize: 128,
    learningRate: 3e-3,
    dimensions: 128,
    isFirstImpression: false,
  },
  classic: {
    kind: 'classic',
    name: 'Classic',
    meaning: 'the multitask model of the TensorFlow Recommenders tutorial as it is written, a baseline',
    batchOf: 'ratings',
    epochs: 3,
    batchSize: 8192,
    learningRate: 0.1,
    dimensions: 32,
    isFirstImpression: false,
  },
  'classic-tuned': {
    kind: 'classic',
    name: 'Classic, tuned',
    meaning: 'the same with better settings',
    batchOf: 'ratings',
    epochs: 23,
    batchSize: 1024,
    learningRate: 0.1,
    dimensions: 32,
    isFirstImpression: false,
  },
  'first-impression': {
    kind: 'joint',
    name: 'First impression',
    meaning: 'the joint model in closed form, within seconds',
    batchOf: 'people',
    epochs: 0,
    batchSize: 128,
    learningRate: 3e-3,
    dimensions: 64,
    isFirstImpression: true,
  },
} as const satisfies Readonly<Record<string, PresetEntry>>;

export type Preset = keyof typeof presetTable;
export const presets: readonly Preset[] = keysOf(presetTable);
export const presetSchema = z.enum(presets);
/** Those that a person can choose to train with. */
export type OfferedPreset = {
  [P in Preset]: (typeof presetTable)[P]['isFirstImpression'] extends true ? never : P;
}[Preset];
export function isOffered(preset: Preset): preset is OfferedPreset {
  return !presetTable[preset].isFirstImpression;
}
export const offeredPresets: readonly OfferedPreset[] = presets.filter(isOffered);
export const defaultPreset: OfferedPreset = 'matinee';

/** The kinds of model that the presets make. */
export type ModelKindName = (typeof presetTable)[Preset]['kind'];
/** The presets that make a kind of model. */
export type PresetOf<Kind extends ModelKindName> = {
  [P in Preset]: (typeof presetTable)[P]['kind'] extends Kind ? P : never;
}[Preset];
