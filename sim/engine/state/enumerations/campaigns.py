"""Campaigns of strikes: what they are for, what ends them, and the arms they are fought with."""

from enum import auto

from sim.engine.state.enumerations.enumeration import Enumeration


class Aim(Enumeration):
    """Why a campaign stands."""

    OPEN = auto()
    DEMAND = auto()
    ANSWER = auto()
    CLIENT = auto()


class CampaignEnd(Enumeration):
    """What ended a campaign."""

    AIM_MET = auto()
    DEAL = auto()
    EXHAUSTION = auto()
    CHOICE = auto()
    PEACE = auto()


class Arm(Enumeration):
    """Where the fire of an answer comes from."""

    GROUND = auto()
    AIR = auto()
    SEA = auto()
