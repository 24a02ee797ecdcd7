"""A desk: one crisis laid out as plain objects, on which every rule can be called directly."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any

import numpy as np

from sim.engine.day import day
from sim.engine.draws import name_key
from sim.engine.policies import REGISTRY
from sim.engine.rules.ceasefire import survival
from sim.engine.rules.lines import fill_gains, lay_table
from sim.engine.rules.mind import think
from sim.engine.rules.offers import see_lines
from sim.engine.rules.orders import force_choices
from sim.engine.rules.outlook import outlook
from sim.engine.rules.posture import take_plan_of
from sim.engine.rules.setup import begin, begin_plan
from sim.engine.rules.signals import word_choices
from sim.engine.rules.trial import answers_now, order_posture
from sim.engine.state import capacity as cap
from sim.engine.state.case import Case
from sim.engine.state.crisis import Crisis
from sim.engine.state.declare import fields_of, slots_of
from sim.engine.state.names import FORCE, N_DOCTRINE, TALK, TRACKS, VERBS
from sim.engine.state.scratch import Scratch
from sim.engine.state.view import View
from sim.scenario.load import load
from sim.scenario.model import Scenario

CaseSlots = slots_of(Case)
CrisisSlots = slots_of(Crisis)
ScratchSlots = slots_of(Scratch)
ViewSlots = slots_of(View)

ALPHA = 1e-3  # size of every chi-square test of these files


@cache
def scenario(name: str) -> Scenario:
    """A bundled scenario, read once."""
    return load(name)


class Desk:
    """Case `c`, state `s`, scratch `w`, view `v` and seats of a scenario's central record."""

    def __init__(self, name: str = "idlib_2020", seed: int = 7, rollout: int = 0) -> None:
        self.scenario = scenario(name)
        self.c = CaseSlots(self.scenario.record)
        self.c.known_days = 0  # its first morning is played
        self.w = ScratchSlots()
        self.v = ViewSlots()
        policies = [REGISTRY[p].function for p in self.scenario.policies]
        self.seats = (policies, np.zeros(cap.TRAITS), np.zeros((cap.OPTIONS, N_DOCTRINE)))
        self.chosen = np.zeros(cap.ACTORS, np.int64)
        self.start(seed, rollout)

    def start(self, seed: int = 7, rollout: int = 0) -> Desk:
        """The first morning of a rollout of the case as it now stands."""
        self.s = CrisisSlots()
        self.s.seed = seed
        self.s.replicate = rollout
        begin(self.c, self.s)
        think(self.c, self.s, self.w)
        return self

    def at(self, actor: str) -> int:
        """Index of an actor."""
        return self.scenario.actor_names.index(actor)

    def line(self, name: str) -> int:
        """Index of a line."""
        return self.scenario.names["line"].index(name)

    def option(self, actor: str, track: str, name: str) -> int:
        """Index of an option."""
        return self.scenario.actor(actor).menus[track].index(name)

    def verb_option(self, i: int, track: int, verb: int) -> int:
        """The option of a menu that carries a verb."""
        n = int(self.c.n_options[i, track])
        return next(o for o in range(n) if self.c.verb[i, track, o] == verb)

    def order(self, actor: str, name: str) -> None:
        """Put a force posture in force, and a plan that holds it."""
        i, o = self.at(actor), self.option(actor, "force", name)
        self.s.posture[i, FORCE] = o
        take_plan_of(self.c, self.s, i, o)
        order_posture(self.c, self.s, i, o)

    def plans(self, actor: str, **plans: dict[str, list[str]]) -> int:
        """Give an actor plans by name, each of the options named by track (all of one left out).

        The plan in force is the first that holds its postures. Returns the actor.
        """
        i = self.at(actor)
        self.c.n_plans[i] = len(plans)
        self.c.in_plan[i] = 0
        for p, (name, held) in enumerate(plans.items()):
            self.c.plan_key[i, p] = name_key(name)
            for t, named in enumerate(TRACKS):
                for o in held.get(named, self.scenario.actor(actor).menus.get(named, ())):
                    self.c.in_plan[i, t, p, self.option(actor, named, o)] = 1
        begin_plan(self.c, self.s, i)
        return i

    def fire_at(self, author: str, struck: str, weight: float = 1.0, scope: float = 0.0,
                rung: int = 7) -> tuple[int, int]:
        """Ground fire of one actor on another beside its posture, as by an answer."""
        i, j = self.at(author), self.at(struck)
        self.s.answering[i] += int(not answers_now(self.s, i, j))
        self.s.camp_arm[i, j, 0] = weight
        self.s.camp_scope[i, j], self.s.camp_rung[i, j] = scope, rung
        return i, j

    def ahead(self, i: int = -1) -> Any:
        """Scratch with the outlook of the orders in force; i: who thinks first, -1 nobody."""
        if i >= 0:
            think(self.c, self.s, self.w)
        outlook(self.c, self.s, self.w, self.c.horizon)
        return self.w

    def table(self, a: int, b: int, ahead: float) -> None:
        """Lay the table of a round of two actors, fighting on leaving side 1 `ahead` of the ground.
        """
        lay_table(self.c, self.s, self.w, a, b, ahead)
        for i in (a, b):
            see_lines(self.c, self.s, self.w, i)

    def gain(self, i: int, line: int, ahead: float, strain: float) -> float:
        """Gain of a line to an actor of its own type where a deal is strained that much."""
        self.w.lives[line] = survival(self.c, line, self.c.horizon, strain)
        fill_gains(self.c, self.s, self.w, i, ahead)
        return float(self.w.gain[i, self.s.kind[i], line])

    def doctrine(self, actor: str, name: str) -> None:
        """Seat a doctrine."""
        i = self.at(actor)
        self.c.doctrine[i] = self.scenario.actor(actor).doctrine_names.index(name)

    def quiet(self) -> None:
        """Nobody's clock runs and first looks are over, so that only triggers prompt a look."""
        self.c.reconsider[:] = 0.0
        self.c.redraw[:] = 0.0
        self.s.settled[:] = 1

    def settle(self) -> None:
        """Everybody takes its first look at talk and force, with the orders it has."""
        self.s.settled[:] = 0
        word_choices(self.c, self.s, self.w, self.v, self.seats, TALK)
        force_choices(self.c, self.s, self.w, self.v, self.seats, self.chosen)
        self.s.settled[:] = 1

    def day(self) -> None:
        """One whole day."""
        day(self.c, self.s, self.w, self.v, self.seats, self.chosen)

    def days(self, n: int) -> None:
        """Several whole days from the present one."""
        for _ in range(n):
            self.day()
            self.s.day += 1

    def copy(self) -> Desk:
        """The same desk, apart from this one in all it holds."""
        other = object.__new__(Desk)
        other.scenario = self.scenario
        other.c, other.s = CaseSlots(self.c.to_record()), CrisisSlots(self.s.to_record())
        other.w, other.v = ScratchSlots(self.w.to_record()), ViewSlots(self.v.to_record())
        other.seats = (self.seats[0], deepcopy(self.seats[1]), deepcopy(self.seats[2]))
        other.chosen = self.chosen.copy()
        return other

    def payoff(self, i: int, track: int) -> np.ndarray:
        """A copy of the payoff table: type, option, component."""
        return self.w.payoff[:, : int(self.c.n_options[i, track])].copy()

    def names(self, i: int, track: int) -> list[str]:
        """Verb of each option of a menu."""
        return [VERBS[x] for x in self.c.verb[i, track, : int(self.c.n_options[i, track])]]


def changed(a: Any, b: Any, declaration: type = Crisis) -> set[str]:
    """Names of the fields in which two records differ."""
    return {
        f
        for f in fields_of(declaration)
        if not np.array_equal(np.asarray(getattr(a, f)), np.asarray(getattr(b, f)))
    }


def sharp(mean_type: int, width: float = 0.0) -> np.ndarray:
    """A belief about a type: all on one, or spread round it."""
    row = np.array([np.exp(-0.5 * ((k - mean_type) / max(width, 1e-3)) ** 2) for k in range(5)])
    return row / row.sum()


def believe(d: Desk, actor: int, k: int, width: float = 0.3) -> None:
    """Everybody comes to believe that an actor is of a type."""
    row = sharp(k, width)
    n = d.c.n_doctrines[actor]
    d.s.joint[actor, :n] = np.outer(d.c.doctrine_weight[actor, :n], row)
    d.s.public[actor] = row
    d.w.mind[actor] = row


def bisect(event: Any, low: float = 0.0, high: float = 1.0) -> float:
    """The threshold u* below which `event(u)` is true: the chance of an event drawn by u < p."""
    for _ in range(60):
        mid = 0.5 * (low + high)
        if event(mid):
            low = mid
        else:
            high = mid
    return 0.5 * (low + high)


def track(name: str) -> int:
    """Index of a track."""
    return TRACKS.index(name)
