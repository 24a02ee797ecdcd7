"""Oracles of small chains: rollouts against the fundamental matrix and exact tastes (B10)."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import pytest

from sim.engine.rules.observe import main_rival
from sim.engine.rules.orders import settle_rungs
from sim.engine.state.names import FORCE, RESPONSE, RUNG
from sim.model import CrisisModel
from sim.play import simulate
from sim.scenario.load import load
from tests.engine.rules.builders import Desk
from tests.verification.theory.cones import Floors, best, chance, free

pytestmark = pytest.mark.theory
STILL = {"challenger": "steady", "defender": "steady", "challenger.reconsider_force": 0.0,
         "challenger.reconsider_signal": 0.0, "defender.reconsider_force": 0.2,
         "challenger.audience": 0.0, "challenger.commitment": 0.0, "defender.stake": 0.3,
         "mechanisms.beliefs": "off"}


def absorbed(step: np.ndarray, start: int) -> tuple[np.ndarray, float]:
    """Chances of the absorbing states and mean time, by (I - Q)^-1 R; a 1 on the diagonal ends."""
    ends = np.flatnonzero(np.isclose(np.diag(step), 1.0))
    rest = np.setdiff1d(np.arange(len(step)), ends)
    stays = np.linalg.inv(np.eye(len(rest)) - step[np.ix_(rest, rest)])
    at = list(rest).index(start)
    return (stays @ step[np.ix_(rest, ends)])[at], float(stays[at].sum())


def test_T19_neutral_walk_by_the_fundamental_matrix():
    step = np.zeros((7, 7))
    step[0, 0] = step[6, 6] = 1.0
    for k in range(1, 6):
        step[k, k + 1], step[k, k - 1], step[k, k] = 0.45, 0.35, 0.2
    ends, days = absorbed(step, 2)
    ratio = 0.35 / 0.45
    top = (1 - ratio**2) / (1 - ratio**6)
    assert abs(top - 0.5073853530) < 1e-9 and abs(ends[1] - top) < 1e-12
    mean = (6 * top - 2) / (0.45 - 0.35)
    assert abs(mean - 10.44312118166) < 1e-10 and abs(days - mean) < 1e-10


def test_T19_a_quiet_dyad_steps_down_as_a_chain():
    """Days from rung 6 to the rung ordered, drawn by the rule of the day."""
    d = Desk("idlib_2020")
    i, decay = d.at("turkey"), 0.3
    j = main_rival(d.c, i)
    d.c.rung_decay = decay
    d.s.level[i, RUNG] = 2.0
    days = []
    for rollout in range(2000):
        d.s.replicate, d.s.rung[i, j], d.s.day = rollout, 6, 0
        while d.s.rung[i, j] > 2:
            settle_rungs(d.c, d.s)
            d.s.day += 1
        days.append(int(d.s.day))
    step = np.zeros((5, 5))
    for k in range(4):
        step[k, k], step[k, k + 1] = 1.0 - decay, decay
    step[4, 4] = 1.0
    _, mean = absorbed(step, 0)
    assert abs(np.mean(days) - mean) < 4.0 * np.std(days) / np.sqrt(len(days))


def pulls_by_posture(d: Desk, i: int) -> np.ndarray:
    """How strongly each force option pulls on an actor, by the posture it holds on a first morning.

    Nobody else decides on that day.
    """
    n = int(d.c.n_options[i, FORCE])
    found = np.zeros((n, n))
    for o in range(n):
        d.start()
        d.s.posture[i, FORCE] = o
        d.day()
        found[o] = d.w.pull[0, :n]
    assert (d.w.actor, d.w.track, int(d.c.n_plans[i])) == (i, FORCE, 1)
    return found


@dataclass(frozen=True)
class Question:
    """A menu that is looked at by two clocks, from a posture on, until an option is taken."""

    pulls: np.ndarray  # by the posture held, then by option
    start: int
    end: int
    wakes: float  # chance of a look on a day
    redraws: float  # chance of one with new tastes
    days: int


def taken_by_logit(q: Question) -> float:
    """Chance to have taken it: every look a fresh draw, the first on the first morning."""
    odds = q.pulls / q.pulls.sum(axis=1, keepdims=True)
    looks = 1.0 - (1.0 - q.wakes) * (1.0 - q.redraws)
    step = looks * odds + (1.0 - looks) * np.eye(len(odds))
    step[q.end] = np.eye(len(odds))[q.end]
    return float((odds @ np.linalg.matrix_power(step, q.days - 1))[q.start, q.end])


def taken_by_tastes(q: Question) -> float:
    """Chance to have taken it: tastes last until they are redrawn, the first look changes nothing.

    A state is the posture and what is known of tastes.
    """
    unknown = free(len(q.pulls))
    rows = [tuple(map(float, row)) for row in q.pulls]
    now = {(q.start, unknown): 1.0}
    for day in range(q.days):
        after: dict[tuple[int, Floors], float] = defaultdict(float)
        for (o, known), p in now.items():
            if o == q.end:
                after[o, known] += p
                continue
            looks = (1.0 - q.redraws) * q.wakes
            if day == 0:
                after[o, best(known, rows[o], o)] += p * (1.0 - q.redraws)
            else:
                after[o, known] += p * (1.0 - q.redraws - looks)
            for a in np.flatnonzero(q.pulls[o]):
                new, more = best(unknown, rows[o], a), best(known, rows[o], a)
                after[a, new] += p * q.redraws * chance(new)
                if day > 0 and chance(more) > 0.0:
                    after[a, more] += p * looks * chance(more) / chance(known)
        now = after
    assert abs(sum(now.values()) - 1.0) < 1e-12
    return sum(p for (o, _), p in now.items() if o == q.end)


@pytest.mark.slow
@pytest.mark.parametrize(("tastes", "taken"), [("off", taken_by_logit), ("on", taken_by_tastes)])
def test_T19_a_crisis_small_enough_to_enumerate_matches_its_chain(tastes, taken):
    """A defender that looks at its posture now and then; giving way ends the wait.

    The chain's odds are the engine's own at central values; its rollouts must end as it says. With
    tastes drawn at every look it is a matrix. Lasting ones make what is known of them part of a
    state: here the worths stand still, so that nothing changes but by a redraw.
    """
    base = load("textbook")
    fixed = {p: q.central for p, q in base.parameters.items() if q.varies}
    fixed |= {f"{a}.resolve": 0.5 for a in base.actor_names} | {"beliefs.spread": 0.02} | STILL
    fixed |= {"challenger.redraw": 0.0, "defender.redraw": 0.1, "mechanisms.tastes": tastes}
    d, days = Desk("textbook"), 5
    record = base.record.copy()
    record["days"], record["ult_deadline"][0] = days, 400  # nothing is owed
    record["n_options"][d.at("challenger"), [FORCE, RESPONSE]] = 1, 0  # it holds, and takes blows
    record["n_plans"][:], record["in_plan"][:, :, 0] = 1, 1  # of one plan, which holds all
    crisis = base.changed(record=record)
    d.c = CrisisModel(crisis, overrides=fixed).case
    i = d.at("defender")
    comply = d.option("defender", "force", "comply")
    wakes = -np.expm1(-float(d.c.reconsider[i, FORCE]))
    redraws = -np.expm1(-float(d.c.redraw[i])) if tastes == "on" else 0.0
    exact = taken(Question(pulls_by_posture(d, i), int(d.c.posture[i, FORCE]), comply, wakes,
                           redraws, days))
    rollouts = 20_000
    found = simulate(crisis, rollouts, 7, 1, 1, overrides=fixed)
    met = found.is_label("ultimatum", "met").mean()
    assert 0.01 < exact < 0.9
    assert abs(met - exact) < 4.0 * np.sqrt(exact * (1 - exact) / rollouts), (met, exact)
