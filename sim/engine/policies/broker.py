"""Broker: a patron that bargains over its client and holds back its help."""

from typing import Any

from sim.engine.policies.base import Policy, Trait
from sim.engine.state.names import (
    COMMITMENT,
    CONCEDE,
    EXCLUSION,
    FORCE,
    HURT,
    RESPONSE,
    SHIELD,
    SUPPORT,
    TALK,
    TIMING,
    V_CALL,
    V_ENTER,
    V_MEDIATE,
    V_SHIELD,
    V_STAND_ASIDE,
    V_SUMMIT,
)

PRICE = 0
LEVERAGE = 1


def broker(view: Any, traits: Any, u: Any) -> None:
    """Pays to talk, to withhold help while a deal is near, and to stand aside."""
    price = traits[PRICE]
    leverage = traits[LEVERAGE]
    near = view.truce == 1 or view.offer == 1
    for o in range(view.n_options):
        verb = view.verb[o]
        commitment = 0.0
        timing = 0.0
        if view.track == FORCE:
            if near and view.level[o, SUPPORT] > 1.0 - leverage:
                timing = -price
            if view.level[o, HURT] > 0.0:
                commitment -= price
            commitment -= leverage * price * view.level[o, SHIELD]
        elif view.track == TALK:
            if verb == V_CALL or verb == V_SUMMIT or verb == V_MEDIATE:
                commitment = price
            elif view.level[o, CONCEDE] > 0.0:
                commitment += 0.5 * price
            elif view.level[o, CONCEDE] < 0.0:
                commitment -= price
        elif view.track == RESPONSE:
            if verb == V_STAND_ASIDE:
                commitment = leverage * price
            elif verb == V_SHIELD:
                commitment = -leverage * price
            elif verb == V_ENTER:
                commitment = -price
        u[o, COMMITMENT] = commitment
        u[o, TIMING] = timing
        u[o, EXCLUSION] = 0.0


POLICY = Policy(
    "broker",
    "Likes talks, holds back help while a deal is near, and would rather stand aside.",
    (
        Trait("price", 0.02, 0.3, 0.12, "worth to it of a talk held, or of help held back"),
        Trait("leverage", 0.1, 0.9, 0.5, "share of its help it is ready to hold back"),
    ),
    broker,
)
