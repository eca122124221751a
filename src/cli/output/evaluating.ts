// Where an evaluation is: in a log one line for each phase and epoch, on a terminal every sign of life.
import type { EvaluationSigns } from '../evaluation-training.ts';
import type { ProgressLine } from './progress.ts';
import { describePhase, describeUpdate } from './training.ts';

/** Shows an evaluation on the progress line; `prefix` says which one where there are several. */
export function showEvaluation(line: ProgressLine, prefix = ''): EvaluationSigns {
  let milestone = '';
  return {
    onEpoch(update) {
      milestone = `${prefix}epoch ${update.epoch}`;
      line.show(milestone, `${prefix}${describeUpdate(update)}`);
    },
    onPhase(progress) {
      // Steps belong to the epoch before, which a log has shown.
      if (progress.phase !== 'training') milestone = `${prefix}${progress.phase}`;
      line.show(milestone, `${prefix}${describePhase(progress)}`);
    },
  };
}
