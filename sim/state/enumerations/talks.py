"""Rounds of talks."""

from enum import auto

from sim.state.enumerations.named import Named


class Round(Named):
    """Kind of a round of talks."""

    DELEGATION = auto()
    CALL = auto()
    SUMMIT = auto()
