"""What becomes of an ultimatum and of the threat behind it."""

from enum import auto
from typing import Final

from sim.engine.state.enumerations.enumeration import Enumeration


class Status(Enumeration):
    """Fate of an ultimatum."""

    NONE = auto()
    OPEN = auto()
    MET = auto()
    MET_AFTER_FORCE = auto()
    MET_IN_PART = auto()
    EXECUTED = auto()
    LAPSED = auto()
    WITHDRAWN = auto()  # by its issuer
    MET_BY_DEAL = auto()  # a deal gives what was demanded
    OVERTAKEN = auto()  # by a deal that gives less
    VOID = auto()  # with the fate of another


HINGES: Final = (Status.MET, Status.MET_IN_PART, Status.EXECUTED, Status.LAPSED, Status.WITHDRAWN)
"""Fates that other demands may hang on."""


class Carried(Enumeration):
    """Whether a threat was carried out, and when."""

    NOT = auto()
    IN_TIME = auto()  # by the last day that grace and extension allow, with the demand still open
    LATE = auto()  # after that


class Matter(Enumeration):
    """What words are about."""

    THREAT = auto()
    AUTHOR = auto()  # of an attack
