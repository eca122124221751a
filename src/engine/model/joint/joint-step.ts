// One step of the joint model's training: the losses of both tasks on a batch, and their joint gradient.
import type { KernelMemory } from '../../kernels/kernel-memory.ts';
import { growingFloats, growingIntegers } from '../../kernels/growing.ts';
import type { RatingStatistics } from '../../ratings/biases.ts';
import type { SparseRows } from '../../base/sparse-rows.ts';
import { freeingTensors } from '../../base/tensorflow.ts';
import type { Batch } from './batches.ts';
import { jointRecipe } from './joint-recipe.ts';
import { MovieTower } from './movie-tower.ts';
import type { ParameterName, Parameters } from './parameters.ts';
import { RankingTask } from './ranking-task.ts';
import { RetrievalTask } from './retrieval-task.ts';
import type { ModelShape } from './trained-model.ts';

const { vectorGradientShare } = jointRecipe.ranking;

export interface StepResult {
  /** Mean squared error of the targets, in stars squared. */
  readonly rankingLoss: number;
  /** Negative log likelihood of a target, in nats. */
  readonly retrievalLoss: number;
  /** The users whose embeddings have a gradient, in the order of its rows. */
  readonly embeddedUsers: Int32Array;
  /**
   * Valid until the next step. That of movieEmbeddings has a row for each movie of the batch, that of historyVectors for
   * each of its rated ones, that of userEmbeddings for each of `embeddedUsers`; the others are as large as their
   * parameter.
   */
  readonly gradients: Readonly<Record<ParameterName, Float32Array>>;
}

/** What the model is made of, in the kernels' memory. */
export interface StepModel {
  readonly shape: ModelShape;
  readonly features: SparseRows;
  readonly statistics: RatingStatistics;
  readonly parameters: Parameters;
}

/**
 * w_rank x ranking loss + w_retrieval x retrieval loss, differentiated by hand: sums over ratings in the kernels, the
 * large dense products in TensorFlow. Tensors made of the kernels' arrays share their memory: an array may change only
 * when the tensor is done with.
 */
export class JointStep {
  readonly #memory: KernelMemory;
  readonly #model: StepModel;
  readonly #tower: MovieTower;
  readonly #ranking: RankingTask;
  readonly #retrieval: RetrievalTask;
  readonly #buffers;
  readonly #topicWeights: Float32Array;
  readonly #popularity: Float32Array;

  /** `randomState` [4] draws what dropout leaves out; null leaves nothing out. */
  constructor(
    memory: KernelMemory,
    model: StepModel,
    weights: { readonly rank: number; readonly retrieval: number },
    randomState: Int32Array | null,
  ) {
    const { shape, features, statistics, parameters } = model;
    this.#memory = memory;
    this.#model = model;
    this.#tower = new MovieTower(memory, shape, features, parameters);
    this.#ranking = new RankingTask(memory, weights.rank, shape, statistics, parameters, randomState);
    this.#retrieval = new RetrievalTask(memory, weights.retrieval, shape.dimensions);
    this.#buffers = {
      embeddedUsers: growingIntegers(memory),
      ones: growingFloats(memory),
      userGradients: growingFloats(memory),
      historyGradients: growingFloats(memory),
    };
    this.#topicWeights = memory.floats(parameters.topicWeights.length);
    this.#popularity = memory.floats(parameters.popularityLogits.length);
  }

  run(batch: Batch): StepResult {
    return freeingTensors(() => {
      const { parameters, shape } = this.#model;
      const { kernels } = this.#memory;
      const movies = this.#tower.forward(batch.movies, batch.ratedMovies);
      const people = this.#ranking.foldPeople(batch, movies);
      const embeddedUsers = this.#addEmbeddings(people, batch);
      const retrieval = this.#retrieval.run(batch, movies, people, parameters.popularityLogits);
      const ranking = this.#ranking.run(batch, movies);
      this.#topicWeights.set(this.#tower.topicsBackward(movies, vectorGradientShare));
      const features = this.#tower.featuresBackward(movies);

      const historyVectors = this.#buffers.historyGradients(batch.ratedMovies * shape.dimensions).fill(0);
      kernels.historyVectorGradients(
        historyVectors.byteOffset,
        retrieval.personGradients.byteOffset,
        batch.users.length,
        batch.history.starts.byteOffset,
        batch.history.places.byteOffset,
        batch.history.stars.byteOffset,
        shape.dimensions,
        jointRecipe.retrieval.historyStars,
      );
      const userEmbeddings = this.#buffers.userGradients(embeddedUsers.length * shape.dimensions);
      kernels.gatherRows(
        userEmbeddings.byteOffset,
        retrieval.personGradients.byteOffset,
        batch.embeddedRows.byteOffset,
        embeddedUsers.length,
        shape.dimensions,
      );
      const popularityLogits = this.#popularity.fill(0);
      batch.movies.forEach((movie, place) => {
        popularityLogits[movie] = retrieval.popularityGradients[place] ?? 0;
      });
      return {
        rankingLoss: ranking.loss,
        retrievalLoss: retrieval.loss,
        embeddedUsers,
        gradients: {
          ...ranking.gradients,
          ...features,
          movieEmbeddings: movies.vectorGradients,
          historyVectors,
          userEmbeddings,
          popularityLogits,
          topicWeights: this.#topicWeights,
        },
      };
    });
  }

  /** u += P_u where it is switched on; returns those users. */
  #addEmbeddings(people: Float32Array, { users, embeddedRows }: Batch): Int32Array {
    const embeddedUsers = this.#buffers.embeddedUsers(embeddedRows.length);
    embeddedRows.forEach((row, k) => (embeddedUsers[k] = users[row] ?? 0));
    this.#memory.kernels.addRows(
      people.byteOffset,
      embeddedRows.byteOffset,
      this.#model.parameters.userEmbeddings.byteOffset,
      embeddedUsers.byteOffset,
      this.#buffers.ones(embeddedRows.length).fill(1).byteOffset,
      embeddedRows.length,
      this.#model.shape.dimensions,
    );
    return embeddedUsers;
  }
}
