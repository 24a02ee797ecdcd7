"""The stage game: a crisis goes on when the fate of its demand is settled.

While a demand stands the target can comply and the issuer must answer to its deadline. When none
stands, for it was never made, has lapsed, been met or withdrawn, or a deal has overtaken it, there
is nothing to comply with, but the issuer may still open fire, go on or stop by the postures of its
menu, and patrons may answer. Under a deal that fire breaks it, as the outlook knows. Each stage is
worth to an actor what the next should bring, discounted by the days until then.
"""

from typing import Any

from sim.engine.elementary import expm1
from sim.engine.rules.nodes import answer_branch
from sim.engine.rules.trial import aim_of_option, answers_now
from sim.engine.state.names import (
    AIR,
    COMPLY,
    FORCE,
    M_TASTES,
    NODE_TARGET,
    SEA,
    STRIKE,
    TEMPO,
    U_OPEN,
)
from sim.engine.state.places import LATER_ATTACK, LATER_REST, N_TARGET, TARGET_DEFY

SELDOM = 1e-6  # draws expected below which the share is taken to first order


def is_party(c: Any, u: int, i: int) -> bool:
    """True for issuer and target of a demand, the target's patrons and whoever backs the issuer."""
    if c.ult_issuer[u] == i or c.ult_target[u] == i or c.ult_patron[u] == i:
        return True
    return c.patron[i, c.ult_target[u]] == 1 or c.patron[i, c.ult_issuer[u]] == 1


def in_play(c: Any, u: int, i: int) -> bool:
    """True for those whose worth the tree of a demand keeps: issuer, target and main patron."""
    return c.ult_issuer[u] == i or c.ult_target[u] == i or c.ult_patron[u] == i


def own_ultimatum(c: Any, i: int) -> int:
    """The first ultimatum an actor is party to; -1 if none."""
    for u in range(c.n_ultimatums):
        if is_party(c, u, i):
            return u
    return -1


def same_pair(c: Any, u: int, x: int) -> bool:
    """True for two demands of one issuer on one target."""
    return c.ult_issuer[u] == c.ult_issuer[x] and c.ult_target[u] == c.ult_target[x]


def is_played(c: Any, s: Any, u: int) -> bool:
    """True if the stage game of a demand is one of those that count today.

    Every open demand has its own. A pair of issuer and target without one has a single war to think
    of, however many demands lie behind it: that of the first.
    """
    if s.ult_status[u] == U_OPEN:
        return True
    for x in range(c.n_ultimatums):
        if x != u and same_pair(c, u, x) and (x < u or s.ult_status[x] == U_OPEN):
            return False
    return True


def count_replies(c: Any, w: Any, u: int) -> None:
    """How many postures of the target comply in full, in part and not, into `w.replies`.

    Options alike are counted once; to do nothing is within everybody's reach.
    """
    t = c.ult_target[u]
    for n in range(N_TARGET):
        w.replies[n] = c.branch[t, NODE_TARGET, n]
    if c.ult_asks[u] >= 1.0:
        return
    for n in range(N_TARGET):
        w.replies[n] = 0.0
    for o in range(c.n_options[t, FORCE]):
        comply = c.level[t, FORCE, o, COMPLY] / c.ult_asks[u]
        n = answer_branch(comply)
        w.replies[n] += c.weight[t, FORCE, o]
    w.replies[TARGET_DEFY] = max(w.replies[TARGET_DEFY], 1.0)


def days_anew(c: Any, i: int) -> float:
    """Share of the days looked ahead on which an actor has tastes drawn again, mean over its clock.

    Until then it holds what it has chosen while nothing changes, however often it looks.
    """
    clock = c.redraw[i] if c.on[M_TASTES] == 1 else c.reconsider[i, FORCE]
    drawn = clock * c.horizon
    return 1.0 + expm1(-drawn) / drawn if drawn > SELDOM else 0.5 * drawn


def goes_over(c: Any, i: int) -> float:
    """Chance that an actor draws its tastes again within the days looked ahead."""
    return -expm1(-c.redraw[i] * c.horizon)


def attacks(c: Any, s: Any, i: int, o: int, target: int) -> bool:
    """True for a posture that has its holder fire at a target or assault it."""
    level = c.level[i, FORCE, o]
    force = level[STRIKE] + level[AIR] + level[SEA] + level[TEMPO]
    return force > 0.0 and aim_of_option(c, s, i, o) == target


def count_postures(c: Any, s: Any, w: Any, u: int) -> None:
    """How many postures of the issuer attack the target and how many do not, into `w.under`.

    Options alike are counted once. What a campaign that no posture carries does can go on; to
    attack no more is within everybody's reach.
    """
    i = c.ult_issuer[u]
    target = c.ult_target[u]
    w.under[LATER_ATTACK] = 0.0
    w.under[LATER_REST] = 0.0
    for o in range(c.n_options[i, FORCE]):
        branch = LATER_ATTACK if attacks(c, s, i, o, target) else LATER_REST
        w.under[branch] += c.weight[i, FORCE, o]
    if answers_now(s, i, target):
        w.under[LATER_ATTACK] = max(w.under[LATER_ATTACK], 1.0)
    w.under[LATER_REST] = max(w.under[LATER_REST], 1.0)
