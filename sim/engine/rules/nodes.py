"""Nodes of the crisis tree: the branch on which an option of a menu lies."""

from sim.engine.state.names import FULL, V_DELAY, V_DILUTE, V_ENTER, V_EXTEND, V_HONOUR, V_SHIELD
from sim.engine.state.places import (
    ISSUER_BACK_DOWN,
    ISSUER_CARRY_OUT,
    ISSUER_DILUTE,
    ISSUER_EXTEND,
    PATRON_ASIDE,
    PATRON_ENTER,
    PATRON_SHIELD,
    TARGET_COMPLY,
    TARGET_DEFY,
    TARGET_PART,
)


def answer_branch(comply: float) -> int:
    """The branch of a target's node that a posture takes, by the share of the demand it gives."""
    if comply >= FULL:
        return TARGET_COMPLY
    return TARGET_PART if comply > 0.0 else TARGET_DEFY


def issuer_branch(verb: int) -> int:
    """The branch of an issuer's node that an answer takes."""
    if verb == V_HONOUR:
        return ISSUER_CARRY_OUT
    if verb == V_DILUTE:
        return ISSUER_DILUTE
    if verb == V_DELAY or verb == V_EXTEND:
        return ISSUER_EXTEND
    return ISSUER_BACK_DOWN


def patron_branch(verb: int) -> int:
    """The branch of a patron's node that an answer takes."""
    if verb == V_ENTER:
        return PATRON_ENTER
    return PATRON_SHIELD if verb == V_SHIELD else PATRON_ASIDE
