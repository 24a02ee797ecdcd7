"""The records of a watched run as plain objects with slots, one of decisions among them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sim.engine.state.case import Case
from sim.engine.state.crisis import Crisis
from sim.engine.state.declare import slots_of
from sim.engine.state.scratch import Scratch
from sim.engine.state.view import View

CaseSlots = slots_of(Case)
CrisisSlots = slots_of(Crisis)
ScratchSlots: Any = slots_of(Scratch)
ViewSlots = slots_of(View)


class TellingScratch(ScratchSlots):
    """Scratch record that calls `heard` once a decision is complete: its taste is entered last."""

    __slots__ = ("_taste", "heard")

    def __init__(self, heard: Callable[[], None] | None = None) -> None:
        self.heard: Callable[[], None] | None = None
        super().__init__()
        self.heard = heard

    @property
    def taste(self) -> float:
        """The taste for the option chosen."""
        return self._taste

    @taste.setter
    def taste(self, value: float) -> None:
        self._taste = value
        if self.heard is not None:
            self.heard()
