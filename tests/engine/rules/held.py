"""Everybody held to orders: what the days bring, and the same morning as a desk."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.data.outcome import Outcome
from sim.engine.rules.outlook import outlook
from sim.engine.rules.prospects import prospects
from sim.questions.audit.sections.acts import frozen, key_of, shorten
from sim.scenario.variant import variant
from sim.seats import plan
from sim.studies.lab import Lab
from tests.engine.rules.builders import CaseSlots, Desk, scenario

PLAIN = {"mechanisms.ladder": "off", "mechanisms.agreements": "off", "mechanisms.friction": "off"}


def central(name: str, over: dict[str, Any]) -> dict[str, Any]:
    """Overrides that put every parameter at its central value, and then some."""
    case = variant(scenario(name), {}, "named")
    return {p: q.central for p, q in case.parameters.items() if q.varies} | PLAIN | over


def played(name: str, orders: dict[str, str], days: int, n: int, over: dict[str, Any]) -> Outcome:
    """The first days played n times at central values with everybody held to orders and silent."""
    short = shorten(scenario(name), days)
    words = frozen(short)
    for actor, option in orders.items():
        words[key_of(short, short.actor_names.index(actor), 0)] = option
    return Lab(short, 7, 1, central(name, over), "named").play(n, words, short, trace=1)


def morning(name: str, orders: dict[str, str], days: int, over: dict[str, Any]) -> Desk:
    """The same first morning, orders in force and the outlook over those days in its scratch."""
    case = variant(scenario(name), central(name, over), "named")
    d = Desk(name)
    d.c = CaseSlots(plan(case).rows(7, 0, 1)[0][0])
    d.c.horizon = float(days)
    d.start()
    for actor, option in orders.items():
        d.order(actor, option)
    with np.errstate(all="raise", under="ignore"):
        prospects(d.c, d.s, d.w)
        outlook(d.c, d.s, d.w, float(days))
    return d


def gap(o: Outcome, name: str, wanted: float) -> tuple[float, float]:
    """Mean of a count less what was foreseen, and its standard error."""
    x = o.count(name)[o.valid]
    return float(x.mean() - wanted), float(x.std() / np.sqrt(len(x)))
