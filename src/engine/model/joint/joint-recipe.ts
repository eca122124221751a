// The recipe of the joint model: every number that was chosen, with its meaning, its unit and where it comes from.
//
// Sources. "trials": one-off experiments on the training part of MovieLens latest-small before this program was written; no
// command repeats them one by one, and docs/decisions/joint-model.md has their figures. `npm run bench -- quality` measures what
// the recipe reaches as a whole: run it after changing any of these. Two more choices are shared with the methods to beat and
// are in src/engine/ratings: the closed-form biases (biases.ts) and what a rating says as a preference (preference.ts).
import { presetTable } from '../../../contract/presets.ts';
import { startShrinkage } from '../../ratings/biases.ts';

export const jointRecipe = {
  /** Sizes. Source: trials; 2.65 M parameters on latest-small. */
  shape: {
    /** d: numbers in a movie's or a person's vector. */
    dimensions: presetTable.matinee.dimensions,
    /** T: topics that a movie is a mixture of. */
    topics: 64,
    /** H: units of the rating network's hidden layer. */
    hiddenUnits: 32,
  },

  /** Where training starts. Source: trials. */
  start: {
    /** Standard deviation of a weight, unless given below. */
    deviation: 0.05,
    /** Standard deviation of a topic weight: topics differ from the start, since softmax over near-equal logits learns slowly. */
    topicDeviation: 0.88,
    /** Standard deviation of an output weight of the rating network: it starts as a small correction. */
    outputDeviation: 0.05 * 0.1,
    /** Ratings by which a movie's bias (li), a person's bias (lu) and a topic match (lt) are shrunk; trained from there. */
    shrinkage: { ...startShrinkage, topic: 3 },
    /** g: weight of the topic match, in stars per star; trained from there. */
    topicGain: 1,
    /** Ratings added to each movie's count before the logarithm that is its popularity, so that none is at minus infinity. */
    popularityCount: 0.5,
  },

  /** AdamW and its learning rate over the steps. Source: trials; the form is Loshchilov and Hutter's (2017, 2019). */
  optimizer: {
    /** Peak of the learning rate, per step. */
    learningRate: presetTable.matinee.learningRate,
    /** The same for a training that continues another one: enough for what is new, little for what is known. */
    continuedLearningRate: 1e-3,
    /** Share of the steps over which it rises to the peak. */
    warmUpShare: 0.05,
    /** Share of the peak to which it falls along a cosine. */
    finalShare: 0.02,
    /** Decay of the running means of the gradient and of its square, per step. */
    beta1: 0.9,
    beta2: 0.99,
    /** Added to the root of the mean square; the authors' value. */
    epsilon: 1e-8,
    /** Decoupled weight decay of every parameter, per step and unit of learning rate. */
    weightDecay: 1.0,
  },

  /** How a training set is cut into batches. */
  batches: {
    /** Share of a user's ratings that are history, uniform between the two; the others are targets. Source: trials. */
    keptShare: { min: 0.5, max: 0.9 },
    /** How often a user's own embedding is added to their history. Source: trials; never is worse. */
    userEmbeddingProbability: 0.5,
    /**
     * Steps per epoch: a handful of users needs some; up to `wholePass` an epoch visits everybody; beyond, steps grow with
     * this power of the people. Source: joint-model.md.
     */
    stepsPerEpoch: { min: 5, wholePass: 8, growth: 0.2 },
    /** From this many people on a batch has twice as many of them. */
    peopleOfLargeSets: 2500,
    /**
     * Up to this many movies all take part in every step; of more, those of the batch and a sample, which is as good and
     * takes two thirds of the time. Source: trials, in joint-model.md.
     */
    allMovies: 4096,
    /** Movies that are drawn for a step beside those of the batch's ratings. */
    sampledMovies: 2048,
  },

  /** The retrieval task. Source: trials. */
  retrieval: {
    /** Stars by which a rating is divided in a person's vector: an average rating adds a vector of about its own length. */
    historyStars: 4,
    /** Stars by which a target is divided to give its weight: what the person liked counts more. */
    targetStars: 5,
  },

  /** The ranking task. Source: trials. */
  ranking: {
    /**
     * Share of the rating gradient that reaches the movie vectors. Measured (RMSE, NDCG@10): 1: .860, .309; .1: .813,
     * .307; .01: .812, .308.
     */
    vectorGradientShare: 0.01,
    /** What the vectors of retrieval say of stars. Source: trials on slices of training parts, in joint-model.md. */
    affinity: {
      /** Ratings by which the mean residual vector is shrunk. */
      shrinkage: 10,
      /** Probability with which dropout leaves out a number of the person's vectors. */
      dropout: 0.5,
      /** Ridge of the weights of u, in ratings: its share in the loss falls with the ratings there are. */
      presencePrior: 19_000,
    },
    /** Probability with which dropout leaves out a topic of a person's taste, and a hidden unit. */
    dropout: 0.3,
    /** Weight of the products of taste and topic, which are small numbers. */
    matchScale: 3,
    /** Evidence of a person and of a movie = log1p(ratings) / scale - 1: between about -1 and 1. */
    personEvidenceScale: 4,
    movieEvidenceScale: 3,
    /** A person's spread = (sum of squared residuals + prior) / (ratings + prior) - usual, in stars squared. */
    spread: { priorRatings: 5, usual: 0.7 },
  },

  /** Movie features. */
  features: {
    /** Movies that a tag has to be on, to say something about more than one of them. Source: trials. */
    minMoviesOfTag: 3,
    /** The most widespread tags; bounds the cost of F Wf on catalogues with hundreds of thousands of tags. */
    maxTags: 1000,
    /** One column per decade from this year; older and newer movies are in the first and last. Source: trials. */
    firstDecade: 1920,
    decadeCount: 10,
    /** A year's column = (year - centre) / scale. Source: trials. */
    year: { centre: 1990, scale: 20 },
    /** Least standard deviation of log10 budget, in powers of ten: equal budgets are divided by this. */
    minBudgetDeviation: 0.1,
  },

  /** The item-item weights B. Source: trials, in joint-model.md with the neighbours of each value. */
  itemWeights: {
    /** lambda of the ridge regression, in squared preferences: shrinks weights that rest on few people. */
    ridge: 200,
    /** How much having a feature counts beside having been chosen by a person. Values of 3 to 7 do equally well. */
    featureScale: 5,
    /** The most rated movies, which alone get weights: while they are worked out 4 bytes for each pair, 268 MB at most. */
    movies: { fewestRatings: 5, most: 8192 },
    /**
     * A training that continues another one keeps its weights, unless so large a share of the ratings is new and of so few
     * movies that working them out takes a second or two. Source: continued-training.md.
     */
    keptFrom: { newShare: 0.01, movies: 4096 },
    /** Numbers that are kept, 64 MB: of 4,096 movies all weights, of more each one's strongest with their columns. */
    keptNumbers: 2 ** 24,
    /** Similarity of movies that are rated one after the other, added to B. */
    coRating: {
      /** Ratings between two movies, in order of time, at which a pair counts 1 / e. */
      reach: 1.5,
      /** Beyond this distance a pair counts less than a hundredth of a neighbour. */
      farthest: 8,
      /** Sums of pairs by which the similarity of rarely rated movies is shrunk. */
      shrinkage: 20,
      /** Weight beside the closed-form weights; flat from half to double. */
      gain: 0.44,
    },
  },

  /** What lists are ordered by: logit + stars x starsWeight + itemGain x (x B). */
  score: {
    /** Logits per predicted star. Source: trials; NDCG@10 .322 with it, .311 without. */
    starsWeight: 1.0,
    /** Logits per unit of the item-item term. Source: trials; 6 to 12 do equally well. */
    itemGain: 9,
  },

  /** The first impression: the model in closed form. Source: docs/decisions/first-impression.md, unless another is given. */
  firstImpression: {
    /** d: numbers in a movie's vector. */
    dimensions: presetTable['first-impression'].dimensions,
    /** The factorisation that gives the vectors. */
    factors: {
      /** Power iterations. */
      rounds: 5,
      /** Ratings by which the number of a movie's ratings is shrunk before its column is divided by the root of it. */
      movieShrinkage: 10,
      /** Length of a feature's row beside that of a person. */
      featureScale: 1,
      /** Of more ratings only some of the people are looked at. */
      ratings: 2_000_000,
    },
    /** The item-item weights, of fewer movies and people than a training has time for. */
    itemWeights: { movies: { fewestRatings: 5, most: 4096 }, ratings: 4_000_000 },
    /** Ridge regression of movies' mean residuals on their features, in movies; and steps of its solution at most. */
    featureBiases: { ridge: 30, steps: 50 },
    /**
     * Ratings that are left out to see how far the gains on stars are borne out, and the share from which they are believed
     * in full: such ratings bear out less than held-out ones do.
     */
    trust: { users: 500, ratingsOfUser: 10, enough: 0.5 },
    gains: {
      /** Logits per logarithm of how often a movie is rated. */
      popularity: 0.5,
      /** Logits per unit of the item-item term. */
      items: 14,
      /** Ein = this x q: logits per cosine with what was rated. */
      history: 1,
      /** g: stars per star of the genres' match. */
      genres: 0.8,
      /** Stars per unit of rho . q. */
      residuals: 6,
    },
  },

  /** The session bias: how generous a person was around the moment of a rating. Source: trials; half and twice are as good. */
  session: {
    /** Seconds between two ratings at which one says half as much of the other as at the same second. */
    halfLifeSeconds: 30,
    /** Ratings of the same second that a bias of 0 counts as. */
    priorRatings: 2,
    /** Sample by which it is decided whether sessions matter at all: people, and ratings of each. */
    sample: { people: 1000, ratingsOfPerson: 100 },
  },

  /** Ratings that the finished model is made to forget, to learn its errors by: enough for six weights, in seconds. */
  leaveOneOut: { users: 1000, ratingsOfUser: 30 },

  /** Similar movies; the weight of the learned vectors is 1. Source: `npm run bench -- similar`, docs/decisions/similar-movies.md. */
  similarity: { genreWeight: 0.5, pairWeight: 0.5 },
} as const;
