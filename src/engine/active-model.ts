// The model that answers: loaded when first asked, kept until another run is active, and what it says of the person kept as long as their ratings stay.
import { MatineeError } from '../contract/errors.ts';
import type { RunId } from '../contract/ids.ts';
import type { Run } from '../contract/training.ts';
import type { OpenLibrary } from './open-library.ts';
import { readRecommender } from './read-recommender.ts';
import type { Person, PersonRating, Recommender } from './recommending/recommender.ts';

export type LoadedModel = { runId: RunId; recommender: Recommender };

/** The person at the keyboard as the active model sees them. */
export type PersonView = {
  person: Person;
  recommender: Recommender;
  predictedStars: ReadonlyMap<number, number>;
};

/** What the active profile would give a movie; null where that can't be told. */
export type Prediction = { predictedStars: number | null; starsDeviation: number | null };

export type PastPrediction = { runId: RunId; predictedStars: number; starsDeviation: number | null };

export class ActiveModel {
  readonly #library: OpenLibrary;
  #loading: { runId: RunId; model: Promise<LoadedModel> } | null = null;
  #view: { runId: RunId; ratingsKey: string; view: PersonView } | null = null;

  constructor(library: OpenLibrary) {
    this.#library = library;
  }

  /** The active run, unless it was trained on another catalogue than the present one. */
  run(): Run | null {
    const { diary } = this.#library;
    const activeRunId = diary.activeRunId();
    if (activeRunId === null) return null;
    const run = diary.runs().find((candidate) => candidate.runId === activeRunId);
    return run?.catalogue.fingerprint === this.#library.fingerprint() ? run : null;
  }

  /** Null where no model fits. Throws `library-damaged` or `no-model` where its files can't be read. */
  load(): Promise<LoadedModel | null> {
    const runId = this.run()?.runId ?? null;
    if (this.#loading?.runId !== runId) this.dispose();
    if (runId === null) return Promise.resolve(null);
    this.#loading ??= { runId, model: this.#read(runId) };
    return this.#loading.model;
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

  /** Null without a model or without ratings of movies that this catalogue holds. */
  async viewOf(ratings: readonly PersonRating[]): Promise<PersonView | null> {
    if (ratings.length === 0) return null;
    const model = await this.load();
    if (model === null) return null;
    const { runId, recommender } = model;
    const ratingsKey = keyOf(ratings);
    if (this.#view?.runId !== runId || this.#view.ratingsKey !== ratingsKey) {
      const person = recommender.foldIn(ratings);
      const predictedStars = recommender.predictAll(person);
      this.#view = { runId, ratingsKey, view: { person, recommender, predictedStars } };
    }
    return this.#view.view;
  }

  /**
   * What the active model predicts for a movie from ratings that need not be the present ones; what is kept of the person
   * stays. Null without a model, without ratings, and for a movie that the model does not know.
   */
  async predictFrom(ratings: readonly PersonRating[], movieId: number): Promise<PastPrediction | null> {
    if (ratings.length === 0) return null;
    const model = await this.load();
    if (model === null) return null;
    const { runId, recommender } = model;
    const isKept = this.#view?.runId === runId && this.#view.ratingsKey === keyOf(ratings);
    const person = (isKept ? this.#view?.view.person : undefined) ?? recommender.foldIn(ratings);
    const predictedStars = recommender.predictStars(person, movieId);
    if (predictedStars === null) return null;
    return { runId, predictedStars, starsDeviation: recommender.starsDeviation(person, movieId) };
  }

  /**
   * Predicted stars for the active profile, for lists that do without where there are none: a model that can't be read
   * must not keep anyone from looking at movies.
   */
  async predictedStars(): Promise<ReadonlyMap<number, number>> {
    return (await this.#activeView())?.predictedStars ?? new Map();
  }

  /**
   * The same for one movie, with its deviation. That was learned from ratings nobody had told the model, so that it says
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

  /** Forgets the loaded model; the next question loads the one that is active then. */
  dispose(): void {
    this.#view = null;
    const loading = this.#loading;
    this.#loading = null;
    loading?.model.then(
      ({ recommender }) => {
        recommender.dispose();
      },
      () => undefined,
    );
  }

  /** The active profile's, or null where there is none or the model can't be read. */
  async #activeView(): Promise<PersonView | null> {
    try {
      const { diary } = this.#library;
      return await this.viewOf(diary.linkedRatings(diary.activeProfile().profileId));
    } catch (error) {
      if (error instanceof MatineeError) return null;
      throw error;
    }
  }

  async #read(runId: RunId): Promise<LoadedModel> {
    return { runId, recommender: await readRecommender(this.#library, runId) };
  }
}

/** Tells one person's ratings from others. */
function keyOf(ratings: readonly PersonRating[]): string {
  return ratings.map(({ movieId, stars }) => `${movieId}:${stars}`).join();
}
