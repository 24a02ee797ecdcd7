"""Oracles of small chains: rollouts against the fundamental matrix (theory B10)."""

import numpy as np
import pytest

from sim.ensemble import simulate
from sim.model import CrisisModel
from sim.rules.choice import decide
from sim.rules.mind import think
from sim.rules.observe import main_rival
from sim.rules.orders import settle_rungs
from sim.rules.price import price
from sim.scenario.load import load
from sim.state.names import FORCE, RUNG
from tests.rules.builders import Desk

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


@pytest.mark.slow
def test_T19_a_crisis_small_enough_to_enumerate_matches_its_matrix():
    """A defender that looks at its posture now and then; giving way ends the wait.

    The chain's odds are the engine's own at central values; its rollouts must end as it says.
    """
    base = load("textbook")
    fixed = {p: q.central for p, q in base.parameters.items() if q.varies}
    fixed |= {f"{a}.resolve": 0.5 for a in base.actor_names} | {"beliefs.spread": 0.02} | STILL
    d = Desk("textbook")
    d.c = CrisisModel(base, overrides=fixed).case
    d.start()
    i = d.at("defender")
    wakes = -np.expm1(-float(d.c.reconsider[i, FORCE]))
    comply = d.option("defender", "force", "comply")
    n = int(d.c.n_options[i, FORCE])
    step = np.zeros((n, n))
    for o in range(n):
        d.s.posture[i, FORCE] = o
        think(d.c, d.s, d.w, i)
        price(d.c, d.s, d.w, i, FORCE)
        decide(d.c, d.s, d.w, d.v, d.seats, i, FORCE, main_rival(d.c, i), 0.5, True)
        step[o] = wakes * np.array(d.w.probability[:n])
        step[o, o] += 1.0 - wakes
    step[comply] = np.eye(n)[comply]
    days = 5  # up to the deadline, before which the issuer owes nothing
    record = base.record.copy()
    record["days"], record["ult_deadline"][0] = days, 400
    rollouts = 20_000
    found = simulate(base.changed(record=record), rollouts, 7, 1, 1, overrides=fixed)
    met = found.is_label("ultimatum", "met").mean()
    chance = np.linalg.matrix_power(step, days)[int(d.c.posture[i, FORCE]), comply]
    assert 0.01 < chance < 0.9
    assert abs(met - chance) < 4.0 * np.sqrt(chance * (1 - chance) / rollouts), (met, chance)
