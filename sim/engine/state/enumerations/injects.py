"""What an inject changes, and how far it has come."""

from enum import auto

from sim.engine.state.enumerations.enumeration import Enumeration


class InjectEffect(Enumeration):
    """What an inject changes."""

    TIE = auto()
    STRENGTH = auto()
    TROOPS = auto()
    STOCK_COMMITMENT = auto()
    STOCK_WEARINESS = auto()
    STOCK_REVENGE = auto()
    REPUTATION = auto()
    HEALTH = auto()
    RECONSIDER = auto()
    NONE = auto()


class InjectState(Enumeration):
    """How far an inject has come."""

    WAITING = auto()
    FIRED = auto()
    RULED_OUT = auto()  # by its contingency, for good
