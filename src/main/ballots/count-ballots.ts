// What several ballots with ranks and vetoes come to: the Schulze method among the movies that nobody vetoed.
import type { Ballot, BallotResult } from '../../contract/ballots.ts';

type Votes = Pick<Ballot, 'ranking' | 'veto'>;

/**
 * Orders the movies 0 to `movies` - 1, best first; the lower number is the earlier one in the night's list.
 *
 * A vetoed movie is out; if all are, those with the fewest vetoes stay. The others are ordered by the Schulze method with
 * winning votes (M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
 * single-winner election method", Social Choice and Welfare 36, 2011): a movie that more people prefer to each other one
 * wins, no majority is passed over for a weaker one, and ballots may rank as few movies as they like. It
 * leaves ties, of which few voters make many: among unbeaten movies that with more yeses is next, then the earlier one.
 */
export function countBallots(ballots: readonly Votes[], movies: number): BallotResult {
  const all = [...Array.from({ length: movies }).keys()];
  const yeses = all.map((movie) => ballots.filter(({ ranking }) => ranking.includes(movie)).length);
  const vetoes = all.map((movie) => ballots.filter(({ veto }) => veto === movie).length);
  const fewest = Math.min(...vetoes);
  const isOut = vetoes.map((count) => count > fewest);
  // A movie that is out may not decide between two that are left, hence the two groups.
  const staying = inOrder(
    ballots,
    all.filter((movie) => isOut[movie] === false),
    yeses,
  );
  const leaving = inOrder(
    ballots,
    all.filter((movie) => isOut[movie] === true),
    yeses,
  );
  return {
    order: [...staying.order, ...leaving.order].map((movie) => ({
      movie,
      yeses: yeses[movie] ?? 0,
      vetoes: vetoes[movie] ?? 0,
      isOut: isOut[movie] ?? false,
    })),
    decidedBy: staying.decidedBy,
  };
}

function inOrder(
  ballots: readonly Votes[],
  movies: readonly number[],
  yeses: readonly number[],
): { order: number[]; decidedBy: BallotResult['decidedBy'] } {
  const strengths = pathStrengths(ballots, movies);
  const beats = (one: number, other: number): boolean => {
    const [row, column] = [movies.indexOf(one), movies.indexOf(other)];
    return cell(strengths, row, column) > cell(strengths, column, row);
  };
  /** Those that none of the others beats, most yeses first. There is always one: beating is transitive. */
  const unbeaten = (left: readonly number[]): number[] =>
    left
      .filter((movie) => !left.some((other) => beats(other, movie)))
      .sort((a, b) => (yeses[b] ?? 0) - (yeses[a] ?? 0) || a - b);

  const order: number[] = [];
  while (order.length < movies.length) {
    order.push(...unbeaten(movies.filter((movie) => !order.includes(movie))).slice(0, 1));
  }
  const [first, second] = unbeaten(movies);
  if (first === undefined || second === undefined) return { order, decidedBy: 'votes' };
  return { order, decidedBy: (yeses[first] ?? 0) > (yeses[second] ?? 0) ? 'yeses' : 'list' };
}

/** For each pair the strength of the strongest path: the weakest majority on it, at best (Floyd and Warshall). */
function pathStrengths(ballots: readonly Votes[], movies: readonly number[]): number[][] {
  const preferred = movies.map((one) =>
    movies.map((other) => ballots.filter((ballot) => prefers(ballot, one, other)).length),
  );
  const strengths = preferred.map((row, one) =>
    row.map((votes, other) => (votes > cell(preferred, other, one) ? votes : 0)),
  );
  for (const via of movies.keys()) {
    for (const row of strengths) {
      for (const to of movies.keys()) {
        row[to] = Math.max(row[to] ?? 0, Math.min(row[via] ?? 0, cell(strengths, via, to)));
      }
    }
  }
  return strengths;
}

/** Ranked movies come before all that are not ranked, and the vetoed one comes last. */
function prefers({ ranking, veto }: Votes, one: number, other: number): boolean {
  const place = (movie: number): number => {
    if (movie === veto) return Infinity;
    const at = ranking.indexOf(movie);
    return at === -1 ? ranking.length : at;
  };
  return place(one) < place(other);
}

function cell(table: readonly (readonly number[])[], row: number, column: number): number {
  return table[row]?.[column] ?? 0;
}
