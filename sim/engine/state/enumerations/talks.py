"""Rounds of talks."""

from enum import auto

from sim.engine.state.enumerations.enumeration import Enumeration


class Round(Enumeration):
    """Kind of a round of talks."""

    DELEGATION = auto()
    CALL = auto()
    SUMMIT = auto()
