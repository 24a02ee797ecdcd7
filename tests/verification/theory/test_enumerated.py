"""The general oracle: a crisis small enough to enumerate, against its rollouts (theory B10).

The tree is made by `lottery.law` from the rules of the watched day; the rollouts are compiled and
use keyed random numbers. A chance of the one must be the frequency of the other.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest

from sim.model import CrisisModel
from sim.scenario.model import Scenario
from tests.verification.claims.paired import Runs
from tests.verification.theory.lottery import Law, Path, law, ways
from tests.verification.theory.small import guarded

pytestmark = pytest.mark.theory
ROLLOUTS = 10_000
SIGMA = 4.0
LEAST = 2e-5  # paths less likely than this are left out


def test_T19_a_choice_forks_by_what_its_tastes_have_shown():
    """Three options of which the first stands; then two looks, by hand for the first."""

    def run(path: Path) -> tuple[int, int]:
        memory = path.memory
        memory.note(0, 0, (1.0, 1.0, 2.0), 0)
        at = []
        for pulls in ((1.0, 1.0, 4.0), (1.0, 1.0, 4.0)):
            at.append(path.pick(memory.chances(0, 0, pulls)))
            memory.note(0, 0, pulls, at[-1])
        return at[0], at[1]

    found = {key: p for p, key in ways(run, 0.0)}
    assert set(found) == {(0, 0), (2, 2)}  # nothing moves in between
    np.testing.assert_allclose([found[0, 0], found[2, 2]], [4 / 6, 2 / 6])


def test_T19_a_draw_forks_at_each_comparison_and_its_chances_add_up():
    """Three options, then a look at whether the same draw was below 0.25."""

    def run(path: Path) -> tuple[int, bool]:
        u = path.uniform(1)
        at = 0 if u < 0.2 else 1 if u < 0.7 else 2
        return at, bool(2.0 * path.uniform(1) - 0.5 < 0.0)

    found = {key: p for p, key in ways(run, 0.0)}
    assert set(found) == {(0, True), (1, True), (1, False), (2, False)}
    np.testing.assert_allclose([found[0, True], found[1, True], found[1, False]], [0.2, 0.05, 0.45])


# Mechanisms whose daily draws would only widen the tree: weather and slips move nothing here;
# without the ladder rungs follow orders at once.
IDLE = {f"mechanisms.{name}": "off" for name in ("friction", "weather", "ladder")}
# Tastes that last, and those drawn at every look, the plain logit. The second tree is twice as wide
# and is followed for three days only: deadline, answer, judgement; strikes are not seen to exhaust.
DAYS = {"on": 4, "off": 3}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    """The guarded crisis."""
    return guarded(tmp_path_factory.mktemp("small") / "guarded")


Pair = tuple[Law, np.ndarray]


@pytest.fixture(scope="module")
def pair(small: Scenario) -> Callable[[str], Pair]:
    """The law of the guarded crisis and its rollouts, by how long tastes last."""

    @cache
    def of(tastes: str) -> Pair:
        setting = IDLE | {"mechanisms.tastes": tastes}
        record = small.record.copy()
        record["days"] = DAYS[tastes]
        crisis = small.changed(record=record)
        exact = law(CrisisModel(crisis, overrides=setting), LEAST)
        return exact, Runs(crisis, setting, ROLLOUTS).states

    return of


@pytest.fixture(scope="module", params=DAYS)
def both(pair: Callable[[str], Pair], request: pytest.FixtureRequest) -> Pair:
    """They, with lasting tastes and with the plain logit."""
    return pair(request.param)


def fate(s: Any) -> int:
    return int(s["ult_status"][0])


CELLS: dict[str, Callable[[Any], Any]] = {
    "fate of the ultimatum": fate,
    "posture of the target": lambda s: int(s["posture"][1, 0]),
    "days of strikes": lambda s: (int(s["strike_days"][0, 1]), int(s["strike_days"][2, 0])),
    "closed air and the fate": lambda s: (int(s["shields"]), fate(s)),
    "war between patrons": lambda s: int(s["disaster"]),
    "types, fate and posture": lambda s: (*s["kind"][:2].tolist(), fate(s),
                                          int(s["posture"][1, 0])),
}
NUMBERS: dict[str, Callable[[Any], float]] = {
    "issuer believed at its lower type": lambda s: float(s["public"][0, 1]),
    "target believed at its lower type": lambda s: float(s["public"][1, 2]),
    "commitment": lambda s: float(s["commitment"][0]),
    "reputation": lambda s: float(s["reputation"][0]),
    "tie of issuer and patron": lambda s: float(s["tie"][0, 2]),
}


def test_T19_the_tree_is_all_but_whole_and_not_trivial(both):
    exact, _ = both
    whole, fates = float(exact.chances.sum()), {fate(s) for s in exact.states}
    assert 1.0 - 2.5e-2 < whole < 1.0 + 1e-9  # 0.978 and, at every look anew, 0.989
    assert len(fates) >= 5
    assert exact.moments(NUMBERS["target believed at its lower type"])[1] > 0.02
    assert exact.moments(NUMBERS["issuer believed at its lower type"])[1] > 0.005


def apart(exact: Law, states: np.ndarray, cell: Callable[[Any], Any]) -> list[Any]:
    """Cells whose share in the rollouts is further from their chance than SIGMA allows.

    Paths that were left out can only add to a share.
    """
    chances: dict[Any, float] = {}
    for s, p in zip(exact.states, exact.chances, strict=True):
        chances[cell(s)] = chances.get(cell(s), 0.0) + float(p)
    counted: dict[Any, int] = {}
    for s in states:
        counted[cell(s)] = counted.get(cell(s), 0) + 1
    short, n, found = 1.0 - float(exact.chances.sum()), len(states), []
    for key in chances.keys() | counted.keys():
        p, share = chances.get(key, 0.0), counted.get(key, 0) / n
        noise = SIGMA * np.sqrt(max(p * (1.0 - p), 1.0 / n) / n)
        if share - p >= noise + short or p - share >= noise:
            found.append((key, share, p))
    return found


@pytest.mark.parametrize("what", CELLS)
def test_T19_days_with_deadline_patron_and_beliefs_end_as_their_tree_says(both, what):
    exact, states = both
    assert apart(exact, states, CELLS[what]) == []


@pytest.mark.parametrize("fault", [{"defender.precision": 8.0}, {"mechanisms.beliefs": "off"},
                                   {"mechanisms.tastes": "off"}])
def test_T19_rollouts_of_a_slightly_other_crisis_are_told_from_the_tree(pair, small, fault):
    """A third more precision and tastes that do not last show in the fates, beliefs that stand

    still in the beliefs.
    """
    exact, _ = pair("on")
    states = Runs(small, IDLE | fault, ROLLOUTS // 2).states

    def believed(s: Any) -> float:
        return round(float(s["public"][1, 2]), 6)

    assert apart(exact, states, believed if "mechanisms.beliefs" in fault else fate)


@pytest.mark.parametrize("what", NUMBERS)
def test_T19_beliefs_and_stocks_average_as_their_tree_says(both, what):
    exact, states = both
    mean, spread = exact.moments(NUMBERS[what])
    found = np.mean([NUMBERS[what](s) for s in states])
    short = 1.0 - exact.chances.sum()
    assert abs(found - mean) < SIGMA * spread / np.sqrt(len(states)) + short, (found, mean)
