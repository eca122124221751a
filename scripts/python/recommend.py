#!/usr/bin/env python3
"""Recommends from a model that Matinee saved, with NumPy alone: the formulas of src/engine/model in one place.

    python3 scripts/python/recommend.py LIBRARY/models/RUN 260=5 1196=4.5 2571=4 --count 10

Ratings are MOVIEID=STARS; prints JSON, best first. The scores are those of Matinee's `recommend` to within 1e-4.
"""
import argparse
import json
import struct
from pathlib import Path

import numpy as np


def read_arrays(file):
    """Named arrays of a safetensors file: its own library if installed, otherwise the format's few lines."""
    try:
        from safetensors.numpy import load_file
        return load_file(file)
    except ImportError:
        data = Path(file).read_bytes()
        start = 8 + struct.unpack("<Q", data[:8])[0]  # 8 bytes length of the header, the header, the arrays
        header, types = json.loads(data[8:start]), {"F32": "<f4", "I32": "<i4"}
        return {name: np.frombuffer(data[start + a["data_offsets"][0] : start + a["data_offsets"][1]],
                                    types[a["dtype"]]).reshape(a["shape"])
                for name, a in header.items() if name != "__metadata__"}


def read_model(folder):
    """(arrays, card) of a run's folder."""
    folder = Path(folder)
    card = json.loads((folder / "model.json").read_text("utf-8"))
    if card["format"] != "matinee-joint-model":
        raise SystemExit(f"{folder} holds a {card['format']}; this script knows the joint model, the preset matinee.")
    return read_arrays(folder / "weights.safetensors"), card


def score(model, ratings):
    """(scores, predicted stars) of every movie, in the order of movieIds, for {movie id: stars}; no training."""
    w, card = model
    index = {movie_id: i for i, movie_id in enumerate(w["movieIds"].tolist())}
    known = {index[movie_id]: stars for movie_id, stars in ratings.items() if movie_id in index}
    rated, r, n = np.array(list(known), int), np.array(list(known.values()), float), len(known)
    phi, b, counts, shrink = w["movieTopics"].astype(float), w["movieBiases"], w["ratingCounts"], card["shrinkage"]

    # The person: a vector u for retrieval; bias, residuals and their sums by topic (A, N) for the stars.
    u = (r / 4) @ w["historyVectors"][rated] / np.sqrt(n + 1)
    errors = r - card["meanStars"] - b[rated]
    bias = errors.sum() / (n + shrink["user"])
    residuals = errors - bias
    A, N = residuals @ phi[rated], phi[rated].sum(0)

    # The stars: biases + topic match t + affinity + rating network.
    norms = (phi**2).sum(1)
    t = (phi @ A / norms) / (phi @ N / norms + shrink["topic"])
    z = A / (N + shrink["topic"])
    inputs = np.broadcast_arrays(bias, b, t, np.log1p(n) / 4 - 1, np.log1p(counts) / 3 - 1,
                                 ((residuals**2).sum() + 5) / (n + 5) - 0.7)
    net = lambda name: w["network." + name]
    hidden = np.maximum(0, z @ net("tasteWeights") + phi @ net("movieTopicWeights") + (3 * z * phi) @ net("matchWeights")
                        + np.stack(inputs, 1) @ net("scalarWeights") + net("hiddenBias"))
    q = w["movieVectors"]
    rho = residuals @ q[rated] / (n + 10)
    affinity = q @ (np.concatenate([rho, u]) @ w["affinityWeights"])
    learned = card["topicGain"] * t + affinity + (hidden @ net("outputWeights"))[:, 0] + card["outputBias"]
    stars = np.clip(card["meanStars"] + bias + b + np.where(counts > 0, learned, 0), 0.5, 5)

    # The list: retrieval logits + stars + the item-item weights of each rating.
    x, weighted = np.zeros(len(b)), w["itemWeights.movies"]
    x[rated] = 1 + 0.45 * (r - 3.5)
    pairs = np.zeros(len(b))
    values, columns = w["itemWeights.values"], w["itemWeights.columns"]
    if columns.size:  # the strongest weights of each row, with their columns
        np.add.at(pairs, weighted[columns], x[weighted, None] * values)
    else:
        pairs[weighted] = x[weighted] @ values
    logits = q @ u + w["popularityLogits"]
    return logits + stars + card["itemGain"] * pairs, stars


def recommend(model, ratings, count):
    """The best `count` movies that are not among the ratings."""
    scores, stars = score(model, ratings)
    ids = model[0]["movieIds"].tolist()
    best = [i for i in np.argsort(-scores, kind="stable") if ids[i] not in ratings][:count]
    return [{"movieId": ids[i], "score": float(scores[i]), "predictedStars": float(stars[i])} for i in best]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", help="folder of a run: LIBRARY/models/RUN")
    parser.add_argument("ratings", nargs="*", metavar="MOVIEID=STARS")
    parser.add_argument("--count", type=int, default=10)
    options = parser.parse_args()
    given = {int(movie_id): float(stars) for movie_id, stars in (text.split("=") for text in options.ratings)}
    print(json.dumps(recommend(read_model(options.model), given, options.count)))
