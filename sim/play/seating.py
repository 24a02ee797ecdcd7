"""Takes seated callables into the compiled run.

Compiled if that gives the same bits, else as plain Python called back from it.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import numpy as np
from numba import njit, objmode  # type: ignore[attr-defined]

from sim.engine import compiled
from sim.engine.state import capacity as cap
from sim.engine.state.names import N_DOCTRINE
from sim.seats import Seat, Seating, check
from sim.seats.probe import Probe, ViewSlots

_seated: dict[int, Callable[..., Any]] = {}
_lock = threading.Lock()


def call_seat(number: int, view: Any, traits: Any, u: Any) -> None:
    """Call seated function `number` on the watched form of a view, as the watched run does."""
    with np.errstate(all="raise", under="ignore"):
        _seated[number](ViewSlots(view), traits, u)


@cache
def trampoline(number: int) -> Any:
    """A compiled policy that hands over to Python; the numbers are few and used again."""

    def hand_over(view: Any, traits: Any, u: Any) -> None:
        with objmode():
            call_seat(number, view, traits, u)

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Code running in object mode")
        return njit(compiled.policy_signature(), **compiled.OPTIONS)(hand_over)


def same(policy: Any, trial: Probe) -> bool:
    """True if a compiled form answers a trial as the plain one did, twice, and keeps the view."""
    for _ in range(2):
        view = np.zeros(1, trial.view.dtype)
        view[0] = trial.view
        traits, u = trial.traits.copy(), np.zeros((cap.OPTIONS, N_DOCTRINE))
        answer: bytes | None
        try:
            policy(view[0], traits, u)
            answer = u[: trial.n_options].tobytes()
        except Exception:
            answer = None
        kept = view[0].tobytes() == trial.view.tobytes()
        if answer != trial.answer or not kept or traits.tobytes() != trial.traits.tobytes():
            return False
    return True


def compile_seat(seat: Seat, trials: list[Probe]) -> tuple[Any, str]:
    """The compiled form and "", or None and why there is none."""
    try:
        # Not cached on disk: what a closure or a global holds is no part of numba's key.
        policy = njit(compiled.policy_signature(), **compiled.OPTIONS)(seat.function)
    except Exception as error:
        lines = str(error).strip().splitlines() or [type(error).__name__]
        return None, f"Numba cannot compile it ({lines[0].strip()})"
    if not all(same(policy, trial) for trial in trials):
        return None, "its compiled form gives other numbers than the plain one"
    return policy, ""


@contextmanager
def seat_policies(plan: Seating) -> Iterator[tuple[list[Any], list[str]]]:
    """Policies of a run in slot order, ready for `compiled.policy_table`, and notices.

    Raises UsageError for a callable that is not a pure function.
    """
    ready: list[Any] = []
    notices: list[str] = []
    numbers: list[int] = []
    try:
        for slot, function in enumerate(plan.functions):
            seats = [seat for seat in (*plan.own, *plan.seats) if seat.slot == slot]
            if not seats:
                ready.append(compiled.compiled_policy(function))
                continue
            compiled.register_rules()
            policy, why = compile_seat(seats[0], [t for s in seats for t in check(plan, s)])
            if policy is None:
                number = occupy(function)
                numbers.append(number)
                policy = trampoline(number)
                who = ", ".join(sorted({seat.actor for seat in seats}))
                notices.append(f"{who}: {seats[0].name} runs as plain Python inside the "
                               f"compiled run, which is slower: {why}.")
            ready.append(policy)
        yield ready, notices
    finally:
        with _lock:
            for number in numbers:
                del _seated[number]


def occupy(function: Callable[..., Any]) -> int:
    """Enter a function under the lowest free number."""
    with _lock:
        number = next(n for n in range(len(_seated) + 1) if n not in _seated)
        _seated[number] = function
    return number
