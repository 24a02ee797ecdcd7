"""What an option is: its track, its levels, and what it says or triggers beyond them."""

from enum import auto

from sim.engine.state.enumerations.enumeration import Enumeration


class Track(Enumeration):
    """The kinds of decision an actor takes, each with a menu of its own."""

    FORCE = auto()
    TALK = auto()
    SIGNAL = auto()
    RESPONSE = auto()


class Level(Enumeration):
    """What an option does; the engine reads these, never an option's name."""

    RUNG = auto()  # 0..9, on the ladder of force
    TEMPO = auto()  # 0..1, ground attack
    STRIKE = auto()  # 0..1, fire on the rival's regular forces
    SCOPE = auto()  # 0 near the front, 1 anywhere
    REINFORCE = auto()  # -1 pull troops out .. 1 full flow in
    SUPPORT = auto()  # 0..1, help for the client's front
    CAUTION = auto()  # 0..1, care towards the rival's posts
    COMPLY = auto()  # 0..1, share of the demand given
    SHIELD = auto()  # 0..1, air closed and police placed against the issuer
    CONCEDE = auto()  # -1 stonewall .. 1 eager for a line
    WEDGE = auto()  # 0..1, backing of the issuer against its partner
    SPOIL = auto()  # 0..1, attacks outside the lines
    PUBLICITY = auto()  # 0..1, how public the act is
    HURT = auto()  # 0..1, orders fire on the issuer's troops
    COSTLY = auto()  # 1 if the act is costly or aligned, 0 if it is cheap talk
    PRICE = auto()  # direct cost to its author, in units of the issue
    MOBILISE = auto()  # 0..1, share of the schedule ordered
    CONFRONT = auto()  # 0..1, forces in contact without fire: a blockade, an alert
    AIR = auto()  # 0..1, fire from the air
    SEA = auto()  # 0..1, fire from the sea
    POSTS = auto()  # -1 surrounded posts pulled back .. 1 troops put into posts at the front


class Verb(Enumeration):
    """What an option says or triggers, beyond its levels."""

    NONE = auto()
    ISSUE = auto()
    RENEW = auto()
    EXTEND = auto()
    WITHDRAW = auto()
    PLEDGE = auto()
    BLAME_TARGET = auto()
    BLAME_PATRON = auto()
    BLAME_SPOILER = auto()
    DEFLECT = auto()
    ACKNOWLEDGE = auto()
    APPEAL = auto()
    OPEN_GATE = auto()
    WORDS = auto()
    CALL = auto()
    SUMMIT = auto()
    MEDIATE = auto()
    HONOUR = auto()
    DILUTE = auto()
    DELAY = auto()
    IGNORE = auto()
    STAND_ASIDE = auto()
    WARN = auto()
    SHIELD = auto()
    ENTER = auto()
