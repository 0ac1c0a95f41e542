#!/usr/bin/env python3
"""Makes logistic-regression.json: the weights that scikit-learn finds for samples that are written down with them.

    pip install scikit-learn==1.7.2 numpy
    python3 make_logistic_regression.py > ../resources/parity/logistic-regression.json

The penalty of this platform is 1/C there; the intercept is not penalised in either.
"""
import json
import sys

import numpy
import sklearn
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score

CASES = [
    # name, samples, features beside the intercept, penalty, how far apart the outcomes are
    ("few", 60, 3, 1.0, 1.0),
    ("many features", 200, 22, 1.0, 1.0),
    ("weak penalty", 120, 5, 0.01, 1.0),
    ("strong penalty", 120, 5, 50.0, 1.0),
    ("separable", 80, 2, 1.0, 40.0),
    ("rare outcome", 400, 4, 1.0, 0.5),
]


def case(generator, name, size, width, penalty, apart):
    x = generator.normal(size=(size, width)).round(4)
    truth = generator.normal(size=width)
    shift = -3.0 if name == "rare outcome" else 0.3
    p = 1 / (1 + numpy.exp(-apart * (x @ truth + shift)))
    y = (generator.uniform(size=size) < p).astype(int)
    split = size - size // 5
    model = LogisticRegression(C=1 / penalty, solver="newton-cholesky", tol=1e-12, max_iter=1000)
    model.fit(x[:split], y[:split])
    probabilities = model.predict_proba(x[split:])[:, 1]
    rate = y[:split].mean()
    return {
        "name": name,
        "penalty": penalty,
        "training": split,
        "features": x.tolist(),
        "outcomes": y.tolist(),
        "weights": [float(model.intercept_[0]), *map(float, model.coef_[0])],
        "log_loss": float(log_loss(y[split:], probabilities, labels=[0, 1])),
        "base_log_loss": float(log_loss(y[split:], numpy.full(size - split, rate), labels=[0, 1])),
        "auc": float(roc_auc_score(y[split:], probabilities)),
    }


generator = numpy.random.default_rng(20261127)
json.dump(
    {"made_with": "scikit-learn " + sklearn.__version__, "cases": [case(generator, *c) for c in CASES]},
    sys.stdout,
    separators=(",", ":"),
)
