"""The classic model's step as a compiled graph of plain TensorFlow: the peer of `npm run bench -- --only classic`.

    python classic_peer.py RATINGS_FILE USERS MOVIES

RATINGS_FILE has an int32 of the user, an int32 of the movie and a float32 of the stars for each rating. For every line
"BATCH_SIZE STEPS" of its input it trains so many steps and prints how many ratings a second passed through them. Its
batches are drawn before the clock starts.
"""

import sys
import time

import numpy as np
import tensorflow as tf

DIMENSIONS = 32
LAYER_UNITS = (256, 128, 1)
LEARNING_RATE, START_ACCUMULATOR, EPSILON = 0.1, 0.1, 1e-7


class Adagrad:
    """A parameter with keras.optimizers.Adagrad's update by TensorFlow's fused operations, of rows where it is given rows."""

    def __init__(self, values):
        self.values = tf.Variable(values)
        self.accumulators = tf.Variable(tf.fill(values.shape, START_ACCUMULATOR))

    def apply(self, gradient):
        step = {
            "var": self.values.handle,
            "accum": self.accumulators.handle,
            "lr": LEARNING_RATE,
            "epsilon": EPSILON,
        }
        if isinstance(gradient, tf.IndexedSlices):
            rows, places = tf.unique(gradient.indices)
            summed = tf.math.unsorted_segment_sum(gradient.values, places, tf.size(rows))
            tf.raw_ops.ResourceSparseApplyAdagradV2(grad=summed, indices=rows, **step)
        else:
            tf.raw_ops.ResourceApplyAdagradV2(grad=gradient, **step)


class Model:
    def __init__(self, users, movies):
        self.users = Adagrad(tf.random.uniform([users, DIMENSIONS], -0.05, 0.05))
        self.movies = Adagrad(tf.random.uniform([movies, DIMENSIONS], -0.05, 0.05))
        self.layers = []
        inputs = 2 * DIMENSIONS
        for outputs in LAYER_UNITS:
            limit = (6 / (inputs + outputs)) ** 0.5
            weights = tf.random.uniform([inputs, outputs], -limit, limit)
            self.layers.append((Adagrad(weights), Adagrad(tf.zeros([outputs]))))
            inputs = outputs

    def losses(self, users, movies, stars):
        u = tf.gather(self.users.values, users)
        q = tf.gather(self.movies.values, movies)
        activations = tf.concat([u, q], 1)
        for k, (weights, biases) in enumerate(self.layers):
            activations = tf.matmul(activations, weights.values) + biases.values
            if k + 1 < len(self.layers):
                activations = tf.nn.relu(activations)
        ranking = tf.reduce_mean(tf.square(tf.squeeze(activations, 1) - stars))
        logits = tf.matmul(u, q, transpose_b=True)
        own = tf.range(tf.shape(users)[0])
        retrieval = tf.nn.sparse_softmax_cross_entropy_with_logits(own, logits)
        return ranking + tf.reduce_sum(retrieval)

    @tf.function
    def step(self, users, movies, stars):
        parameters = [self.users, self.movies, *(p for layer in self.layers for p in layer)]
        with tf.GradientTape() as tape:
            loss = self.losses(users, movies, stars)
        gradients = tape.gradient(loss, [p.values for p in parameters])
        for parameter, gradient in zip(parameters, gradients):
            parameter.apply(gradient)
        return loss


def batches(ratings, size):
    order = np.random.default_rng(1).permutation(len(ratings))
    for start in range(0, len(order) - size + 1, size):
        part = ratings[order[start : start + size]]
        yield tuple(tf.constant(part[name].copy()) for name in ("user", "movie", "stars"))


def main(file, users, movies):
    ratings = np.fromfile(file, [("user", "<i4"), ("movie", "<i4"), ("stars", "<f4")])
    drawn, models = {}, {}
    for line in sys.stdin:
        size, steps = map(int, line.split())
        if size not in drawn:
            drawn[size] = list(batches(ratings, size))
            models[size] = Model(users, movies)
            models[size].step(*drawn[size][0])
        start = time.perf_counter()
        for step in range(steps):
            loss = models[size].step(*drawn[size][step % len(drawn[size])])
        loss.numpy()
        print(size * steps / (time.perf_counter() - start), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
