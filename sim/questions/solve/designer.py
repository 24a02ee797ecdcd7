"""The ultimatum designer: what a threat gets for its deadline, size, publicity and rung.

A Latin hypercube of threats, each a recasting of the scenario's first ultimatum, is played on
shared luck. Surfaces are quadratic in the four, fitted by least squares and judged by leaving each
point out in turn. The robust threat is the one whose largest regret, over the doctrines that the
issuer's rivals may follow, is least; worth is the issuer's own realised utility.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np

from sim.brief import brief
from sim.data.outcome import Outcome
from sim.data.reduce import hits_of, require, shares
from sim.data.totals import Totals
from sim.errors import UsageError
from sim.glossary.measure import OutcomeMeasure
from sim.glossary.text import is_condition
from sim.methods.intervals import Bounds
from sim.questions.solve.payoff import utilities
from sim.scenario.model import Scenario
from sim.scenario.outcome_words import measure, share_of, with_facts
from sim.scenario.threat import has_threat, is_threat
from sim.studies.lab import Lab

WHY = "a surface is of a share"
FACTORS = ("deadline", "size", "publicity", "rung")
RUNGS = (5, 8)
SIZES = (0.2, 1.0)
MOST = 2000  # threats: the surfaces' projection has as many rows as columns
ENOUGH = 20  # parameter rows that a profile of rivals needs to be a state of the world
WORTH = "worth"
TRUSTED = 0.5  # share of variance that a surface must foretell of points left out
GOALS = {
    "compliance": ("ultimatum:met+met_after_force", "end_state:target_complied"),
    "war": ("end_state:limited_war+multi_patron_war", "end_state:limited_war"),
    "tie": ("tie:healthy",),
}


@dataclass(frozen=True)
class Surface:
    """One response over the threats."""

    name: str
    values: np.ndarray  # at every point played
    errors: np.ndarray  # standard errors over parameter rows
    fitted: np.ndarray
    foretold: float  # 1 - PRESS / total: variance foretold of points left out; nan if alike
    bounds: tuple[Bounds | None, ...] = ()  # of each share, where rollouts failed

    __repr__ = brief

    @property
    def alike(self) -> bool:
        """True if no threat got anything else than another."""
        return bool((self.values == self.values[0]).all())


@dataclass(frozen=True)
class ThreatDesign:
    """Threats played and what came of them; the last point is the threat as issued."""

    points: np.ndarray  # (points, factors): day of the deadline, size, publicity, rung
    surfaces: tuple[Surface, ...]
    robust: int  # index of the point
    regret: np.ndarray  # largest regret of each point, from fitted surfaces
    states: tuple[tuple[str, ...], ...]  # doctrines of rivals over which regret is taken
    rivals: tuple[str, ...]
    holds: float  # share of samples in which the same point is robust
    near: float  # share of samples in which its regret is within a tenth of the least
    rollouts: int
    rows: int
    samples: int
    failed: tuple[int, ...] = ()  # rollouts of each point
    rare: int = 0  # parameter rows in no state, as their rivals' doctrines are too rare

    __repr__ = brief


@dataclass(frozen=True)
class Worth:
    """What the issuer got at every point: totals and rollouts that ran, float64 (points, rows)."""

    totals: np.ndarray
    ran: np.ndarray

    __repr__ = brief

    def seen(self, weight: np.ndarray) -> bool:
        """True if every point has a rollout that ran in rows of that weight."""
        return bool((self.ran @ weight > 0).all())

    def mean(self, weight: np.ndarray) -> np.ndarray:
        """Pooled mean of every point, rows weighted."""
        return np.asarray(self.totals @ weight / (self.ran @ weight))


def ranges(scenario: Scenario) -> list[tuple[float, float]]:
    """Lowest and highest deadline (day), size, publicity and rung."""
    day, last = int(scenario.record["ult_deadline"][0]), scenario.days - 2
    low, high = min(max(1, day - 10), day), max(min(last, max(0, day) + 14), day)
    return [(float(low), float(high)), SIZES, (0.0, 1.0), (float(RUNGS[0]), float(RUNGS[1]))]


def as_issued(scenario: Scenario) -> list[float]:
    """The threat in the scenario."""
    r = scenario.record
    return [float(r["ult_deadline"][0]), 1.0, float(r["ult_publicity"][0]), float(r["ult_rung"][0])]


def hypercube(scenario: Scenario, n: int, seed: int) -> np.ndarray:
    """A Latin hypercube of n - 1 threats (McKay et al. 1979), and the one as issued."""
    rng = np.random.default_rng(seed)
    columns = []
    for low, high in ranges(scenario):
        u = (rng.permutation(n - 1) + rng.random(n - 1)) / (n - 1)
        columns.append(low + u * (high - low))
    points = np.column_stack(columns)
    points[:, 0] = np.round(points[:, 0])
    points[:, 3] = np.clip(np.floor(RUNGS[0] + (points[:, 3] - RUNGS[0])
                                    * (RUNGS[1] - RUNGS[0] + 1) / (RUNGS[1] - RUNGS[0])), *RUNGS)
    return np.vstack([points, as_issued(scenario)])


def words_of(scenario: Scenario, point: Sequence[float]) -> dict[str, float]:
    """The words about the threat that a point stands for."""
    later = int(point[0]) - int(scenario.record["ult_deadline"][0])
    return {"threat.later": later, "threat.size": float(point[1]),
            "threat.publicity": float(point[2]), "threat.rung": int(point[3])}


def goals(scenario: Scenario, given: dict[str, str | None]) -> dict[str, list[OutcomeMeasure]]:
    """What counts as compliance, war and tie; those a scenario does not have are left out."""
    found = {}
    labels = {o.name: o.labels for o in scenario.outcomes}
    for name, defaults in GOALS.items():
        asked = given.get(name)
        for text in (asked,) if asked else defaults:
            axis, colon, tail = text.partition(":")
            parts = [f"{axis}:{p}" for p in tail.split("+")]
            if is_condition(text) or not colon:
                parts = [text]
            if asked or all(p.partition(":")[2] in labels.get(axis, ()) for p in parts):
                found[name] = [share_of(measure(scenario, p, name), name, WHY) for p in parts]
                break
    return found


def basis(points: np.ndarray, scenario: Scenario) -> np.ndarray:
    """Quadratic terms of the factors scaled to -1 .. 1."""
    return quadratic(points, np.array(ranges(scenario)))


def quadratic(points: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Quadratic terms of columns scaled to -1 .. 1 by their lowest and highest, (columns, 2)."""
    span = np.where(ends[:, 1] > ends[:, 0], ends[:, 1] - ends[:, 0], 1.0)
    x = 2.0 * (points - ends[:, 0]) / span - 1.0
    columns = [np.ones(len(x)), *x.T]
    columns += [x[:, a] * x[:, b] for a, b in combinations_with_replacement(range(x.shape[1]), 2)]
    return np.column_stack(columns)


def hat(base: np.ndarray) -> np.ndarray:
    """Projection on the fitted surface, so that fitted = hat @ values."""
    return np.asarray(base @ np.linalg.pinv(base))


def foretold(values: np.ndarray, projection: np.ndarray) -> float:
    """1 - PRESS / total sum of squares: leave-one-out by the leverages, exact for least squares.

    nan where all values are alike: there is no variance to foretell.
    """
    left = (values - projection @ values) / np.maximum(1e-9, 1.0 - np.diag(projection))
    total = float(((values - values.mean()) ** 2).sum())
    return 1.0 - float((left**2).sum()) / total if total > 0 else float("nan")


def by_row(outcome: Outcome, what: list[OutcomeMeasure]) -> Totals:
    """Row totals of an event: any of some labels."""
    return shares(outcome, {"event": np.any([hits_of(outcome, w.pair) for w in what], axis=0)})


def check(scenario: Scenario, n: int, given: dict[str, str | None], rest: Mapping[str, object]
          ) -> None:
    """UsageError for a design that cannot be made, before anything is played."""
    has_threat(scenario)
    terms = basis(np.zeros((1, len(FACTORS))), scenario).shape[1]
    if n < 2 * terms:
        raise UsageError(f"points={n}: a quadratic surface of four factors has {terms} terms; "
                         f"give at least {2 * terms} points")
    if n > MOST:
        raise UsageError(f"points={n}: a surface of {terms} terms is fitted to at most {MOST:,} "
                         "points; give more rollouts of fewer")
    goals(scenario, given)
    publicity = f"ultimatum.{scenario.names['ultimatum'][0]}.publicity"
    for key in rest:
        if key == publicity or is_threat(key):
            raise UsageError(f"{key}: the sides of the threat are what is varied; do not give it")


def design(
    lab: Lab, n: int, rollouts: int, samples: int, given: dict[str, str | None]
) -> ThreatDesign:
    """Play the threats and find the robust one."""
    scenario = lab.scenario
    check(scenario, n, given, lab.overrides)
    rollouts = max(2, rollouts // lab.replicates) * lab.replicates
    points, wanted = hypercube(scenario, n, lab.seed), goals(scenario, given)
    read = with_facts(scenario, [m for what in wanted.values() for m in what])
    issuer = scenario.actor_names[int(scenario.record["ult_issuer"][0])]
    found: dict[str, list[Totals]] = {name: [] for name in (*wanted, "worth")}
    outcome: Outcome | None = None
    for k, point in enumerate(points):
        outcome = lab.play(rollouts, words_of(scenario, point), read)
        require(outcome, f"threat {k}")
        for name, what in wanted.items():
            found[name].append(by_row(outcome, what))
        found["worth"].append(utilities(outcome, [issuer]))
        lab.say("threats", k + 1, n)
    assert outcome is not None
    return judge(scenario, points, found, outcome, samples, lab.seed)


def states_of(scenario: Scenario, outcome: Outcome) -> tuple[list[str], np.ndarray, list]:
    """Rivals, the state of every parameter row (-1: too rare) and the doctrines of each state.

    Rivals are the target and its patron, as far as their doctrines vary.
    """
    r, names = scenario.record, scenario.actor_names
    who = [int(r["ult_target"][0]), int(r["ult_patron"][0])]
    rivals = [i for i in who if i >= 0 and len(np.unique(outcome.doctrines[:, i])) > 1]
    keys = [tuple(int(x) for x in row) for row in outcome.doctrines[:, rivals]]
    common = sorted({k for k in keys if keys.count(k) >= ENOUGH})
    state = np.array([common.index(k) if k in common else -1 for k in keys])
    told = [tuple(outcome.doctrine_names[names[i]][d] for i, d in zip(rivals, k, strict=True))
            for k in common]
    return [names[i] for i in rivals], state, told


def surface(name: str, found: list[Totals], projection: np.ndarray) -> Surface:
    """One response, from its row totals at every point; a fitted share lies within 0..1."""
    values = np.array([rows.mean[0] for rows in found])
    z = [rows.linear()[:, 0] for rows in found]
    errors = np.array([x.std(ddof=1) / np.sqrt(len(x)) if len(x) > 1 else np.inf for x in z])
    bounds = tuple(None if name == "worth" else rows.bounds(rows.names[0]) for rows in found)
    fitted = projection @ values if name == "worth" else np.clip(projection @ values, 0.0, 1.0)
    return Surface(name, values, errors, fitted, foretold(values, projection), bounds)


def judge(scenario: Scenario, points: np.ndarray, found: dict[str, list[Totals]],
          outcome: Outcome, samples: int, seed: int) -> ThreatDesign:
    """Surfaces and the robust threat from the row totals of every response at every point.

    A state of the world in which some threat has no rollout that ran is left out.
    """
    projection = hat(basis(points, scenario))
    surfaces = tuple(surface(name, rows, projection) for name, rows in found.items())
    worth = Worth(np.array([rows.totals[:, 0] for rows in found["worth"]]),
                  np.array([rows.ran for rows in found["worth"]]))
    rivals, state, told = states_of(scenario, outcome)
    seen = [k for k in range(len(told)) if worth.seen((state == k).astype(float))]
    state = np.array([seen.index(k) if k in seen else -1 for k in state.tolist()])
    told = [told[k] for k in seen]
    if not told:
        state, told = np.zeros(len(state), int), [()]
    rare = int((state < 0).sum())
    regret = largest(worth, state, np.ones(len(state)), projection, len(told))
    robust = int(np.argmin(regret))
    rng = np.random.default_rng(seed)
    same, near = [], []
    for _ in range(samples):
        weight = np.bincount(rng.integers(0, len(state), len(state)), minlength=len(state))
        again = largest(worth, state, weight.astype(float), projection, len(told))
        same.append(int(np.argmin(again)) == robust)
        near.append(again[robust] <= again.min() + 0.1 * (again.max() - again.min()))
    return ThreatDesign(points, surfaces, robust, regret, tuple(told), tuple(rivals),
                  float(np.mean(same)), float(np.mean(near)), outcome.rollouts, len(state), samples,
                        tuple(rows.failed for rows in found["worth"]), rare)


def largest(worth: Worth, state: np.ndarray, weight: np.ndarray, projection: np.ndarray,
            n: int) -> np.ndarray:
    """Largest regret of every point over the states, from surfaces fitted in each state."""
    worst = np.zeros(len(worth.totals))
    for k in range(n):
        w = weight * (state == k)
        if worth.seen(w):
            fitted = projection @ worth.mean(w)
            worst = np.maximum(worst, fitted.max() - fitted)
    return worst
