// What lists reach beyond the most rated movies: accuracy, shares and variety, by head, middle and tail.
import { idIndex } from '../base/id-index.ts';
import { meanOf } from '../base/statistics.ts';
import type { ListReach } from '../../contract/training.ts';
import type { TrainingSet } from '../ratings/training-set.ts';
import type { ListAnswer } from './answers.ts';
import type { Candidates } from './candidates.ts';
import { groupByPopularity } from './movie-groups.ts';
import { debiasedNdcgAt } from './metrics/debiased-ndcg.ts';
import { recallAt } from './metrics/hits.ts';
import { intraListDiversity } from './metrics/intra-list-diversity.ts';
import { ndcgAt } from './metrics/ndcg.ts';

/** Places of a list that count. */
const places = 10;

/** Genres by the movie's number in the model that is tested. */
export type GenresOf = (movie: number) => ReadonlySet<string>;

/** Genres of the movies that `train` describes, numbered by `movieIds`. */
export function genresInTrain(train: TrainingSet, movieIds: Int32Array): GenresOf {
  const indexOf = idIndex(movieIds);
  const genres = new Map<number, ReadonlySet<string>>();
  train.movieIds.forEach((movieId, movie) =>
    genres.set(indexOf(movieId), new Set(train.features[movie]?.genres)),
  );
  const none = new Set<string>();
  return (movie) => genres.get(movie) ?? none;
}

/** Means over the users with something relevant; a group's recall over those with something of it. */
export function measureReach(
  lists: readonly ListAnswer[],
  candidates: Candidates,
  genresOf: GenresOf,
): ListReach {
  const { names, groupOf } = groupByPopularity(candidates);
  const mean = (measure: (list: ListAnswer) => number): number => meanOf(lists.map(measure));
  const shown = new Float64Array(names.length);
  for (const { ranked } of lists) {
    for (let place = 0; place < Math.min(places, ranked.length); place++) {
      const group = groupOf(ranked[place] ?? -1);
      shown[group] = (shown[group] ?? 0) + 1;
    }
  }
  const allShown = Math.max(
    1,
    shown.reduce((sum, times) => sum + times, 0),
  );
  return {
    ndcgAt10: mean(({ test, ranked }) => ndcgAt(ranked, test.relevant, places)),
    debiasedNdcgAt10: mean(({ test, ranked }) =>
      debiasedNdcgAt(ranked, test.relevant, candidates.ratingCounts, places),
    ),
    diversityAt10: mean(({ ranked }) => intraListDiversity(ranked, genresOf, places)),
    byPopularity: names.map((name, group) => {
      const recalls = lists.flatMap(({ test, ranked }) => {
        const relevant = test.relevant.filter((movie) => groupOf(movie) === group);
        return relevant.length === 0 ? [] : [recallAt(ranked, relevant, places)];
      });
      return {
        name,
        recallAt10: recalls.length === 0 ? null : meanOf(recalls),
        shownShare: (shown[group] ?? 0) / allShown,
      };
    }),
  };
}
