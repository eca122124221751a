// The joint model as a kind of model.
import { presetTable } from '../../../contract/presets.ts';
import type { ModelKind } from '../kinds/model-kind.ts';
import { firstImpression } from './first-impression.ts';
import { jointCard, jointCardSchema, jointFormat, jointModelOf, type JointCard } from './joint-card.ts';
import { JointLearner } from './joint-learner.ts';
import { serveJointModel } from './joint-serving.ts';
import { jointSimilarity } from './joint-similarity.ts';
import { leaveOneOutErrors } from './leave-one-out.ts';
import { toNamedArrays } from './model-arrays.ts';
import type { TrainedModel } from './trained-model.ts';

export const jointKind: ModelKind<TrainedModel, JointCard> = {
  startLearner: (train, options, earlier) =>
    presetTable[options.preset].isFirstImpression
      ? firstImpression(train, options)
      : JointLearner.start(train, options, earlier),
  serve: serveJointModel,
  similarity: jointSimilarity,
  leaveOneOutErrors,
  format: jointFormat,
  cardSchema: jointCardSchema,
  toCard: jointCard,
  toArrays: toNamedArrays,
  fromFiles: jointModelOf,
};
