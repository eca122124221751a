// The classic model as a kind of model.
import type { ModelKind } from '../kinds/model-kind.ts';
import {
  classicArrays,
  classicCard,
  classicCardSchema,
  classicFormat,
  classicModelOf,
  type ClassicCard,
} from './classic-card.ts';
import { ClassicLearner, type ClassicOptions } from './classic-learner.ts';
import type { ClassicModel } from './classic-model.ts';
import { serveClassicModel } from './classic-serving.ts';
import { classicSimilarity } from './classic-similarity.ts';
import { leaveOneOutErrors } from './leave-one-out.ts';

export const classicKind: ModelKind<ClassicModel, ClassicCard> = {
  *startLearner(train, options: ClassicOptions) {
    return new ClassicLearner(train, options);
  },
  serve: serveClassicModel,
  similarity: classicSimilarity,
  leaveOneOutErrors,
  format: classicFormat,
  cardSchema: classicCardSchema,
  toCard: classicCard,
  toArrays: classicArrays,
  fromFiles: classicModelOf,
};
