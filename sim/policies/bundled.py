"""The bundled doctrines' functions: commitments, thresholds, timing and exclusions, never payoffs.

Each takes (view, traits, u) as `base.Policy` says; traits are indexed in the order declared in
`registry`.
"""

from typing import Any

from sim.policies.departure import departure
from sim.state.names import (
    COMPLY,
    CONCEDE,
    COSTLY,
    HURT,
    REINFORCE,
    RUNG,
    SHIELD,
    SPOIL,
    STRIKE,
    SUPPORT,
    TALK,
    TEMPO,
    V_BLAME_SPOILER,
    V_CALL,
    V_DELAY,
    V_DILUTE,
    V_ENTER,
    V_EXTEND,
    V_HONOUR,
    V_IGNORE,
    V_ISSUE,
    V_MEDIATE,
    V_PLEDGE,
    V_RENEW,
    V_SHIELD,
    V_STAND_ASIDE,
    V_SUMMIT,
    V_WARN,
    V_WITHDRAW,
    WEDGE,
)

FORBIDDEN = -9.0


def steady(view: Any, traits: Any, u: Any) -> None:
    """Keeps to its course."""
    departure(view, traits[0], u)


def ultimatum(view: Any, traits: Any, u: Any) -> None:
    """Issues a dated threat, waits for it, and pays for backing away (departure, patience,
    firmness)."""
    departure(view, traits[0], u)
    early = view.days_to_deadline > 0 and view.days_since_fatal > traits[1]
    for o in range(view.n_options):
        verb = view.verb[o]
        if early and view.level[o, STRIKE] > 0.0:
            u[o, 1] = -0.2
        if verb == V_ISSUE and view.days_since_fatal >= traits[1]:
            u[o, 1] += 0.5 * traits[2]
        if verb == V_WITHDRAW or verb == V_EXTEND or verb == V_DELAY or verb == V_IGNORE:
            u[o, 0] -= traits[2]


def restrained(view: Any, traits: Any, u: Any) -> None:
    """Keeps below a rung and plays for time (departure, rung_cap, patience)."""
    departure(view, traits[0], u)
    for o in range(view.n_options):
        if view.level[o, RUNG] > traits[1]:
            u[o, 2] = FORBIDDEN
        verb = view.verb[o]
        if verb == V_DILUTE or verb == V_DELAY or verb == V_EXTEND:
            u[o, 1] += 0.02 * traits[2]
        if view.track == TALK and view.level[o, CONCEDE] > 0.0:
            u[o, 1] += 0.02 * traits[2]


def maximalist(view: Any, traits: Any, u: Any) -> None:
    """No concession; once provoked, nothing below a rung (departure, rung_floor, impatience)."""
    departure(view, traits[0], u)
    for o in range(view.n_options):
        if view.level[o, COMPLY] > 0.0 or view.level[o, CONCEDE] > 0.5:
            u[o, 2] = FORBIDDEN
        if view.verb[o] == V_WITHDRAW:
            u[o, 2] = FORBIDDEN
        if view.days_since_fatal <= 7 and view.level[o, RUNG] < traits[1]:
            u[o, 0] -= traits[2]
        u[o, 1] += traits[2] * view.level[o, TEMPO]
        if view.verb[o] == V_HONOUR:
            u[o, 1] += traits[2]


def bluff(view: Any, traits: Any, u: Any) -> None:
    """Threatens gladly, acts unwillingly (departure, noise_level, shyness)."""
    departure(view, traits[0], u)
    for o in range(view.n_options):
        verb = view.verb[o]
        if verb == V_ISSUE or verb == V_RENEW or verb == V_PLEDGE:
            u[o, 1] += traits[1]
        if verb == V_HONOUR or verb == V_DILUTE:
            u[o, 0] -= traits[2]
        u[o, 0] -= traits[2] * view.level[o, STRIKE]


def opportunist(view: Any, traits: Any, u: Any) -> None:
    """Advances when its patron backs it and the rival is busy (departure, appetite, caution)."""
    departure(view, traits[0], u)
    covered = view.patron_support > 0.5
    for o in range(view.n_options):
        if covered:
            u[o, 1] += traits[1] * view.level[o, TEMPO]
        else:
            u[o, 1] -= traits[2] * view.level[o, TEMPO]
        u[o, 1] -= traits[2] * view.level[o, HURT]


def broker(view: Any, traits: Any, u: Any) -> None:
    """A patron that prefers talks and holds back its client (departure, price, leverage)."""
    departure(view, traits[0], u)
    for o in range(view.n_options):
        verb = view.verb[o]
        if verb == V_CALL or verb == V_SUMMIT or verb == V_MEDIATE or verb == V_BLAME_SPOILER:
            u[o, 1] += traits[1]
        if view.track == TALK:
            u[o, 1] += traits[1] * view.level[o, CONCEDE]
        if view.truce == 1 or view.offer == 1:
            u[o, 1] -= traits[2] * view.level[o, SUPPORT]
        if verb == V_STAND_ASIDE or verb == V_WARN:
            u[o, 1] += traits[2]


def backer(view: Any, traits: Any, u: Any) -> None:
    """A patron that never withholds (departure, loyalty)."""
    departure(view, traits[0], u)
    for o in range(view.n_options):
        u[o, 0] += traits[1] * (view.level[o, SUPPORT] + view.level[o, SHIELD])
        verb = view.verb[o]
        if verb == V_SHIELD or verb == V_ENTER:
            u[o, 0] += traits[1]
        if view.track == TALK:
            u[o, 0] -= traits[1] * view.level[o, CONCEDE]


def spoiler(view: Any, traits: Any, u: Any) -> None:
    """Attacks truces and offers (departure, zeal)."""
    departure(view, traits[0], u)
    live = view.truce == 1 or view.offer == 1
    for o in range(view.n_options):
        u[o, 1] += 0.3 * traits[1] * view.level[o, SPOIL]
        if live:
            u[o, 1] += traits[1] * (view.level[o, SPOIL] + view.level[o, TEMPO])


def wedge(view: Any, traits: Any, u: Any) -> None:
    """An outside power that leans in as its rivals' tie falls (departure, ambition)."""
    departure(view, traits[0], u)
    for o in range(view.n_options):
        u[o, 1] += traits[1] * view.level[o, WEDGE] * (1.2 - view.tie)


def sitter(view: Any, traits: Any, u: Any) -> None:
    """Avoids costly acts (departure, reluctance)."""
    departure(view, traits[0], u)
    for o in range(view.n_options):
        if view.level[o, RUNG] > 1.0 or view.level[o, REINFORCE] > 0.0:
            u[o, 0] -= traits[1]
        if view.level[o, COSTLY] > 0.0 and view.level[o, WEDGE] > 0.0:
            u[o, 0] -= traits[1] * view.level[o, WEDGE]
