"""What is read in the evening is of that evening: labels, predicates, series and counts agree.

Every quantity a predicate can name is read when labels are (step 12) and again once the day is
over, as series and the ledger are; a value that a later rule of the day still moved would differ.
"""

import numpy as np
import pytest

from sim.engine import day as module
from sim.engine.rules.daily import daily
from sim.engine.rules.quantity import quantity
from sim.engine.state.outputs import series_names
from sim.engine.state.quantities import NUMBERS, QUANTITIES
from tests.engine.rules.builders import Desk

OF_THE_DAY = {"fatal_today", "worst_blow"}  # what the day's fighting did; forgotten at its close
SIZES = {"actor": "n_actors", "line": "n_lines", "place": "n_places", "agreement": "n_agreements",
         "ultimatum": "n_ultimatums", "pledge": "n_pledges", "inject": "n_injects"}


def values(d):
    """Every quantity of every argument, by name."""
    found = {}
    for name, asked in QUANTITIES.items():
        if name in OF_THE_DAY:
            continue
        sizes = [int(getattr(d.c, SIZES[kind])) for kind in asked.kinds]
        for at in np.ndindex(*sizes):
            a, b = (*at, -1, -1)[:2]
            found[name, at] = quantity(d.c, d.s, NUMBERS[name], a, b)
    return found


@pytest.mark.parametrize("name", ["idlib_2020", "cuba_1962", "textbook"])
@pytest.mark.parametrize("rollout", [0, 5])
def test_labels_read_what_the_day_leaves_behind(name, rollout, monkeypatch):
    d = Desk(name, rollout=rollout)
    read = {}
    ends = module.ends

    def noting(c, s, w):
        read.clear()
        read.update(values(d))
        ends(c, s, w)

    monkeypatch.setattr(module, "ends", noting)
    for _ in range(int(d.c.days)):
        d.day()
        after = values(d)
        assert {k for k in read if read[k] != after[k]} == set(), (int(d.s.day))
        if d.s.over == 1:
            break
        d.s.day += 1


@pytest.mark.parametrize("name", ["idlib_2020", "cuba_1962", "textbook"])
def test_series_are_the_quantities_of_that_evening(name):
    d = Desk(name, rollout=3)
    actors = list(d.scenario.actor_names)
    i, t, p = (int(x[0]) for x in (d.c.ult_issuer, d.c.ult_target, d.c.ult_patron))
    named = series_names(actors, actors[i], actors[t], actors[p] if p >= 0 else None)
    out = np.zeros(len(named) + int(p == t))  # a target that is its own patron has one more
    for _ in range(int(d.c.days)):
        d.day()
        daily(d.c, d.s, out)
        seen = dict(zip(named, out, strict=p != t))
        got = values(d)
        assert seen["share"] == got["share", ()] and seen["deal"] == got["deal", ()]
        assert seen[f"commitment_{actors[i]}"] == got["commitment", (i,)]
        assert seen[f"rung_{actors[i]}_{actors[t]}"] == got["rung", (i, t)]
        assert seen[f"belief_{actors[t]}"] == got["public_belief", (t,)]
        assert seen[f"deaths_{actors[t]}"] == got["deaths", (t,)]
        if d.c.n_places == 0:
            assert seen["share"] == max(d.s.ult_credit[: d.c.n_ultimatums])
        if d.s.over == 1:
            break
        d.s.day += 1
