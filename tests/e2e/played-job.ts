// Runs instead of a job's process: plays a training, whose model is a copy of a made run. It waits after the first epoch until it may end.
import { existsSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { MatineeError, toErrorInfo } from '../../src/contract/errors.ts';
import { runSchema, type Run, type TrainingProgress } from '../../src/contract/training.ts';
import {
  toJobMessageSchema,
  type FromJobMessage,
  type TrainingSpec,
} from '../../src/engine/jobs/job-protocol.ts';

/** The models of made runs, and the file that lets a training go on to its end as soon as it is there. */
const [, , madeModels = '', endFile = ''] = process.argv;
const cardSchema = z.looseObject({ run: runSchema });
const abort = new AbortController();

process.parentPort.on('message', (event) => {
  const message = toJobMessageSchema.parse(event.data);
  if (message.type === 'abort') abort.abort();
  else if (message.type === 'start' && message.spec.kind === 'training') void play(message.spec);
});

function send(message: FromJobMessage): void {
  process.parentPort.postMessage(message);
}

async function play(spec: TrainingSpec): Promise<void> {
  const models = join(spec.libraryDirectory, 'models');
  try {
    const source = join(madeModels, sourceOf(spec.options));
    const card = cardSchema.parse(JSON.parse(await readFile(join(source, 'model.json'), 'utf8')));
    const run = playedRun(spec, card.run);
    tell(spec, run, 'reading', 0);
    tell(spec, run, 'training', 1);
    while (!existsSync(endFile)) {
      if (abort.signal.aborted) throw new MatineeError('cancelled', 'The training was cancelled.');
      await delay(20);
    }
    tell(spec, run, 'saving', run.epochsDone);
    await cp(source, join(models, spec.runId), { recursive: true });
    await writeFile(join(models, spec.runId, 'model.json'), JSON.stringify({ ...card, run }));
    send({ type: 'done', result: { kind: 'training', run } });
  } catch (error) {
    send({ type: 'failed', error: toErrorInfo(error) });
  }
}

/** The made run with such weights. */
function sourceOf({ rankWeight, retrievalWeight }: TrainingSpec['options']): string {
  if (retrievalWeight === 0) return 'made-stars';
  return rankWeight === 0 ? 'made-picks' : 'made-balanced';
}

function playedRun({ runId, options }: TrainingSpec, source: Run): Run {
  const history = source.history.slice(0, options.epochs);
  const epochsDone = history.length;
  const run: Run = { ...source, runId, options, history, createdAtMs: Date.now(), epochsDone };
  // The sweep that it is played in, if any, is added by main.
  delete run.sweepId;
  return run;
}

function tell(spec: TrainingSpec, run: Run, phase: TrainingProgress['phase'], epoch: number): void {
  const { epochs } = spec.options;
  const history = run.history.slice(0, epoch);
  const progress = {
    ...{ phase, done: epoch / epochs, epoch, epochs, elapsedMs: 0, remainingMs: 0 },
    baselines: run.baselines,
    history,
  };
  send({ type: 'progress', progress: { kind: 'training', progress } });
}
