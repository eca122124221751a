// What a training that continues another one takes over of it.
import { idIndex } from '../../base/id-index.ts';
import type { TrainingSet } from '../../ratings/training-set.ts';
import type { StateArrays } from './learner-state.ts';
import type { TrainedProfile } from './training-report.ts';

/** What is looked at here of a model of any kind. */
export interface ModelWithUsers {
  readonly movieIds: Int32Array;
  readonly userIds: Int32Array;
  readonly report: {
    readonly trainRatings: number;
    readonly profiles?: readonly TrainedProfile[] | undefined;
  };
}

/** A run as it is on the disk. */
export interface EarlierTraining<Model extends ModelWithUsers = ModelWithUsers> {
  readonly model: Model;
  /** As its learner gave them after the last step. */
  readonly parameters: StateArrays;
}

/** The same with the places that the movies and users of a training have in it. */
export interface EarlierPart<Model extends ModelWithUsers = ModelWithUsers> extends EarlierTraining<Model> {
  /** By the training's index: the earlier model's, or -1. */
  readonly movies: Int32Array;
  readonly users: Int32Array;
}

/**
 * What a training on `set` finds in an earlier one. Users are the same by their id, but for profiles of this computer,
 * whose ids belong to one training alone: they are the same by their profile.
 */
export function earlierPart<Model extends ModelWithUsers>(
  { userIds, movieIds }: Pick<TrainingSet, 'userIds' | 'movieIds'>,
  profiles: readonly TrainedProfile[],
  earlier: EarlierTraining<Model>,
): EarlierPart<Model> {
  const { model } = earlier;
  const movieOf = idIndex(model.movieIds);
  const userOf = idIndex(model.userIds);
  const profilesBefore = model.report.profiles ?? [];
  const idsOfProfiles = new Set(profilesBefore.map(({ userId }) => userId));
  const profileOf = new Map(profiles.map(({ userId, profileId }) => [userId, profileId]));
  return {
    ...earlier,
    movies: movieIds.map(movieOf),
    users: userIds.map((userId) => {
      const profileId = profileOf.get(userId);
      if (profileId === undefined) return idsOfProfiles.has(userId) ? -1 : userOf(userId);
      return userOf(profilesBefore.find((profile) => profile.profileId === profileId)?.userId ?? -1);
    }),
  };
}
