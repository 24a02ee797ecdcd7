"""Choice by lasting tastes, exactly: a question of two options looked at while worths move.

The hand-made law knows one number of the tastes: the pull of the second option at which it would
be taken, which lies below x with chance x / (1 + x). The forks of the tree and the rollouts must
say the same; so must the closed forms by which rivals read a look.
"""

from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sim.engine.elementary import log
from sim.engine.rules.likelihood import left, odds_of, take_bound, withstand, withstand_chance
from sim.engine.state.names import FORCE
from sim.model import CrisisModel
from tests.verification.claims.paired import Runs
from tests.verification.theory.cones import best, chance, free
from tests.verification.theory.lottery import law
from tests.verification.theory.small import LOOK, bare, lasting

pytestmark = pytest.mark.theory
SIGMA = 4.0
PULLS = (0.5, 1.6, 0.7)  # of the second option, on the three days; that of the first is 1
MENU = {"force": {"hold": {"verb": "none", "rung": 3},
                  "press": {"verb": "none", "rung": 3, "publicity": 1}}}
FIRST, SECOND, THIRD = (log(x) for x in PULLS)


def drifts(view: Any, traits: Any, u: Any) -> None:
    """The second option pulls with PULLS."""
    for o in range(view.n_options):
        u[o, 0] = 0.0
        u[o, 1] = 0.0
        u[o, 2] = 0.0
    if view.track == FORCE and view.n_options == 2:
        u[1, 0] = FIRST if view.day == 0 else SECOND if view.day == 1 else THIRD


def below(x: float) -> float:
    """Chance that the second option would be taken at pull x."""
    return x / (1.0 + x) if x < np.inf else 1.0


def paths(redraws: float, lasts: bool) -> dict[tuple[int, int], float]:
    """Chance of each path: the option held at the end and the day of the last change.

    A state also has the pulls between which the second would be taken, given all looks so far.
    """
    now = {(0, 0, 0.0, np.inf): 1.0}
    for today, pull in enumerate(PULLS):
        after: dict[Any, float] = defaultdict(float)

        def look(o: int, since: int, low: float, high: float, p: float,
                 day: int = today, x: float = pull, to: Any = after) -> None:
            up = (below(np.clip(x, low, high)) - below(low)) / (below(high) - below(low))
            to[1, since if o == 1 else day, low, min(high, max(x, low))] += p * up
            to[0, since if o == 0 else day, max(low, min(x, high)), high] += p * (1.0 - up)

        for (o, since, low, high), p in now.items():
            if not lasts:
                looks = 1.0 if today == 0 else LOOK
                look(o, since, 0.0, np.inf, p * looks)
                after[o, since, low, high] += p * (1.0 - looks)
                continue
            look(o, since, 0.0, np.inf, p * redraws)
            if today == 0:
                after[o, since, pull, high] += p * (1.0 - redraws)  # the first stands
            else:
                look(o, since, low, high, p * (1.0 - redraws) * LOOK)
                after[o, since, low, high] += p * (1.0 - redraws) * (1.0 - LOOK)
        now = {key: p for key, p in after.items() if p > 0.0}
    found: dict[tuple[int, int], float] = defaultdict(float)
    for (o, since, _, _), p in now.items():
        found[o, since] += p
    return found


def path_of(s: Any) -> tuple[int, int]:
    """The path that a last state has taken."""
    return int(s["posture"][0, FORCE]), int(s["since"][0, FORCE])


@pytest.mark.parametrize(("redraws", "lasts"), [(0.0, True), (0.4, True), (0.0, False)])
def test_T19_a_question_looked_at_twice_takes_each_path_with_its_exact_chance(
        redraws: float, lasts: bool, tmp_path: Path):
    """Kept, changed and changed back while its worths move; 20,000 rollouts and the tree."""
    scenario = bare(tmp_path / "two", len(PULLS), MENU, {"force": "hold"}, 3)
    scenario = lasting(scenario) if lasts else scenario
    overrides = {"challenger": drifts, "challenger.redraw": redraws}
    exact = paths(-np.expm1(-redraws), lasts)
    assert abs(sum(exact.values()) - 1.0) < 1e-12 and len(exact) >= 4
    tree = law(CrisisModel(scenario, overrides=overrides), 0.0)
    forked: dict[tuple[int, int], float] = defaultdict(float)
    for s, p in zip(tree.states, tree.chances, strict=True):
        forked[path_of(s)] += float(p)
    assert forked.keys() == exact.keys()
    assert all(abs(forked[key] - p) < 1e-12 for key, p in exact.items()), (forked, exact)
    states = Runs(scenario, overrides, 20_000).states
    taken = [path_of(s) for s in states]
    for key, p in exact.items():
        share = taken.count(key) / len(taken)
        assert abs(share - p) < SIGMA * np.sqrt(p * (1.0 - p) / len(taken)), (key, share, p)
    assert set(taken) == exact.keys()


@pytest.mark.parametrize("n", [2, 3, 4, 5])
def test_T19_the_chances_of_all_that_may_come_of_a_look_add_up(n: int):
    """After any history of five looks."""
    rng = np.random.default_rng(n)
    known = free(n)
    for _ in range(5):
        pulls = tuple(np.exp(rng.normal(0.0, 1.5, n)).tolist())
        odds = [chance(best(known, pulls, a)) / chance(known) for a in range(n)]
        assert abs(sum(odds) - 1.0) < 1e-12
        known = best(known, pulls, int(rng.choice(n, p=np.array(odds) / sum(odds))))


@pytest.mark.parametrize("n", [2, 3, 5])
def test_T19_history_chances_are_frequencies_of_drawn_tastes(n: int):
    rng = np.random.default_rng(n)
    drawn = rng.exponential(size=(400_000, n))
    known, still = free(n), np.ones(len(drawn), bool)
    for _ in range(4):
        pulls = np.exp(rng.normal(0.0, 1.0, n))
        chosen = np.argmax(pulls / drawn, axis=1)
        counts = np.bincount(chosen[still], minlength=n)
        a = int(np.argmin(np.where(counts > 0.05 * still.sum(), counts, np.inf)))  # often a turn
        known, still = best(known, tuple(pulls.tolist()), a), still & (chosen == a)
        p = chance(known)
        assert abs(still.mean() - p) < SIGMA * np.sqrt(p * (1.0 - p) / len(drawn))
    assert chance(known) > 1e-4


@pytest.mark.parametrize("n", [2, 3, 4, 5])
def test_T13_readers_know_exactly_how_likely_a_look_is_up_to_a_change_of_mind(n: int):
    """A first choice, looks that it withstands and the one at which another overtakes it."""
    rng = np.random.default_rng(20 + n)
    for case in range(20):
        rows = np.exp(rng.normal(0.0, 1.0, (5, n)))
        pulls = [tuple(row.tolist()) for row in rows]
        a = int(rng.integers(n))
        known, bound = best(free(n), pulls[0], a), np.zeros(n)
        assert abs(odds_of(rows[0], n, a) - chance(known)) < 1e-12
        take_bound(bound, rows[0], n, a)
        for look in range(1, 4):
            more = best(known, pulls[look], a)
            assert (
                abs(withstand_chance(bound, rows[look], n, a) - chance(more) / chance(known))
                < 1e-12
            )
            withstand(bound, rows[look], n, a)
            known = more
        if n > 2 and case % 2 == 1:
            rows[4, a] = 0.0  # what stands is out of reach
            pulls[4] = tuple(rows[4].tolist())
        for b in range(n):
            if b != a:
                exact = chance(best(known, pulls[4], b)) / chance(known)
                assert abs(left(bound, rows[4], n, a, b) - exact) < 1e-12
