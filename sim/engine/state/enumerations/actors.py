"""What an actor is in a crisis: its role, and the side it is on."""

from enum import auto

from sim.engine.state.enumerations.enumeration import Enumeration


class Role(Enumeration):
    """The part of an actor in the crisis."""

    ISSUER = auto()
    TARGET = auto()
    PATRON = auto()
    CLIENT = auto()
    OUTSIDE = auto()


class FrontSide(Enumeration):
    """The side of an actor, of a place or of a force in the contest for ground."""

    ADVANCING = auto()
    HOLDING = auto()  # of the disputed ground
