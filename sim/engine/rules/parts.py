"""What the stages of a crisis are worth to each actor, by its part in them, in a weighed tree.

A later stage counts at the actor's discount over the days looked ahead, the days until then as if
nothing were done.
"""

from typing import Any

from sim.engine.rules.nodes import answer_branch
from sim.engine.rules.shift import later_gain
from sim.engine.rules.stage import days_anew
from sim.engine.rules.types import resolve_of
from sim.engine.state.names import END_COMPLY, END_DILUTE, END_FREE, END_PART, END_WAR, M_ENTRAPMENT
from sim.engine.state.places import (
    ISSUER_BACK_DOWN,
    ISSUER_CARRY_OUT,
    ISSUER_DILUTE,
    ISSUER_EXTEND,
    LAST_BACK_DOWN,
    LAST_CARRY_OUT,
    LAST_DILUTE,
    LATER_ATTACK,
    N_ISSUER,
    N_PATRON,
    SECOND_COME_IN,
    TARGET_COMPLY,
    TARGET_DEFY,
    TARGET_PART,
    YIELD_COMPLY,
)


def end_value(w: Any, i: int, k: int, end: int) -> float:
    """Worth of an end of the tree to actor i of type k."""
    return float(w.worth[end, i] - (1.0 - resolve_of(k)) * w.cost[end, i])


def war_value(w: Any, i: int, k: int, j: int) -> float:
    """Worth to actor i of type k of the threatened act under answer j of the main patron."""
    return float(w.war_worth[j, i] - (1.0 - resolve_of(k)) * w.war_cost[j, i])


def fought_value(c: Any, w: Any, i: int, k: int) -> float:
    """Worth to actor i of type k of the threatened act, over what the patrons may do.

    A deal that ends the fighting early saves a part of what it costs.
    """
    total = 0.0
    for j in range(N_PATRON):
        burden = (1.0 - resolve_of(k)) * w.war_cost[j, i] * (1.0 - c.settled_cost * w.q_deal[j])
        total += w.mean_patron[j] * (w.war_worth[j, i] - burden)
    return total


def yielded_to(w: Any, i: int, k: int, fought: float, share: float) -> float:
    """Worth of fighting where the target complies on a share of the days."""
    return fought + share * (end_value(w, i, k, END_COMPLY) - fought)


def second_fought(c: Any, w: Any, i: int, k: int) -> float:
    """Worth of the threatened act to the second patron of type k, its own answer to come."""
    stake = c.credibility_stake[i] if c.on[M_ENTRAPMENT] == 1 else 0.0
    fought = w.q_second[k, SECOND_COME_IN] * w.v_second[k, SECOND_COME_IN] - stake
    for j in range(N_PATRON):
        fought += w.mean_patron[j] * end_value(w, i, k, END_WAR + j)
    return float(fought)


def fought_for(c: Any, s: Any, w: Any, u: int, i: int, k: int) -> float:
    """Worth of the threatened act to actor i of type k, its own answers to it included."""
    if i == s.second[u] and i != c.ult_patron[u]:
        return second_fought(c, w, i, k)
    if i != c.ult_patron[u] or i == c.ult_target[u]:
        return fought_value(c, w, i, k)
    fought = 0.0
    for o in range(N_PATRON):
        fought += w.q_patron[k, o] * w.v_patron[k, o]
    return fought


def attacked_value(c: Any, s: Any, w: Any, u: int, i: int, k: int) -> float:
    """Worth to actor i of type k of the threatened act while the demand stands."""
    share = w.q_yield[k, YIELD_COMPLY] if i == c.ult_target[u] else w.mean_yield[YIELD_COMPLY]
    return yielded_to(w, i, k, fought_for(c, s, w, u, i, k), float(share))


def quiet_value(c: Any, s: Any, w: Any, u: int, i: int, k: int) -> float:
    """Worth to actor i of type k of the days ahead with no demand open."""
    attack = w.q_later[k, LATER_ATTACK] if i == c.ult_issuer[u] else w.mean_later[LATER_ATTACK]
    value = attack * fought_for(c, s, w, u, i, k)
    return float(value + (1.0 - attack) * end_value(w, i, k, END_FREE))


def put_off(c: Any, s: Any, w: Any, u: int, i: int, k: int) -> float:
    """Worth to actor i of type k of the days after a lapse: a war then has the later odds."""
    attack = w.q_later[k, LATER_ATTACK] if i == c.ult_issuer[u] else w.mean_later[LATER_ATTACK]
    return quiet_value(c, s, w, u, i, k) + float(attack) * later_gain(s, u, i, k)


def passed_value(c: Any, w: Any, i: int, k: int, later: float) -> float:
    """Worth of a stage that comes to `later` once the days ahead have gone by in quiet."""
    free = end_value(w, i, k, END_FREE)
    return free + c.discount[i] * (later - free)


def under_way(c: Any, w: Any, u: int) -> float:
    """Share of the days ahead on which an attack made already goes on without a new choice."""
    return 1.0 - days_anew(c, c.ult_issuer[u]) if w.acting == 1 else 0.0


def struck_in_part(c: Any, w: Any, u: int) -> float:
    """Chance that a target that complies in part is attacked: the less, the more it gives."""
    on = under_way(c, w, u)
    return float((1.0 - c.in_part) * (on + (1.0 - on) * w.mean_issuer[ISSUER_CARRY_OUT]))


def defied_value(c: Any, s: Any, w: Any, u: int, i: int, k: int) -> float:
    """Worth to actor i of type k of a demand defied.

    It is that of the attack under way, or of what the issuer is expected to do. Who defies under
    attack has the choice to give way behind it.
    """
    on = under_way(c, w, u)
    value = 0.0
    if on > 0.0:
        there = i == c.ult_target[u]
        value = on * (fought_for(c, s, w, u, i, k) if there else attacked_value(c, s, w, u, i, k))
    return value + (1.0 - on) * threatened_value(c, s, w, u, i, k)


def threatened_value(c: Any, s: Any, w: Any, u: int, i: int, k: int) -> float:
    """Worth to actor i of type k of a demand defied, by what the issuer is expected to do."""
    fought = attacked_value(c, s, w, u, i, k)
    dilute = end_value(w, i, k, END_DILUTE)
    lapsed = passed_value(c, w, i, k, put_off(c, s, w, u, i, k))
    late = fought + later_gain(s, u, i, k)
    last = w.mean_last
    first = w.mean_issuer
    later = last[LAST_CARRY_OUT] * late + last[LAST_DILUTE] * dilute
    later += last[LAST_BACK_DOWN] * lapsed
    value = first[ISSUER_CARRY_OUT] * fought + first[ISSUER_DILUTE] * dilute
    value += first[ISSUER_BACK_DOWN] * lapsed
    return float(value + first[ISSUER_EXTEND] * passed_value(c, w, i, k, later))


def target_value(w: Any, k: int, comply: float) -> float:
    """Worth to a target of type k of an answer to the demand: all, part or none of it."""
    return float(w.v_target[k, answer_branch(comply)])


def top_value(w: Any, i: int, k: int, later: float) -> float:
    """Worth to actor i of type k of standing at the top of the tree, `later` once it is defied."""
    met = w.mean_target[TARGET_COMPLY] * end_value(w, i, k, END_COMPLY)
    met += w.mean_target[TARGET_PART] * end_value(w, i, k, END_PART)
    return float(met + w.mean_target[TARGET_DEFY] * later)


def overdue_value(c: Any, s: Any, w: Any, u: int, i: int, k: int) -> float:
    """Worth to actor i of type k of a demand whose deadline has passed unmet."""
    if i != c.ult_issuer[u]:
        return defied_value(c, s, w, u, i, k)
    late = 0.0
    for o in range(N_ISSUER):
        late += w.q_issuer[k, o] * w.v_issuer[k, o]
    return late


def asked_value(c: Any, s: Any, w: Any, u: int, i: int, k: int) -> float:
    """Worth to actor i of type k of standing at the top of the tree, by its part in it."""
    return top_value(w, i, k, overdue_value(c, s, w, u, i, k))


def stage_value(c: Any, s: Any, w: Any, u: int, i: int, k: int) -> float:
    """Worth to actor i of type k of the stage that the demand is in, by its part in it."""
    return asked_value(c, s, w, u, i, k) if w.demanded == 1 else quiet_value(c, s, w, u, i, k)
