"""Look-ahead: a short crisis tree valued by backward induction, logit at every node.

Target complies, complies in part or defies; issuer carries out, dilutes, extends or backs down;
the target's patrons stand aside, shield or enter; under attack the target may yet comply; fighting
ends in a deal or goes on; with no demand open the issuer may open fire, go on or stop (`stage`).
Ends are outlooks of the orders they mean (`branches`). Node probabilities are computed by type
under the public record: no parameter sets how likely a threat is to be believed.
"""

from typing import Any

from sim.engine.elementary import clamp, exp
from sim.engine.rules.branches import grow
from sim.engine.rules.leanings import lean_row
from sim.engine.rules.parts import (
    defied_value,
    end_value,
    fought_value,
    passed_value,
    put_off,
    struck_in_part,
    war_value,
    yielded_to,
)
from sim.engine.rules.retreats import lapse_share, name_lost
from sim.engine.rules.second import expect_second, seat_second
from sim.engine.rules.shift import later_gain
from sim.engine.rules.stage import count_postures, count_replies, days_anew, goes_over
from sim.engine.rules.types import average, logit_row, mean_resolve, precision_of
from sim.engine.rules.yielding import gives_way
from sim.engine.state.capacity import TYPES
from sim.engine.state.names import (
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
from sim.engine.state.places import (
    ISSUER_BACK_DOWN,
    ISSUER_CARRY_OUT,
    ISSUER_DILUTE,
    ISSUER_EXTEND,
    LAST_BACK_DOWN,
    LAST_CARRY_OUT,
    LAST_DILUTE,
    LATER_ATTACK,
    LATER_REST,
    N_ISSUER,
    N_LAST,
    N_LATER,
    N_PATRON,
    N_SECOND,
    N_TARGET,
    N_YIELD,
    PATRON_ASIDE,
    PATRON_ENTER,
    PATRON_SHIELD,
    SEAT_SECOND,
    SECOND_COME_IN,
    SECOND_STAY_OUT,
    TARGET_COMPLY,
    TARGET_DEFY,
    TARGET_PART,
    YIELD_COMPLY,
    YIELD_HOLD_OUT,
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
    """Chance that fighting ends in a deal: both save a part of the remaining cost.

    The issuer fears that power shifts back once its troops leave, and either side that a deal will
    be held to what a later war is worth to it, where that is less (Powell 2006).
    """
    issuer = c.ult_issuer[u]
    target = c.ult_target[u]
    wane_i = max(0.0, -c.discount[issuer] * mean_gain(s, w, u, issuer))
    wane_t = max(0.0, -c.discount[target] * mean_gain(s, w, u, target))
    keen_i = c.settled_cost * (1.0 - mean_resolve(w.mind, issuer))
    keen_t = c.settled_cost * (1.0 - mean_resolve(w.mind, target))
    for j in range(N_PATRON):
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
            w.q_patron[k, PATRON_ASIDE] = 1.0
            w.q_patron[k, PATRON_SHIELD] = 0.0
            w.q_patron[k, PATRON_ENTER] = 0.0
        w.mean_patron[PATRON_ASIDE] = 1.0
        w.mean_patron[PATRON_SHIELD] = 0.0
        w.mean_patron[PATRON_ENTER] = 0.0
        return
    stake = c.credibility_stake[patron] if c.on[M_ENTRAPMENT] == 1 else 0.0
    menu = c.branch[patron, NODE_PATRON]
    for k in range(TYPES):
        w.v_patron[k, PATRON_ASIDE] = war_value(w, patron, k, PATRON_ASIDE) - stake
        w.v_patron[k, PATRON_SHIELD] = war_value(w, patron, k, PATRON_SHIELD)
        w.v_patron[k, PATRON_ENTER] = war_value(w, patron, k, PATRON_ENTER)
        if c.on[M_STAND_ASIDE] == 1:
            logit_row(w.q_patron, w.v_patron, k, N_PATRON, precision_of(c, patron), menu)
            lean_row(c, s, w, w.q_patron, k, N_PATRON, patron)
        else:
            w.q_patron[k, PATRON_ASIDE] = 0.0
            w.q_patron[k, PATRON_SHIELD] = 1.0
            w.q_patron[k, PATRON_ENTER] = 0.0
    average(w.mean_patron, w.q_patron, w.mind, patron, N_PATRON)


def second_node(c: Any, s: Any, w: Any, u: int) -> None:
    """The second patron's answer at once with the main one's, by type: stay out, come in.

    Worths are over staying out, where it loses its stake. The menu is that of its seat (`second`).
    """
    b = s.second[u]
    w.mean_second[SECOND_STAY_OUT] = 1.0
    w.mean_second[SECOND_COME_IN] = 0.0
    if b < 0:
        return
    seat_second(c, s, w, u)
    w.under[SECOND_STAY_OUT] = w.entry_menu[SEAT_SECOND, PATRON_ASIDE]
    w.under[SECOND_COME_IN] = w.entry_menu[SEAT_SECOND, PATRON_ENTER]
    enters = w.mean_patron[PATRON_ENTER]
    for k in range(TYPES):
        w.v_second[k, SECOND_STAY_OUT] = 0.0
        beside = w.entry_beside[SEAT_SECOND, k] * enters
        w.v_second[k, SECOND_COME_IN] = w.entry_alone[SEAT_SECOND, k] + beside
        logit_row(w.q_second, w.v_second, k, N_SECOND, precision_of(c, b), w.under)
    average(w.mean_second, w.q_second, w.mind, b, N_SECOND)


def yield_node(c: Any, w: Any, u: int) -> None:
    """Days on which a target under attack complies with a standing demand, or holds out, by type.

    As shares of those looked ahead. It looks at once, and gives way if the attack outweighs what
    its tastes have withstood, else only with tastes drawn again. Without a demand there is
    nothing to comply with.
    """
    t = c.ult_target[u]
    w.mean_yield[YIELD_COMPLY] = 0.0
    if w.demanded == 0:
        return
    count_replies(c, w, u)
    w.under[YIELD_COMPLY] = w.replies[TARGET_COMPLY]
    w.under[YIELD_HOLD_OUT] = w.replies[TARGET_PART] + w.replies[TARGET_DEFY]
    anew = days_anew(c, t)
    for k in range(TYPES):
        w.v_yield[k, YIELD_COMPLY] = end_value(w, t, k, END_COMPLY)
        w.v_yield[k, YIELD_HOLD_OUT] = fought_value(c, w, t, k)
        logit_row(w.q_yield, w.v_yield, k, N_YIELD, precision_of(c, t), w.under)
        odds = w.q_yield[k, YIELD_COMPLY] / max(1e-300, w.q_yield[k, YIELD_HOLD_OUT])
        w.q_yield[k, YIELD_COMPLY] = gives_way(c, w, t, k, odds, anew)
        w.q_yield[k, YIELD_HOLD_OUT] = 1.0 - w.q_yield[k, YIELD_COMPLY]
    average(w.mean_yield, w.q_yield, w.mind, t, N_YIELD)


def later_node(c: Any, s: Any, w: Any, u: int) -> None:
    """The issuer's posture where no demand is open, by type: attack or not, as shares of the days.

    Of the days looked ahead; it changes only with tastes drawn again. While a demand stands this is
    what follows its lapse: then it is not attacking.
    """
    i = c.ult_issuer[u]
    count_postures(c, s, w, u)
    anew = days_anew(c, i)
    now = LATER_ATTACK if w.acting == 1 and w.demanded == 0 else LATER_REST
    for k in range(TYPES):
        w.v_later[k, LATER_ATTACK] = fought_value(c, w, i, k)
        w.v_later[k, LATER_REST] = end_value(w, i, k, END_FREE)
        logit_row(w.q_later, w.v_later, k, N_LATER, precision_of(c, i), w.under)
        w.q_later[k, LATER_ATTACK] *= anew
        w.q_later[k, LATER_REST] *= anew
        w.q_later[k, now] += 1.0 - anew
    average(w.mean_later, w.q_later, w.mind, i, N_LATER)


def issuer_node(c: Any, s: Any, w: Any, u: int, stake: float) -> None:
    """The issuer's act once defied, by type: carry out, dilute, extend, back down.

    Quantal, where perfect deterrence (Zagare and Kilgour 2000) has thresholds of credibility. A
    demand let pass lapses, and what the issuer may do without one comes later.
    """
    i = c.ult_issuer[u]
    precision = precision_of(c, i)
    menu = c.branch[i, NODE_ISSUER]
    last = w.last
    last[LAST_CARRY_OUT] = menu[ISSUER_CARRY_OUT]
    last[LAST_DILUTE] = menu[ISSUER_DILUTE]
    last[LAST_BACK_DOWN] = menu[ISSUER_BACK_DOWN]
    for k in range(TYPES):
        free = end_value(w, i, k, END_FREE)
        carried = yielded_to(w, i, k, fought_value(c, w, i, k), w.mean_yield[YIELD_COMPLY])
        w.v_issuer[k, LAST_CARRY_OUT] = carried - name_lost(c, s, i, V_HONOUR)
        kept = end_value(w, i, k, END_DILUTE) - name_lost(c, s, i, V_DILUTE)
        w.v_issuer[k, LAST_DILUTE] = kept - stake * (1.0 - c.claim_discharge)
        lapsed = passed_value(c, w, i, k, put_off(c, s, w, u, i, k))
        lapsed = lapsed - lapse_share(c) * stake - name_lost(c, s, i, V_IGNORE)
        w.v_issuer[k, LAST_BACK_DOWN] = lapsed
        logit_row(w.q_issuer, w.v_issuer, k, N_LAST, precision, last)
        later = 0.0
        for o in range(N_LAST):
            w.q_last[k, o] = w.q_issuer[k, o]
            later += w.q_issuer[k, o] * w.v_issuer[k, o]
        later += w.q_issuer[k, LAST_CARRY_OUT] * later_gain(s, u, i, k)
        w.v_issuer[k, ISSUER_BACK_DOWN] = w.v_issuer[k, LAST_BACK_DOWN]
        w.v_issuer[k, ISSUER_EXTEND] = (
            c.discount[i] * later
            + (1.0 - c.discount[i]) * free
            - c.extension_share * stake
            - name_lost(c, s, i, V_EXTEND)
        )
        extend_row(w.q_issuer, w.v_issuer, k, precision, menu)
        lean_row(c, s, w, w.q_issuer, k, N_ISSUER, i)
    average(w.mean_last, w.q_last, w.mind, i, N_LAST)
    average(w.mean_issuer, w.q_issuer, w.mind, i, N_ISSUER)


def extend_row(q: Any, v: Any, k: int, precision: float, menu: Any) -> None:
    """Odds of the issuer's four branches from those of the three without an extension.

    q[k, :3] comes in as carry out, dilute, back down, relative odds that an extension leaves alone.
    """
    down = q[k, LAST_BACK_DOWN]
    q[k, ISSUER_BACK_DOWN] = down
    q[k, ISSUER_EXTEND] = 0.0
    if menu[ISSUER_EXTEND] <= 0.0:
        return
    # a branch in reach to measure the extension against
    kept = ISSUER_CARRY_OUT if menu[ISSUER_CARRY_OUT] > 0.0 else ISSUER_BACK_DOWN
    gain = precision * (v[k, ISSUER_EXTEND] - v[k, kept])
    odds = menu[ISSUER_EXTEND] / menu[kept] * exp(clamp(gain, -300.0, 300.0))
    weight = odds * q[k, kept]
    total = 1.0 + weight
    q[k, ISSUER_CARRY_OUT] /= total
    q[k, ISSUER_DILUTE] /= total
    q[k, ISSUER_EXTEND] = weight / total
    q[k, ISSUER_BACK_DOWN] /= total


def target_node(c: Any, s: Any, w: Any, u: int) -> None:
    """The target's answer to the demand, by type: comply, in part, defy.

    It gives way only as far as its tastes, by what it has resisted so far, can still have it do so.
    """
    t = c.ult_target[u]
    struck = struck_in_part(c, w, u)
    for k in range(TYPES):
        fight = fought_value(c, w, t, k)
        w.v_target[k, TARGET_COMPLY] = end_value(w, t, k, END_COMPLY)
        w.v_target[k, TARGET_PART] = (1.0 - struck) * end_value(w, t, k, END_PART) + struck * fight
        w.v_target[k, TARGET_DEFY] = defied_value(c, s, w, u, t, k)
        logit_row(w.q_target, w.v_target, k, N_TARGET, precision_of(c, t), w.replies)
        lean_row(c, s, w, w.q_target, k, N_TARGET, t)
        hold_firm(c, w, t, k)
    average(w.mean_target, w.q_target, w.mind, t, N_TARGET)


def hold_firm(c: Any, w: Any, t: int, k: int) -> None:
    """Odds of complying, in whole or in part, cut to the chance that the target still gives way."""
    given = w.q_target[k, TARGET_COMPLY] + w.q_target[k, TARGET_PART]
    if given <= 0.0 or w.q_target[k, TARGET_DEFY] <= 0.0:
        return
    left = gives_way(c, w, t, k, given / max(1e-300, w.q_target[k, TARGET_DEFY]), goes_over(c, t))
    w.q_target[k, TARGET_COMPLY] *= left / given
    w.q_target[k, TARGET_PART] *= left / given
    w.q_target[k, TARGET_DEFY] = 1.0 - left
