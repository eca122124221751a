// A batch of ratings as parallel arrays, and its order by user and movie.

export type RatingBatch = {
  /** Rows in use; the arrays may be longer. */
  count: number;
  userIds: Int32Array;
  movieIds: Int32Array;
  /** 1 to 10. */
  halfStars: Uint8Array;
  /** Unix time in seconds. */
  timestamps: Float64Array;
  /** Line of the file that each row came from. */
  lines: Float64Array;
};

const columns = ['userIds', 'movieIds', 'halfStars', 'timestamps', 'lines'] as const;

export function createRatingBatch(capacity: number): RatingBatch {
  return {
    count: 0,
    userIds: new Int32Array(capacity),
    movieIds: new Int32Array(capacity),
    halfStars: new Uint8Array(capacity),
    timestamps: new Float64Array(capacity),
    lines: new Float64Array(capacity),
  };
}

/** Copies rows of `batch` from `start` on behind those of `target`, as many as there is room for; returns the first row left. */
export function appendRows(batch: RatingBatch, start: number, target: RatingBatch): number {
  const end = Math.min(batch.count, start + target.userIds.length - target.count);
  for (const column of columns) target[column].set(batch[column].subarray(start, end), target.count);
  target.count += end - start;
  return end;
}

/** Keeps only `rows` of the batch, in that order. */
export function keepRows(batch: RatingBatch, rows: Uint32Array): void {
  for (const column of columns) {
    const values = batch[column];
    values.set(Float64Array.from(rows, (row) => values[row] ?? 0));
  }
  batch.count = rows.length;
}

/** Negative, zero or positive as row `a` comes before, with or after row `b` by user, then movie. */
export function comparePairs(batch: RatingBatch, a: number, b: number): number {
  const byUser = (batch.userIds[a] ?? 0) - (batch.userIds[b] ?? 0);
  return byUser === 0 ? (batch.movieIds[a] ?? 0) - (batch.movieIds[b] ?? 0) : byUser;
}

/** Row numbers in order of (user, movie); equal pairs stay in the order of the file. Ids are not negative. */
export function orderByUserAndMovie(batch: RatingBatch): Uint32Array {
  let order = new Uint32Array(batch.count);
  for (let row = 0; row < batch.count; row += 1) order[row] = row;
  if (isOrdered(batch)) return order;

  let spare = new Uint32Array(batch.count);
  for (const [keys, shift] of [
    [batch.movieIds, 0],
    [batch.movieIds, 16],
    [batch.userIds, 0],
    [batch.userIds, 16],
  ] as const) {
    sortByDigit(keys, shift, order, spare);
    [order, spare] = [spare, order];
  }
  return order;
}

/** One pass of a radix sort: distributes `from` into `to` by sixteen bits of the keys, keeping the order of equals. */
function sortByDigit(keys: Int32Array, shift: number, from: Uint32Array, to: Uint32Array): void {
  const starts = new Uint32Array(0x10001);
  for (const row of from) {
    const bucket = (((keys[row] ?? 0) >>> shift) & 0xffff) + 1;
    starts[bucket] = (starts[bucket] ?? 0) + 1;
  }
  for (let bucket = 1; bucket < starts.length; bucket += 1) {
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  }
  for (const row of from) {
    const bucket = ((keys[row] ?? 0) >>> shift) & 0xffff;
    const place = starts[bucket] ?? 0;
    to[place] = row;
    starts[bucket] = place + 1;
  }
}

function isOrdered(batch: RatingBatch): boolean {
  for (let row = 1; row < batch.count; row += 1) {
    if (comparePairs(batch, row - 1, row) > 0) return false;
  }
  return true;
}
