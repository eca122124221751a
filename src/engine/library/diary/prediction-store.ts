// What the model predicted when a movie was rated: kept to judge the model by, never to change a rating.
import { toHalfStars, toStars } from '../../../contract/stars.ts';
import type { DiaryFile } from './diary-file.ts';

export type NewPrediction = {
  entryId: number;
  runId: string;
  predictedStars: number;
  /** Null if the model has no estimate. */
  starsDeviation: number | null;
};

export type KeptPrediction = NewPrediction & {
  /** Null while the current catalogue has no such movie. */
  movieId: number | null;
  /** As they were given then. */
  stars: number;
  predictedAtMs: number;
};

export type PredictionStore = {
  /** Keeps the first prediction of an entry, beside the stars that the entry has; nothing happens where the entry is gone. */
  addPrediction: (prediction: NewPrediction) => void;
  /** Replaces the entry's stars where the new ones correct a slip: soon after the prediction. Later ones are a change of mind. */
  correctPrediction: (entryId: number, stars: number) => void;
  /** Oldest first; without those of ratings that were removed. */
  predictions: (profileId: number) => KeptPrediction[];
};

/** Keys and touch pass through other stars on their way, and slips happen. */
const correctedWithinMs = 10 * 60_000;

type Row = Omit<KeptPrediction, 'stars'> & { halfStars: number };

export function createPredictionStore(file: DiaryFile): PredictionStore {
  const insert = file.write(
    `INSERT INTO predictions (profile_id, entry_id, run_id, predicted_stars, stars_deviation, half_stars, predicted_at_ms)
    SELECT profile_id, entry_id, @runId, @predictedStars, @starsDeviation, half_stars, @now FROM entries
    WHERE entry_id = @entryId AND entry_id NOT IN (SELECT entry_id FROM predictions WHERE entry_id = @entryId)`,
  );
  const correct = file.write<[number, number, number]>(
    'UPDATE predictions SET half_stars = ? WHERE entry_id = ? AND predicted_at_ms > ?',
  );
  const select = file.rows<[number], Row>(
    `SELECT p.entry_id AS entryId, p.run_id AS runId, p.predicted_stars AS predictedStars,
      p.stars_deviation AS starsDeviation, e.movie_id AS movieId, p.half_stars AS halfStars,
      p.predicted_at_ms AS predictedAtMs
    FROM predictions p JOIN entries e USING (entry_id)
    WHERE p.profile_id = ? ORDER BY p.predicted_at_ms, p.prediction_id`,
  );
  return {
    addPrediction: (prediction) => {
      insert.run({ ...prediction, now: Date.now() });
    },
    correctPrediction: (entryId, stars) => {
      correct.run(toHalfStars(stars), entryId, Date.now() - correctedWithinMs);
    },
    predictions: (profileId) =>
      select.all(profileId).map(({ halfStars, ...row }) => ({ ...row, stars: toStars(halfStars) })),
  };
}
