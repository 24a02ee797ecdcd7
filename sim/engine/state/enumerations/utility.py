"""What an option is worth: the components that are summed."""

from enum import auto

from sim.engine.state.enumerations.enumeration import Enumeration


class Component(Enumeration):
    """Components of an option's value; the last are those of `Leaning`, filled by the doctrine."""

    LAND = auto()
    COST = auto()
    RISK = auto()
    AUDIENCE = auto()
    HOME = auto()
    TIE = auto()
    FORMAT = auto()
    PATRON = auto()
    LOOKAHEAD = auto()
    COMMITMENT = auto()
    TIMING = auto()
    EXCLUSION = auto()


class Leaning(Enumeration):
    """Columns u[option, :] that a doctrine's policy fills."""

    COMMITMENT = auto()
    TIMING = auto()
    EXCLUSION = auto()
