// Which movies a person may still be shown: the one rule that every list of recommendations asks before it takes its best.

export interface CandidateRule {
  /** Never shown: rated, watched, or not for this person. */
  readonly excludeMovieIds: Iterable<number>;
  /** Only these; null for all. */
  readonly amongMovieIds: ReadonlySet<number> | null;
}

/** Asked by movie id. */
export function candidateFilter({
  excludeMovieIds,
  amongMovieIds,
}: CandidateRule): (movieId: number) => boolean {
  const excluded = new Set(excludeMovieIds);
  return (movieId) => !excluded.has(movieId) && (amongMovieIds === null || amongMovieIds.has(movieId));
}
