"""The crisis tree: its nodes, the branches of each, and its ends."""

from enum import auto

from sim.engine.state.enumerations.enumeration import Enumeration


class TreeEnd(Enumeration):
    """Ends of the tree, each an outlook of the orders it means."""

    COMPLY = auto()
    PART = auto()
    FREE = auto()
    WAR = auto()
    SHIELD = auto()
    ENTER = auto()
    DILUTE = auto()


class TreeNode(Enumeration):
    """Nodes with a menu: a target's posture, an issuer's answer, a patron's answer."""

    TARGET = auto()
    ISSUER = auto()
    PATRON = auto()


class TargetBranch(Enumeration):
    """What a target does about a demand."""

    COMPLY = auto()
    PART = auto()
    DEFY = auto()


class IssuerBranch(Enumeration):
    """What an issuer does once defied."""

    CARRY_OUT = auto()
    DILUTE = auto()
    EXTEND = auto()
    BACK_DOWN = auto()


class LastBranch(Enumeration):
    """What an issuer does once defied that cannot put its deadline off again."""

    CARRY_OUT = auto()
    DILUTE = auto()
    BACK_DOWN = auto()


class PatronBranch(Enumeration):
    """What a patron does about force against its client; the orders of fighting under each."""

    ASIDE = auto()
    SHIELD = auto()
    ENTER = auto()


class SecondBranch(Enumeration):
    """What a second patron does at once with the main one."""

    STAY_OUT = auto()
    COME_IN = auto()


class YieldBranch(Enumeration):
    """What a target does under attack."""

    COMPLY = auto()
    HOLD_OUT = auto()


class LaterBranch(Enumeration):
    """What an issuer does where no demand is open."""

    ATTACK = auto()
    REST = auto()


class EntrySeat(Enumeration):
    """Patrons whose entry is decided at once."""

    MAIN = auto()
    SECOND = auto()
