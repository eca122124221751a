// The kinds of model that there are: the one table that trainer, files, evaluation and recommender read.
import { presetTable, type ModelKindName, type Preset } from '../../contract/presets.ts';
import { classicKind } from './classic/classic-kind.ts';
import { jointKind } from './joint/joint-kind.ts';
import type { ModelKind } from './kinds/model-kind.ts';

const modelKinds = {
  joint: jointKind,
  classic: classicKind,
} as const satisfies Readonly<Record<ModelKindName, ModelKind>>;

type ModelOf<Kind> = Kind extends ModelKind<infer Model> ? Model : never;
/** A trained model of any kind, distinguished by `kind`. */
export type AnyModel = ModelOf<(typeof modelKinds)[ModelKindName]>;

/** The kind of a trained model. */
export function kindOf({ kind }: AnyModel): ModelKind<AnyModel> {
  return modelKinds[kind];
}

/** The kind of model that a preset makes. */
export function kindOfPreset(preset: Preset): ModelKind<AnyModel> {
  return modelKinds[presetTable[preset].kind];
}

/** The kind whose saved models have cards of this format, or undefined. */
export function kindOfFormat(format: string): ModelKind<AnyModel> | undefined {
  return Object.values(modelKinds).find((kind) => kind.format === format);
}
