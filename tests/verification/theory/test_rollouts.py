"""Oracles that the engine plays itself: a seated doctrine, a bare crisis, whole days."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sim.engine.elementary import log
from sim.engine.state.names import FORCE, RUNG, SIGNAL, V_WITHDRAW
from tests.verification.claims.paired import Runs
from tests.verification.theory.small import LOOK, bare, lasting

pytestmark = pytest.mark.theory
SIGMA = 4.0
UP, DOWN, STAY = log(0.45), log(0.35), log(0.2)


def walks(view: Any, traits: Any, u: Any) -> None:
    """A neutral walk on the rungs: up with chance 0.45, down with 0.35."""
    for o in range(view.n_options):
        u[o, 0] = 0.0
        u[o, 1] = 0.0
        u[o, 2] = 0.0
        if view.track == FORCE:
            step = view.level[o, RUNG] - view.level[view.current, RUNG]
            if step == 1.0:
                u[o, 0] = UP
            elif step == -1.0:
                u[o, 0] = DOWN
            elif step == 0.0:
                u[o, 0] = STAY
            else:
                u[o, 0] = -40.0


def test_T19_the_engine_walks_the_ladder_to_the_exact_chance_and_duration(tmp_path: Path):
    """Six rungs, from the second: whole days of the engine against (I - Q)^-1 R, a step a look.

    Tastes are drawn at every look; the first is on the first morning.
    """
    menu = {"force": {f"rung_{k}": {"verb": "none", "rung": k} for k in range(7)}}
    scenario = bare(tmp_path / "walk", 200, menu, {"force": "rung_2"}, 2,
                    "rung.challenger.defender >= 6 or rung.challenger.defender <= 0")
    many = Runs(scenario, {"challenger": walks}, 40_000)
    top = many.label("end_state", "top")
    assert many.label("end_state", "between").sum() == 0
    exact = 0.5073853530
    assert abs(top.mean() - exact) < SIGMA * np.sqrt(exact * (1 - exact) / len(top)), top.mean()
    days = Runs(scenario, {"challenger": walks}, 6_000).states["day"] + 1.0
    error = days.std(ddof=1) / np.sqrt(len(days))
    mean = 1.0 + (10.44312118166 - 1.0) / LOOK
    assert abs(days.mean() - mean) < SIGMA * error, (days.mean(), mean, error)


def concedes(view: Any, traits: Any, u: Any) -> None:
    """Gives up each day with the chance of the war of nerves, v = 1, audience cost 0.5 a day.

    That chance is a'/(v + a) with a at the day's end; it is divided by the chance of a look.
    """
    for o in range(view.n_options):
        u[o, 0] = 0.0
        u[o, 1] = 0.0
        u[o, 2] = 0.0
        if view.track == SIGNAL and view.verb[o] == V_WITHDRAW:
            chance = 0.5 / (1.5 + view.commitment) / LOOK
            u[o, 0] = log(chance / (1.0 - chance)) + view.commitment  # its price is paid back


def concedes_once_for_all(view: Any, traits: Any, u: Any) -> None:
    """Pulls to giving up as many times as strongly as to silence as is at stake by tonight.

    With tastes that last an actor that stood firm at v + a gives up by v + a' with the chance of
    the war of nerves, (a' - a) / (v + a'), however many days went by between two looks.
    """
    for o in range(view.n_options):
        u[o, 0] = 0.0
        u[o, 1] = 0.0
        u[o, 2] = 0.0
        if view.track == SIGNAL and view.verb[o] == V_WITHDRAW:
            u[o, 0] = log(0.5 + view.commitment) + view.commitment  # its price is paid back


NERVES = {"force": {"hold": {"verb": "none", "rung": 3}},
          "signal": {"silence": {"verb": "none"}, "withdraw": {"verb": "withdraw"}}}


@pytest.mark.parametrize("days", [2, 6])
def test_T06_lasting_tastes_concede_at_the_hazard_of_the_war_of_nerves(days: int, tmp_path: Path):
    """What counts is the last look: after it v / (v + a) stand firm, after none all do."""
    scenario = lasting(bare(tmp_path / "nerves", days, NERVES,
                            {"force": "hold", "signal": "silence"}, 3))
    runs = Runs(scenario, {"challenger": concedes_once_for_all}, 40_000)
    firm = 1.0 - runs.label("ultimatum", "withdrawn")
    stands = (1.0 - LOOK) ** days + sum(
        LOOK * (1.0 - LOOK) ** (days - 1 - k) / (1.0 + 0.5 * (k + 1)) for k in range(days))
    error = np.sqrt(stands * (1 - stands) / len(firm))
    assert abs(firm.mean() - stands) < SIGMA * error, (firm.mean(), stands, error)


@pytest.mark.parametrize(("days", "stands"), [(2, 0.5), (6, 0.25)])
def test_T06_the_engine_concedes_at_the_hazard_of_the_war_of_nerves(days, stands, tmp_path: Path):
    scenario = bare(tmp_path / "nerves", days, NERVES, {"force": "hold", "signal": "silence"}, 3)
    runs = Runs(scenario, {"challenger": concedes}, 40_000)
    firm = 1.0 - runs.label("ultimatum", "withdrawn")
    error = np.sqrt(stands * (1 - stands) / len(firm))
    assert abs(firm.mean() - stands) < SIGMA * error, (firm.mean(), error)
