"""Campaigns of strikes: what they are for, what ends them, and the arms they are fought with."""

from enum import auto

from sim.state.enumerations.named import Named


class Aim(Named):
    """Why a campaign stands."""

    OPEN = auto()
    DEMAND = auto()
    ANSWER = auto()
    CLIENT = auto()


class CampaignEnd(Named):
    """What ended a campaign."""

    AIM_MET = auto()
    DEAL = auto()
    EXHAUSTION = auto()
    CHOICE = auto()
    PEACE = auto()


class Arm(Named):
    """Where the fire of an answer comes from."""

    GROUND = auto()
    AIR = auto()
    SEA = auto()
