"""A run made up so that one parameter alone decides the answer, and a dozen do nothing."""

from __future__ import annotations

import datetime as dt

import numpy as np

from sim.data.outcome import Outcome

DECIDES, IDLE = "actor.decides", tuple(f"idle.p{k:02d}" for k in range(12))


def planted(rows: int = 200, replicates: int = 10, seed: int = 1, low: float = 0.1,
            high: float = 0.7, trait: bool = False) -> Outcome:
    """The answer has chance `low` where `actor.decides` is below a half, `high` above.

    trait: it decides only in rows in which the actor follows its second doctrine, whose trait it
    is; in other rows the chance is the middle.
    """
    rng = np.random.default_rng([seed, rows])
    values = rng.random((rows, 1 + len(IDLE))).astype(np.float32)
    second = rng.random(rows) < 0.5
    p = np.where(values[:, 0] > 0.5, high, low)
    p = np.where(second, p, (low + high) / 2) if trait else p
    n = rows * replicates
    hit = rng.random(n) < np.repeat(p, replicates)
    day = np.where(rng.random(n) < np.where(hit, 0.8, 0.2), 5.0, -1.0)
    name = "actor.second.decides" if trait else DECIDES
    return Outcome(
        "made_up", "Made up.", {"axis": "end", "label": "yes", "ask": "Will it?"},
        dt.date(2000, 1, 1), 30, seed, n, replicates, {"end": ["no", "yes"]},
        hit.astype(np.int8)[:, None], ("day_of_sign", "day_of_nothing"),
        np.column_stack([day, np.where(rng.random(n) < 0.5, 5.0, -1.0)]).astype(np.float32),
        (), np.zeros((0, 30, 0), np.float32), [name, *IDLE], values, ["actor", "other"],
        {"actor": ["first", "second"], "other": ["only"]},
        np.column_stack([second.astype(int), np.zeros(rows, int)]),
        priors={name: {"grade": "J", "source": "judgement", "unit": "share", "meaning": "All."}})


def with_failures(outcome: Outcome, part: float, seed: int = 5) -> Outcome:
    """The same with some of its rollouts failed, a few rows throughout."""
    rng = np.random.default_rng(seed)
    bad = (rng.random(outcome.rollouts) < part) | (outcome.row < 3)
    outcome.labels[bad], outcome.counts[bad] = -1, np.nan
    outcome.failed.extend((int(k), 3, "struck") for k in np.flatnonzero(bad))
    return outcome
