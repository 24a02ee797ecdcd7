"""Tries a seated callable on views of its own actor before a run: is it a pure function?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.engine.rules.observe import observe
from sim.engine.rules.setup import begin
from sim.engine.state import capacity as cap
from sim.engine.state.case import Case
from sim.engine.state.crisis import Crisis
from sim.engine.state.declare import slots_of
from sim.engine.state.names import FOREVER, N_DOCTRINE, TRACKS
from sim.engine.state.view import View
from sim.errors import UsageError
from sim.seats.plan import Seat, Seating

CaseSlots = slots_of(Case)
CrisisSlots = slots_of(Crisis)
ViewSlots = slots_of(View)
EACH = 16  # views of each track
WHOLE = {
    "trigger": (0, 256),
    "ultimatum": (0, 7),
    "pledge_due": (0, 2),
    "truce": (0, 2),
    "truce_age": (-1, 20),
    "offer": (0, 2),
    "rival_rung": (0, 10),
    "own_rung": (0, 10),
    "encircled": (0, 6),
    "days_to_deadline": (-5, 12),
    "days_since_fatal": (0, 30),
}
SPANS = ("days_to_deadline", "days_since_fatal")  # FOREVER in one view of four
UNIT = ("share", "tie", "patron_support", "given_support", "reputation", "rival_resolve")


@dataclass(frozen=True)
class Probe:
    """A view (record), the traits handed with it, and what the plain form made of them.

    answer: bytes of the columns filled, or None where the callable raised.
    """

    view: np.ndarray
    traits: np.ndarray
    answer: bytes | None
    n_options: int


def views(plan: Seating, seat: Seat) -> tuple[list[np.ndarray], np.ndarray]:
    """Views (records) of the seat's actor on every track of its menu, and its traits."""
    records, _, _ = plan.rows(0, 0, 1)
    case, crisis, view = CaseSlots(records[0]), CrisisSlots(), ViewSlots()
    begin(case, crisis)
    rng = np.random.default_rng(0)
    found = []
    for track in range(len(TRACKS)):
        if case.n_options[seat.index, track] < 1:
            continue
        observe(case, crisis, view, seat.index, track, 0)
        for n in range(EACH):
            if n:
                vary(view, rng, case.days)
            found.append(view.to_record())
    return found, np.array(case.trait[seat.index, seat.doctrine])


def vary(view: Any, rng: np.random.Generator, days: int) -> None:
    """Draw the situation of a view again; menu and actor stay."""
    view.day = int(rng.integers(days))
    view.days_left = days - 1 - view.day
    for name, (low, high) in WHOLE.items():
        setattr(view, name, int(rng.integers(low, high)))
    for name in SPANS:
        if rng.integers(4) == 0:
            setattr(view, name, FOREVER)
    for name in UNIT:
        setattr(view, name, float(rng.random()))
    if view.current >= 0:
        view.current = int(rng.integers(view.n_options))


def ask(function: Callable[..., Any], view: Any, traits: np.ndarray) -> np.ndarray:
    """Columns (options, 3) a policy fills from zeros."""
    u = np.zeros((cap.OPTIONS, N_DOCTRINE))
    with np.errstate(all="raise", under="ignore"):
        function(view, traits, u)
    return u


def attempt(seat: Seat, record: np.ndarray, traits: np.ndarray) -> bytes | Exception:
    """Bytes of the columns, or what the callable raised; UsageError if it touched its inputs."""
    view, handed = ViewSlots(record), traits.copy()
    answer: bytes | Exception
    try:
        u = ask(seat.function, view, handed)[: int(record["n_options"])]
        if not np.isfinite(u).all():
            raise UsageError(f"{seat.actor}: {seat.name} fills u with a number that is not finite")
        answer = u.tobytes()
    except UsageError:
        raise
    except Exception as error:
        answer = error
    if view.to_record().tobytes() != record.tobytes() or handed.tobytes() != traits.tobytes():
        raise UsageError(f"{seat.actor}: {seat.name} changes its view or its traits; a policy may "
                         "only fill u")
    return answer


def check(plan: Seating, seat: Seat) -> list[Probe]:
    """Try the callable twice on every view.

    UsageError if it is not a pure function of what it is handed or raises on every view; one that
    raises on some is seated, and the rollouts in which it raises fail.
    """
    found, traits = views(plan, seat)
    trials = []
    first: Exception | None = None
    for record in found:
        once, again = (attempt(seat, record, traits) for _ in range(2))
        raised = isinstance(once, Exception)
        if raised != isinstance(again, Exception) or (not raised and once != again):
            raise UsageError(f"{seat.actor}: {seat.name} is not a pure function: asked twice about "
                             "one view it gave two answers")
        if isinstance(once, Exception):
            first = first or once
        answer = None if isinstance(once, Exception) else once
        trials.append(Probe(record, traits, answer, int(record["n_options"])))
    if first is not None and all(t.answer is None for t in trials):
        raise UsageError(f"{seat.actor}: {seat.name}(view, traits, u) raises on every view: "
                         f"{type(first).__name__}: {first}")
    return trials
