// The model that answers: loaded when first asked, kept until another run is active, and what it says of the person kept as long as their ratings stay.
import type { NumberById } from '../base/numbers.ts';
import { MatineeError } from '../../contract/errors.ts';
import type { RunId } from '../../contract/ids.ts';
import type { Run } from '../../contract/training.ts';
import type { OpenLibrary } from './library-session.ts';
import { readRecommender } from './read-recommender.ts';
import type { Person, PersonRating } from '../recommending/person.ts';
import type { Recommender } from '../recommending/recommender.ts';

export type LoadedModel = { runId: RunId; recommender: Recommender };

/** The active profile as the active model sees it. */
export type PersonView = {
  person: Person;
  recommender: Recommender;
  predictedStars: NumberById;
};

/** What the active profile would give a movie; null where the model has no estimate. */
export type Prediction = { predictedStars: number | null; starsDeviation: number | null };

export type PastPrediction = { runId: RunId; predictedStars: number; starsDeviation: number | null };

/** A model from when it is first asked for until nobody needs it any more. */
type Held = {
  readonly runId: RunId;
  readonly model: Promise<LoadedModel>;
  /** Answers that are under way with it over several turns. */
  users: number;
  /** Another one is active. */
  isRetired: boolean;
};

export class ActiveModel {
  readonly #library: OpenLibrary;
  #held: Held | null = null;
  /** Runs whose files were no model when they were last read. */
  readonly #damaged = new Set<string>();
  #view: { ratingsKey: string; view: PersonView } | null = null;

  constructor(library: OpenLibrary) {
    this.#library = library;
  }

  /** The active run, unless it was trained on another catalogue than the current one. */
  run(): Run | null {
    const { diary } = this.#library;
    const activeRunId = diary.activeRunId();
    if (activeRunId === null) return null;
    const run = diary.run(activeRunId);
    return run?.catalogue.fingerprint === this.#library.fingerprint() ? run : null;
  }

  /**
   * Null where no model fits. Throws `model-damaged` or `no-model` where its files can't be read. What is answered by it has
   * to be answered in the same turn; see `using`.
   */
  load(): Promise<LoadedModel | null> {
    return this.#hold()?.model ?? Promise.resolve(null);
  }

  /**
   * For answers that take several turns, between which another run may be made active: the model stays usable until `work`
   * has ended. Throws `no-model`, and what `load` throws.
   */
  async using<T>(work: (model: LoadedModel) => Promise<T>): Promise<T> {
    const held = this.#hold();
    if (held === null) return work(await this.require());
    held.users += 1;
    try {
      return await work(await held.model);
    } finally {
      held.users -= 1;
      freeIfUnused(held);
    }
  }

  /** Throws `no-model`, with what to do about it. */
  async require(): Promise<LoadedModel> {
    const model = await this.load();
    if (model !== null) return model;
    this.#library.requireCatalogue();
    const hasOther = this.#library.diary.runs().length > 0;
    throw new MatineeError(
      'no-model',
      hasOther
        ? 'No model is active that was trained on this library. Train a model first, or make a fitting run the active one.'
        : 'This library has no trained model yet. Train a model first.',
    );
  }

  /** Null without a model or without ratings of movies that this catalogue holds. The ratings are of that profile. */
  async viewOf(ratings: readonly PersonRating[], profileId: number): Promise<PersonView | null> {
    if (ratings.length === 0) return null;
    const model = await this.load();
    if (model === null) return null;
    const { recommender } = model;
    const ratingsKey = keyOf(ratings, profileId);
    if (this.#view?.view.recommender === recommender && this.#view.ratingsKey === ratingsKey) {
      return this.#view.view;
    }
    const person = recommender.foldIn(ratings, { kind: 'profile', profileId });
    const view = { person, recommender, predictedStars: recommender.predictAll(person) };
    // Another model may have become the active one while this one was read: then it is not to stay.
    if (this.#held?.runId === model.runId) this.#view = { ratingsKey, view };
    return view;
  }

  /**
   * What the active model predicts for a movie from ratings of a profile that need not be the current ones; what is kept of the person
   * stays. Null without a model, without ratings, and for a movie that the model does not know.
   */
  async predictFrom(
    ratings: readonly PersonRating[],
    profileId: number,
    movieId: number,
  ): Promise<PastPrediction | null> {
    if (ratings.length === 0) return null;
    const model = await this.load();
    if (model === null) return null;
    const { runId, recommender } = model;
    const isKept =
      this.#view?.view.recommender === recommender && this.#view.ratingsKey === keyOf(ratings, profileId);
    const person =
      (isKept ? this.#view?.view.person : undefined) ??
      recommender.foldIn(ratings, { kind: 'profile', profileId });
    const predictedStars = recommender.predictStars(person, movieId);
    if (predictedStars === null) return null;
    return { runId, predictedStars, starsDeviation: recommender.starsDeviation(person, movieId) };
  }

  /**
   * Predicted stars for the active profile, for lists that do without where there are none: a model that can't be read
   * must not keep anyone from looking at movies.
   */
  async predictedStars(): Promise<NumberById> {
    return (await this.#activeView())?.predictedStars ?? new Map();
  }

  /**
   * The same for one movie, with its deviation. That was learned from ratings that the model had not seen, so that it says
   * nothing of a movie that the person has rated.
   */
  async prediction(movieId: number): Promise<Prediction> {
    const view = await this.#activeView();
    if (view === null) return { predictedStars: null, starsDeviation: null };
    const { person, recommender, predictedStars } = view;
    const isRated = person.ratings.some((rating) => rating.movieId === movieId);
    return {
      predictedStars: predictedStars.get(movieId) ?? null,
      starsDeviation: isRated ? null : recommender.starsDeviation(person, movieId),
    };
  }

  /** Whether its files were no model when they were last read. */
  couldNotBeRead(runId: RunId): boolean {
    return this.#damaged.has(runId);
  }

  /** Forgets the loaded model; the next question loads the one that is active then. */
  dispose(): void {
    this.#view = null;
    const held = this.#held;
    this.#held = null;
    if (held === null) return;
    held.isRetired = true;
    freeIfUnused(held);
  }

  /** The active run's, which begins to be read where it is not there yet; null where no model fits. */
  #hold(): Held | null {
    const runId = this.run()?.runId ?? null;
    if (this.#held?.runId !== runId) this.dispose();
    if (runId === null) return null;
    return (this.#held ??= this.#startReading(runId));
  }

  /** What can't be read is read again at the next question: its files may be back by then. */
  #startReading(runId: RunId): Held {
    const held: Held = { runId, model: this.#read(runId), users: 0, isRetired: false };
    held.model.catch(() => {
      if (this.#held === held) this.#held = null;
    });
    return held;
  }

  /** The active profile's, or null where there is none or the model can't be read. */
  async #activeView(): Promise<PersonView | null> {
    try {
      const { diary } = this.#library;
      const { profileId } = diary.activeProfile();
      return await this.viewOf(diary.linkedRatings(profileId), profileId);
    } catch (error) {
      if (error instanceof MatineeError) return null;
      throw error;
    }
  }

  async #read(runId: RunId): Promise<LoadedModel> {
    this.#damaged.delete(runId);
    try {
      return { runId, recommender: await readRecommender(this.#library, runId) };
    } catch (error) {
      if (error instanceof MatineeError && error.code === 'model-damaged') this.#damaged.add(runId);
      throw error;
    }
  }
}

/** Frees it a turn later, since those who waited for it to be loaded answer in this one. */
function freeIfUnused(held: Held): void {
  if (!held.isRetired || held.users > 0) return;
  held.model.then(
    ({ recommender }) => {
      setImmediate(() => {
        recommender.dispose();
      });
    },
    () => undefined,
  );
}

/** Differs for different ratings and people. */
function keyOf(ratings: readonly PersonRating[], profileId: number): string {
  return [profileId, ...ratings.map(({ movieId, stars }) => `${movieId}:${stars}`)].join();
}
