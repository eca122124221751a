// Measures steps of the classic model, beside the same model as a compiled graph of TensorFlow in Python.
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { toStars } from '../../src/contract/stars.ts';
import { trainingOptionsSchema } from '../../src/contract/training.ts';
import { ClassicLearner } from '../../src/engine/model/classic/classic-learner.ts';
import { usersOf, type TrainingSet } from '../../src/engine/ratings/training-set.ts';
import { tensorflowVersion } from '../setup/tensorflow-wheels.ts';
import { repeat, samplesOf, type Samples } from './measurement.ts';
import { writeLargeArchive } from './scale/large-archive.ts';
import { readTrainingSet } from './training.ts';

/** The steps of a round: as many as take a fraction of a second. */
const batches = [
  { batchSize: 1024, steps: 20 },
  { batchSize: 8192, steps: 3 },
] as const;
const peerScript = resolve(import.meta.dirname, 'classic_peer.py');
const bytesPerRating = 12;

interface ClassicOptions {
  readonly directory: string;
  readonly runs: number;
  readonly ratings: number;
  /** A Python with TensorFlow; null measures without the peer. */
  readonly python: string | null;
}

/** Rounds of both in turn, so that what else the machine does meets both. */
export async function measureClassic({
  directory,
  runs,
  ratings,
  python,
}: ClassicOptions): Promise<Samples[]> {
  const archive = join(directory, 'classic-archive');
  await writeLargeArchive({ ratings, path: archive });
  const train = await readTrainingSet(archive);
  if (python === null) {
    console.error(
      `Python’s peer is not measured. To measure it, run \`python3 -m venv peer && peer/bin/pip install tensorflow-cpu==${tensorflowVersion}\` and add \`--python peer/bin/python\`.`,
    );
  }
  const peer =
    python === null ? null : await startPeer(python, train, join(directory, 'classic-ratings.bin'));
  try {
    const all: Samples[] = [];
    for (const { batchSize, steps } of batches) {
      const learner = new ClassicLearner(train, {
        ...trainingOptionsSchema.parse({ batchSize }),
        preset: 'classic',
      });
      // The first steps compile: ours the code, Python's the graph.
      ratingsPerSecond(learner, steps);
      await peer?.rate(batchSize, steps);
      const name = `classic-${batchSize}`;
      const measured = await repeat(runs, async () => {
        const own = ratingsPerSecond(learner, steps);
        if (peer === null) return [samplesOf(name, 'ratings/s', [own])];
        const others = await peer.rate(batchSize, steps);
        return [
          samplesOf(name, 'ratings/s', [own]),
          samplesOf(`${name}-python`, 'ratings/s', [others]),
          samplesOf(`${name}-ratio`, 'x', [own / others]),
        ];
      });
      all.push(...measured);
    }
    return all;
  } finally {
    peer?.end();
  }
}

function ratingsPerSecond(learner: ClassicLearner, steps: number): number {
  const seen = learner.ratingsSeen;
  const startedAt = performance.now();
  for (let step = 0; step < steps; step++) learner.step();
  return (1000 * (learner.ratingsSeen - seen)) / (performance.now() - startedAt);
}

interface Peer {
  /** Ratings a second over some steps. */
  rate(batchSize: number, steps: number): Promise<number>;
  end(): void;
}

/** Starts classic_peer.py on the same ratings; `file` is written for it. */
async function startPeer(python: string, train: TrainingSet, file: string): Promise<Peer> {
  await writeFile(file, ratingBytes(train));
  const args = [peerScript, file, String(train.userIds.length), String(train.movieIds.length)];
  const child = spawn(python, args, { stdio: 'pipe', env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2' } });
  const failed = new Promise<never>((_, onError) => {
    child.once('error', onError);
    void text(child.stderr).then((said) => {
      onError(new Error(`${python} measured nothing:\n${said}`));
    });
  });
  // It may fail while nobody waits for it; the next to ask is answered with it.
  failed.catch(() => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async rate(batchSize, steps) {
      child.stdin.write(`${batchSize} ${steps}\n`);
      const line = await Promise.race([lines.next(), failed]);
      return line.done === true ? failed : Number(line.value);
    },
    end() {
      child.stdin.end();
    },
  };
}

/** As classic_peer.py reads them. */
function ratingBytes(train: TrainingSet): Uint8Array {
  const users = usersOf(train);
  const bytes = new DataView(new ArrayBuffer(bytesPerRating * users.length));
  users.forEach((user, r) => {
    bytes.setInt32(bytesPerRating * r, user, true);
    bytes.setInt32(bytesPerRating * r + 4, train.movies[r] ?? 0, true);
    bytes.setFloat32(bytesPerRating * r + 8, toStars(train.halfStars[r] ?? 0), true);
  });
  return new Uint8Array(bytes.buffer);
}
