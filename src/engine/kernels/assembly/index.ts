// All kernels of the program.
export {
  addAll,
  addDots,
  addRows,
  addSparseProduct,
  addSparseTransposed,
  gatherRows,
  largestDots,
  multiplyAll,
} from './rows';
export { dropoutMask } from './random';
export { adagrad, adagradRows } from './adagrad';
export { adamW, adamWRows, decayRows } from './adamw';
export { activate, activeGradients, addPairRows, pairRows, starsError } from './classic';
export {
  addFeaturePairs,
  addNeighbours,
  addPairs,
  addWeightRows,
  invertFactor,
  keepStrongest,
  sumNeighbours,
  weighPairs,
} from './item-item';
export {
  affinityInputs,
  foldPeople,
  historyGradients,
  historyVectorGradients,
  peopleGradients,
} from './people';
export { logitOffsets, networkLoss, targetGradients, targetInputs } from './targets';
export { addRatings, predictStars, weighPerson } from './serving';
export { softmaxGradients, weightedSoftmax } from './softmax';
export { layOutEpoch } from './umap';
