"""The policies of a run by slot, and where seated callables go.

A callable takes a free policy slot and a doctrine index past those of its actor. That index is in
no reference mixture, so the actor's own choices are the callable's while rivals still judge its
acts by the mixture.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.engine.state import capacity as cap
from sim.errors import UsageError
from sim.scenario.variant import Variant


@dataclass(frozen=True)
class Seat:
    """One actor decided for by a callable `function(view, traits, u)`."""

    actor: str
    index: int  # of the actor
    doctrine: int  # index past the actor's own doctrines
    base: int  # the doctrine whose traits the callable is handed
    slot: int  # policy slot
    name: str
    function: Callable[..., Any]


@dataclass(frozen=True)
class Seating:
    """A variant and the seats of one run of it."""

    case: Variant
    seats: tuple[Seat, ...]

    @property
    def functions(self) -> list[Callable[..., Any]]:
        """Plain policy functions in slot order, seated callables last."""
        scenario = self.case.scenario
        named = [plain_form(scenario.policy(name).function) for name in scenario.policies]
        return named + [seat.function for seat in self.seats]

    @property
    def own(self) -> list[Seat]:
        """The doctrines that follow a policy of the user's own, as seats to be checked."""
        scenario, functions = self.case.scenario, self.functions
        found = []
        for i, actor in enumerate(scenario.actors):
            for d, doctrine in enumerate(actor.doctrines):
                if doctrine.policy in scenario.own:
                    slot = scenario.policies.index(doctrine.policy)
                    found.append(Seat(actor.name, i, d, d, slot, doctrine.policy, functions[slot]))
        return found

    def rows(self, seed: int, first_row: int, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """`Variant.rows` with the seats taken."""
        records, values, doctrines = self.case.rows(seed, first_row, n)
        for seat in self.seats:
            i, d = seat.index, seat.doctrine
            records["doctrine"][:, i] = d
            records["doctrine_policy"][:, i, d] = seat.slot
            records["doctrine_automatic"][:, i, d] = 0
            records["doctrine_weight"][:, i, d] = 0.0
            records["trait"][:, i, d] = records["trait"][:, i, seat.base]
            doctrines[:, i] = d
        return records, values, doctrines

    @property
    def doctrine_names(self) -> dict[str, list[str]]:
        """Doctrines of each actor in index order, a seated callable last."""
        names = {a.name: list(a.doctrine_names) for a in self.case.scenario.actors}
        for seat in self.seats:
            names[seat.actor].append(seat.name)
        return names

    @property
    def fixed(self) -> dict[str, str]:
        """Doctrine, or seated callable, of the actors that keep one throughout."""
        names = self.doctrine_names
        given = {a: names[a][d] for a, d in self.case.fixed.items()}
        return given | {seat.actor: seat.name for seat in self.seats}


def plain_form(function: Callable[..., Any]) -> Callable[..., Any]:
    """The Python function behind a jitted one; anything else as it is."""
    form: Callable[..., Any] = getattr(function, "py_func", function)
    return form


def name_of(function: Callable[..., Any]) -> str:
    """What a callable is called in results and messages."""
    return str(getattr(function, "__name__", type(function).__name__))


def plan(case: Variant) -> Seating:
    """Find every seated callable a slot and a doctrine index; UsageError if there is no room."""
    scenario = case.scenario
    seats: list[Seat] = []
    for actor in sorted(case.seats):
        i = scenario.actor_names.index(actor)
        names = scenario.actor(actor).doctrine_names
        slot = len(scenario.policies) + len(seats)
        if len(names) >= cap.DOCTRINES or slot >= cap.POLICIES:
            raise UsageError(
                f"{actor}: no room for a policy of your own beside {len(names)} doctrines of its "
                f"own (at most {cap.DOCTRINES - 1}) and {slot} policies in all (at most "
                f"{cap.POLICIES - 1})"
            )
        function = plain_form(case.seats[actor])
        label = name_of(function)
        if label in names:
            label += " (callable)"
        seats.append(Seat(actor, i, len(names), case.fixed[actor], slot, label, function))
    return Seating(case, tuple(seats))
