"""Places in the work space of a decision, where the scratch record keeps several of a kind."""

from enum import auto

from sim.engine.state.enumerations.enumeration import Enumeration


class OrderSlot(Enumeration):
    """Whose orders are put aside while others are tried."""

    OWN = auto()
    ISSUER = auto()
    PATRON = auto()
    TARGET = auto()
    RIVAL = auto()


class KeptForce(Enumeration):
    """What is put aside of an actor's forces while they are moved on."""

    MOBILISED = auto()
    STRENGTH = auto()
    TROOPS = auto()


class Reply(Enumeration):
    """The two replies to a campaign that are set against each other."""

    QUIET = auto()
    ANSWER = auto()


class Account(Enumeration):
    """The two parts of what orders are worth to an actor."""

    WORTH = auto()
    COST = auto()


class Slope(Enumeration):
    """What the chance that a patron comes in is differentiated by."""

    BY_CHANCE = auto()  # of the other patron
    BY_PRECISION = auto()  # the part of it


class AttackSpell(Enumeration):
    """Spells of an attack."""

    ATTACK = auto()
    REST = auto()


class Beside(Enumeration):
    """The main patron beside which a second one comes in."""

    ASIDE = auto()  # one that stays out
    ENTERS = auto()


class Grown(Enumeration):
    """What the ends of the last crisis tree were made of."""

    ULTIMATUM = auto()
    ACTOR = auto()
    MOBILISED = auto()
    STRENGTH = auto()
    TROOPS = auto()
    SUPPORT = auto()
    AIM = auto()
