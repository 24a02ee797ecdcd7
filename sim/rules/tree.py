"""Look-ahead: a short crisis tree valued by backward induction, logit at every node.

Target complies, complies in part or defies; issuer carries out, dilutes, extends or backs down;
the target's patrons stand aside, shield or enter; under attack the target may yet comply; fighting
ends in a deal or goes on; with no demand open the issuer may open fire, go on or stop (`stage`).
Ends are outlooks of the orders they mean (`branches`). Node probabilities are computed by type
under the public record: no parameter sets how likely a threat is to be believed.
"""

from typing import Any

from sim.elementary import clamp, exp
from sim.rules.branches import grow
from sim.rules.leanings import lean_row
from sim.rules.parts import (
    defied,
    end_value,
    fought_value,
    passed,
    put_off,
    struck_in_part,
    war_value,
    yielded_to,
)
from sim.rules.retreats import lapse_share, name_lost
from sim.rules.second import expect_second, seat_second
from sim.rules.shift import later_gain
from sim.rules.stage import count_postures, count_replies, days_anew, goes_over
from sim.rules.types import average, logit_row, mean_resolve, precision_of
from sim.rules.yielding import gives_way
from sim.state.capacity import TYPES
from sim.state.names import (
    END_COMPLY,
    END_DILUTE,
    END_FREE,
    END_PART,
    M_COMMITMENT_PROBLEM,
    M_ENTRAPMENT,
    M_STAND_ASIDE,
    NODE_ISSUER,
    NODE_PATRON,
    V_DILUTE,
    V_EXTEND,
    V_HONOUR,
    V_IGNORE,
)


def weigh(c: Any, s: Any, w: Any, u: int, stake: float) -> None:
    """Fill the nodes of a grown tree when `stake` is the audience cost of backing down."""
    expect_second(c, s, w, u)
    settle(c, s, w, u)
    patron_node(c, s, w, u, c.ult_patron[u])
    second_node(c, s, w, u)
    yield_node(c, w, u)
    later_node(c, s, w, u)
    if w.demanded == 1:
        issuer_node(c, s, w, u, stake)
        target_node(c, s, w, u)


def solve(c: Any, s: Any, w: Any, u: int, stake: float, i: int) -> None:
    """Grow and weigh the tree for ultimatum `u`."""
    grow(c, s, w, u, i, 0)
    weigh(c, s, w, u, stake)


def settle(c: Any, s: Any, w: Any, u: int) -> None:
    """Chance that fighting ends in a deal: both save a part of the remaining cost (B1).

    The issuer fears that power shifts back once its troops leave, and either side that a deal will
    be held to what a later war is worth to it, where that is less (B2, Powell 2006).
    """
    issuer = c.ult_issuer[u]
    target = c.ult_target[u]
    wane_i = max(0.0, -c.discount[issuer] * mean_gain(s, w, u, issuer))
    wane_t = max(0.0, -c.discount[target] * mean_gain(s, w, u, target))
    keen_i = c.settled_cost * (1.0 - mean_resolve(w.mind, issuer))
    keen_t = c.settled_cost * (1.0 - mean_resolve(w.mind, target))
    for j in range(3):
        fear = 0.0
        if c.on[M_COMMITMENT_PROBLEM] == 1:
            fear = c.shift_fear * c.stake[issuer] * max(0.0, w.war_end[j] - w.end[END_FREE])
        saved_i = keen_i * w.war_cost[j, issuer] - fear - wane_i
        saved_t = keen_t * w.war_cost[j, target] - wane_t
        yes_i = 1.0 / (1.0 + exp(-precision_of(c, issuer) * saved_i))
        yes_t = 1.0 / (1.0 + exp(-precision_of(c, target) * saved_t))
        w.q_deal[j] = yes_i * yes_t


def mean_gain(s: Any, w: Any, u: int, i: int) -> float:
    """What putting a war off gains an actor, mean over believed types."""
    total = 0.0
    for k in range(TYPES):
        total += w.mind[i, k] * later_gain(s, u, i, k)
    return total


def patron_node(c: Any, s: Any, w: Any, u: int, patron: int) -> None:
    """A patron's answer to force against its client, by type, over the ends of `war_ends`."""
    if patron < 0:
        for k in range(TYPES):
            w.q_patron[k, 0] = 1.0
            w.q_patron[k, 1] = 0.0
            w.q_patron[k, 2] = 0.0
        w.mean_patron[0] = 1.0
        w.mean_patron[1] = 0.0
        w.mean_patron[2] = 0.0
        return
    stake = c.credibility_stake[patron] if c.on[M_ENTRAPMENT] == 1 else 0.0
    menu = c.branch[patron, NODE_PATRON]
    for k in range(TYPES):
        w.v_patron[k, 0] = war_value(w, patron, k, 0) - stake
        w.v_patron[k, 1] = war_value(w, patron, k, 1)
        w.v_patron[k, 2] = war_value(w, patron, k, 2)
        if c.on[M_STAND_ASIDE] == 1:
            logit_row(w.q_patron, w.v_patron, k, 3, precision_of(c, patron), menu)
            lean_row(c, s, w, w.q_patron, k, 3, patron)
        else:
            w.q_patron[k, 0] = 0.0
            w.q_patron[k, 1] = 1.0
            w.q_patron[k, 2] = 0.0
    average(w.mean_patron, w.q_patron, w.mind, patron, 3)


def second_node(c: Any, s: Any, w: Any, u: int) -> None:
    """The second patron's answer at once with the main one's, by type: stay out, come in.

    Worths are over staying out, where it loses its stake. The menu is that of its seat (`second`).
    """
    b = s.second[u]
    w.mean_second[0] = 1.0
    w.mean_second[1] = 0.0
    if b < 0:
        return
    seat_second(c, s, w, u)
    w.under[0] = w.entry_menu[1, 0]
    w.under[1] = w.entry_menu[1, 2]
    enters = w.mean_patron[2]
    for k in range(TYPES):
        w.v_second[k, 0] = 0.0
        w.v_second[k, 1] = w.entry_alone[1, k] + w.entry_beside[1, k] * enters
        logit_row(w.q_second, w.v_second, k, 2, precision_of(c, b), w.under)
    average(w.mean_second, w.q_second, w.mind, b, 2)


def yield_node(c: Any, w: Any, u: int) -> None:
    """Under attack, by type: days on which a target complies with a demand that stands, or holds

    out, as shares of those looked ahead. It looks at once, and gives way if the attack outweighs
    what its tastes have withstood, else only with tastes drawn anew. Without a demand there is
    nothing to comply with.
    """
    t = c.ult_target[u]
    w.mean_yield[0] = 0.0
    if w.demanded == 0:
        return
    count_replies(c, w, u)
    w.under[0] = w.replies[0]
    w.under[1] = w.replies[1] + w.replies[2]
    anew = days_anew(c, t)
    for k in range(TYPES):
        w.v_yield[k, 0] = end_value(w, t, k, END_COMPLY)
        w.v_yield[k, 1] = fought_value(c, w, t, k)
        logit_row(w.q_yield, w.v_yield, k, 2, precision_of(c, t), w.under)
        odds = w.q_yield[k, 0] / max(1e-300, w.q_yield[k, 1])
        w.q_yield[k, 0] = gives_way(c, w, t, k, odds, anew)
        w.q_yield[k, 1] = 1.0 - w.q_yield[k, 0]
    average(w.mean_yield, w.q_yield, w.mind, t, 2)


def later_node(c: Any, s: Any, w: Any, u: int) -> None:
    """The issuer's posture where no demand is open, by type: attack or not, as shares of the days

    looked ahead: it changes only with tastes drawn anew. While a demand stands this is what follows
    its lapse: then it is not attacking.
    """
    i = c.ult_issuer[u]
    count_postures(c, s, w, u)
    anew = days_anew(c, i)
    now = 0 if w.acting == 1 and w.demanded == 0 else 1
    for k in range(TYPES):
        w.v_later[k, 0] = fought_value(c, w, i, k)
        w.v_later[k, 1] = end_value(w, i, k, END_FREE)
        logit_row(w.q_later, w.v_later, k, 2, precision_of(c, i), w.under)
        w.q_later[k, 0] *= anew
        w.q_later[k, 1] *= anew
        w.q_later[k, now] += 1.0 - anew
    average(w.mean_later, w.q_later, w.mind, i, 2)


def issuer_node(c: Any, s: Any, w: Any, u: int, stake: float) -> None:
    """The issuer's act once defied, by type: carry out, dilute, extend, back down.

    Quantal, where perfect deterrence (Zagare and Kilgour 2000) has thresholds of credibility. A
    demand let pass lapses, and what the issuer may do without one comes later.
    """
    i = c.ult_issuer[u]
    precision = precision_of(c, i)
    menu = c.branch[i, NODE_ISSUER]
    last = w.last
    last[0] = menu[0]
    last[1] = menu[1]
    last[2] = menu[3]
    for k in range(TYPES):
        free = end_value(w, i, k, END_FREE)
        carried = yielded_to(w, i, k, fought_value(c, w, i, k), w.mean_yield[0])
        w.v_issuer[k, 0] = carried - name_lost(c, s, i, V_HONOUR)
        kept = end_value(w, i, k, END_DILUTE) - name_lost(c, s, i, V_DILUTE)
        w.v_issuer[k, 1] = kept - stake * (1.0 - c.claim_discharge)
        lapsed = passed(c, w, i, k, put_off(c, s, w, u, i, k))
        w.v_issuer[k, 2] = lapsed - lapse_share(c) * stake - name_lost(c, s, i, V_IGNORE)
        logit_row(w.q_issuer, w.v_issuer, k, 3, precision, last)
        later = 0.0
        for o in range(3):
            w.q_last[k, o] = w.q_issuer[k, o]
            later += w.q_issuer[k, o] * w.v_issuer[k, o]
        later += w.q_issuer[k, 0] * later_gain(s, u, i, k)
        w.v_issuer[k, 3] = w.v_issuer[k, 2]
        w.v_issuer[k, 2] = (
            c.discount[i] * later
            + (1.0 - c.discount[i]) * free
            - c.extension_share * stake
            - name_lost(c, s, i, V_EXTEND)
        )
        extend_row(w.q_issuer, w.v_issuer, k, precision, menu)
        lean_row(c, s, w, w.q_issuer, k, 4, i)
    average(w.mean_last, w.q_last, w.mind, i, 3)
    average(w.mean_issuer, w.q_issuer, w.mind, i, 4)


def extend_row(q: Any, v: Any, k: int, precision: float, menu: Any) -> None:
    """Odds of the issuer's four branches from those of the three without an extension.

    q[k, :3] comes in as carry out, dilute, back down, relative odds that an extension leaves alone.
    """
    down = q[k, 2]
    q[k, 3] = down
    q[k, 2] = 0.0
    if menu[2] <= 0.0:
        return
    kept = 0 if menu[0] > 0.0 else 3  # a branch in reach to measure the extension against
    odds = menu[2] / menu[kept] * exp(clamp(precision * (v[k, 2] - v[k, kept]), -300.0, 300.0))
    weight = odds * q[k, kept]
    total = 1.0 + weight
    q[k, 0] /= total
    q[k, 1] /= total
    q[k, 2] = weight / total
    q[k, 3] /= total


def target_node(c: Any, s: Any, w: Any, u: int) -> None:
    """The target's answer to the demand, by type: comply, in part, defy.

    It gives way only as far as its tastes, by what it has resisted so far, can still have it do so.
    """
    t = c.ult_target[u]
    struck = struck_in_part(c, w, u)
    for k in range(TYPES):
        fight = fought_value(c, w, t, k)
        w.v_target[k, 0] = end_value(w, t, k, END_COMPLY)
        w.v_target[k, 1] = (1.0 - struck) * end_value(w, t, k, END_PART) + struck * fight
        w.v_target[k, 2] = defied(c, s, w, u, t, k)
        logit_row(w.q_target, w.v_target, k, 3, precision_of(c, t), w.replies)
        lean_row(c, s, w, w.q_target, k, 3, t)
        hold_firm(c, w, t, k)
    average(w.mean_target, w.q_target, w.mind, t, 3)


def hold_firm(c: Any, w: Any, t: int, k: int) -> None:
    """Odds of complying, in whole or in part, cut to the chance that the target still gives way."""
    given = w.q_target[k, 0] + w.q_target[k, 1]
    if given <= 0.0 or w.q_target[k, 2] <= 0.0:
        return
    left = gives_way(c, w, t, k, given / max(1e-300, w.q_target[k, 2]), goes_over(c, t))
    w.q_target[k, 0] *= left / given
    w.q_target[k, 1] *= left / given
    w.q_target[k, 2] = 1.0 - left
