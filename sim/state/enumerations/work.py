"""Places in the work space of a decision, where the scratch record keeps several of a kind."""

from enum import auto

from sim.state.enumerations.named import Named


class Slot(Named):
    """Whose orders are put aside while others are tried."""

    OWN = auto()
    ISSUER = auto()
    PATRON = auto()
    TARGET = auto()
    RIVAL = auto()


class Kept(Named):
    """What is put aside of an actor's forces while they are moved on."""

    MOBILISED = auto()
    STRENGTH = auto()
    TROOPS = auto()


class Reply(Named):
    """The two replies to a campaign that are set against each other."""

    QUIET = auto()
    ANSWER = auto()


class Account(Named):
    """The two parts of what orders are worth to an actor."""

    WORTH = auto()
    COST = auto()


class Slope(Named):
    """What the chance that a patron comes in is differentiated by."""

    BY_CHANCE = auto()  # of the other patron
    BY_PRECISION = auto()  # the part of it


class Spell(Named):
    """Spells of an attack."""

    ATTACK = auto()
    REST = auto()


class Beside(Named):
    """The main patron beside which a second one comes in."""

    ASIDE = auto()  # one that stays out
    ENTERS = auto()


class Grown(Named):
    """What the ends of the last crisis tree were made of."""

    ULTIMATUM = auto()
    ACTOR = auto()
    MOBILISED = auto()
    STRENGTH = auto()
    TROOPS = auto()
    SUPPORT = auto()
    AIM = auto()
