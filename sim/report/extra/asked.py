"""The question's answer over parameter rows and parts of them, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from sim.data.outcome import Outcome
from sim.data.reduce import hits_of, shares
from sim.data.summary import plain
from sim.methods.clustered import clustered_interval
from sim.methods.intervals import t_quantile, wilson
from sim.methods.spread import noise, rare
from sim.report.extra.row_inputs import Input, inputs_of

LEAST_KEPT = 0.05  # of the rows' variance, that which counts as no noise, at least


@dataclass(frozen=True, eq=False)
class QuestionShare:
    """A run's answer by parameter row; rows without a rollout that ran are left out.

    hits, trials: float64 (rows,), rollouts that ended as asked, and that ran.
    """

    outcome: Outcome
    hits: np.ndarray
    trials: np.ndarray
    inputs: tuple[Input, ...]

    @classmethod
    def of(cls, outcome: Outcome) -> QuestionShare:
        """The answer to the question of a run."""
        asked = (outcome.question["axis"], outcome.question["label"])
        rows = shares(outcome, {"hit": hits_of(outcome, asked)})
        used = rows.ran > 0
        return cls(outcome, rows.totals[used, 0], rows.ran[used], tuple(inputs_of(outcome, rows)))

    @property
    def share(self) -> np.ndarray:
        """Share of the answer in each row, float64 (rows,)."""
        return np.asarray(self.hits / self.trials)

    @cached_property
    def kept(self) -> float:
        """Part of the variance of row shares that is no sampling error of the rows' rollouts.

        1 where each row has one rollout: luck cannot be told from ignorance then.
        """
        total, own = float(self.share.var(ddof=1)), noise(self.hits, self.trials)
        if np.isnan(own) or total <= 0:
            return 1.0
        return max(LEAST_KEPT, 1.0 - own / total)

    def within(self, rows: np.ndarray) -> dict[str, Any]:
        """Share of the answer in some rows, bool (rows,), with its 95 % interval."""
        hits, trials = self.hits[rows], self.trials[rows]
        n = float(trials.sum())
        low, high = clustered_interval(hits, trials)
        return {"p": plain(hits.sum() / n) if n else None, "low": low, "high": high,
                "rows": int(rows.sum()), "n": int(n)}

    def adjusted(self, rows: np.ndarray, among: np.ndarray, left: np.ndarray) -> dict[str, Any]:
        """As `within`, with the accidents of other inputs taken out where that can be told.

        among: the rows that `rows` are a part of, each bool (rows,). left: float64 (rows,), the
        shares without those inputs (`sim.report.extra.drivers.residual`). p is the share in `among`
        and what the rows are above it; the interval is Wilson's with the trials that its standard
        error stands for. Where the answer is rare both are those of `within`, whose share is `raw`.
        """
        found = self.within(rows)
        m = int(rows.sum())
        if m < 3 or rare(self.hits[rows], self.trials[rows]):
            return {**found, "raw": found["p"]}
        whole = self.hits[among].sum() / self.trials[among].sum()
        p = float(np.clip(whole + left[rows].mean() - left[among].mean(), 0.0, 1.0))
        error = float(left[rows].std(ddof=1)) / m**0.5
        n = p * (1.0 - p) / error**2 if error > 0 else float(found["n"])
        low, high = wilson(p, n, t_quantile(m - 1))
        return {**found, "p": p, "low": low, "high": high, "raw": found["p"]}


def none(reason: str) -> dict[str, Any]:
    """A section that has nothing to say, and why."""
    return {"none": reason}


def input_record(outcome: Outcome, one: Input) -> dict[str, Any]:
    """What an input is called and means, and what is known of it."""
    words = outcome.glossary
    if one.levels:
        return {"path": one.name, "kind": "doctrine", "name": words.name("actor", one.name),
                "says": words.says("actor", one.name)}
    prior: Mapping[str, Any] = outcome.priors.get(one.name, {})
    word = words.word("parameter", one.name)
    return {"path": one.name, "kind": "number", "name": word.name,
            "says": word.says or prior.get("meaning", ""),
            **{key: prior.get(key, "") for key in ("grade", "source", "unit")},
            **({"given": doctrine_record(outcome, *one.given)} if one.given else {})}


def doctrine_record(outcome: Outcome, actor: str, doctrine: str) -> dict[str, Any]:
    """An actor's doctrine by key and name."""
    words = outcome.glossary
    return {"actor": actor, "actor_name": words.name("actor", actor), "doctrine": doctrine,
            "doctrine_name": words.name("doctrine", f"{actor}.{doctrine}")}
