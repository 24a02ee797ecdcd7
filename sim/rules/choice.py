"""Choice among options: quantal response over payoffs and doctrine, and its public reading."""

from typing import Any

from sim.elementary import exp
from sim.rules.demands import may_be_made
from sim.rules.fire import is_open
from sim.rules.interventions import obey
from sim.rules.observe import observe
from sim.rules.predicate import holds
from sim.rules.trace import note_choice
from sim.rules.types import precision_of
from sim.state.capacity import TRAITS, TYPES
from sim.state.names import (
    COMPLY,
    FORCE,
    M_LADDER,
    N_DOCTRINE,
    N_PAYOFF,
    RESPONSE,
    RUNG,
    SIGNAL,
    T_CLIENT,
    T_DEADLINE,
    T_INCIDENT,
    T_LOST,
    T_MOBILISE,
    T_NEWS,
    T_OFFER,
    T_REVIEW,
    T_SUPPORT,
    T_TRUCE,
    TALK,
    U_OPEN,
    V_ACKNOWLEDGE,
    V_EXTEND,
    V_ISSUE,
    V_OPEN_GATE,
    V_PLEDGE,
    V_RENEW,
    V_WITHDRAW,
)

# Which triggers prompt a decision on which track (model: a posture lasts until a trigger).
PROMPT_FORCE = (T_INCIDENT | T_DEADLINE | T_LOST | T_SUPPORT | T_TRUCE | T_OFFER | T_CLIENT
                | T_NEWS | T_MOBILISE | T_REVIEW)
PROMPT_TALK = T_DEADLINE | T_OFFER | T_TRUCE | T_NEWS
PROMPT_SIGNAL = T_INCIDENT | T_DEADLINE | T_CLIENT | T_NEWS


def prompts(s: Any, i: int, track: int) -> bool:
    """True if something public forces a decision on this track today."""
    if track == FORCE:
        return (s.trigger[i] & PROMPT_FORCE) != 0
    if track == TALK:
        return (s.trigger[i] & PROMPT_TALK) != 0
    if track == SIGNAL:
        return (s.trigger[i] & PROMPT_SIGNAL) != 0
    return True


def meaningful(c: Any, s: Any, w: Any, i: int, verb: int) -> bool:
    """False for a verb with nothing to act on: renewing a threat that is not open, demanding what

    is already given, owning a clash that never was.
    """
    about = verb == V_ISSUE or verb == V_RENEW or verb == V_EXTEND or verb == V_WITHDRAW
    if about:
        for u in range(c.n_ultimatums):
            if c.ult_issuer[u] == i:
                if verb == V_ISSUE and may_be_made(c, s, u) and not holds(c, s, w, c.ult_demand[u]):
                    return True
                if verb != V_ISSUE and s.ult_status[u] == U_OPEN:
                    return True
        return False
    if verb == V_PLEDGE:
        for g in range(c.n_pledges):
            if c.pledge_holder[g] == i and s.pledge_active[g] == 0:
                return True
        return False
    if verb == V_OPEN_GATE:
        return s.gate[i] == 0
    if verb == V_ACKNOWLEDGE:
        for j in range(c.n_actors):
            if is_open(s, i, j) or is_open(s, j, i):
                return True
        return False
    return True


def demanded_of(c: Any, s: Any, i: int) -> bool:
    """True while an ultimatum to the actor is open."""
    for u in range(c.n_ultimatums):
        if c.ult_target[u] == i and s.ult_status[u] == U_OPEN:
            return True
    return False


def reached(c: Any, s: Any, i: int, track: int, o: int, rival: int) -> int:
    """Rung of the ladder on which an option's author stands towards whom it is aimed at."""
    if track == FORCE and c.against[i, o] >= 0:
        rival = c.against[i, o]
    return int(s.rung[i, rival])


def feasible(c: Any, s: Any, w: Any, i: int, track: int, rival: int) -> None:
    """Mark options out of reach: verbs with nothing to act on, and more rungs up at once than

    the ladder allows (B10).
    """
    for o in range(c.n_options[i, track]):
        w.excluded[o] = 0
        if not meaningful(c, s, w, i, c.verb[i, track, o]):
            w.excluded[o] = 1
        if c.level[i, track, o, COMPLY] > 0.0 and not demanded_of(c, s, i):
            w.excluded[o] = 1
        climb = c.level[i, track, o, RUNG] - reached(c, s, i, track, o, rival)
        if c.on[M_LADDER] == 1 and track < RESPONSE and climb > c.ladder_step:
            w.excluded[o] = 1


def spread(c: Any, w: Any, i: int, track: int, k: int, precision: float) -> None:
    """`w.probability` from `w.value`: logit with each duplicate group counted once."""
    n = c.n_options[i, track]
    top = -1e9
    for o in range(n):
        if w.excluded[o] == 0 and w.value[o] > top:
            top = w.value[o]
    total = 0.0
    for o in range(n):
        w.probability[o] = 0.0
        if w.excluded[o] == 0:
            w.probability[o] = c.weight[i, track, o] * exp(precision * (w.value[o] - top))
            total += w.probability[o]
    for o in range(n):
        w.probability[o] = w.probability[o] / total if total > 0.0 else 1.0 / n


def evaluate_type(c: Any, w: Any, i: int, track: int, k: int) -> None:
    """`w.value` = payoffs of type k plus the doctrine columns in `w.doctrine`."""
    for o in range(c.n_options[i, track]):
        value = 0.0
        for x in range(N_PAYOFF):
            value += w.payoff[k, o, x]
        for x in range(N_DOCTRINE):
            w.payoff[k, o, N_PAYOFF + x] = w.doctrine[o, x]
        if w.doctrine[o, 2] <= -5.0:
            w.value[o] = value + w.doctrine[o, 0] + w.doctrine[o, 1] - 50.0
        else:
            w.value[o] = value + w.doctrine[o, 0] + w.doctrine[o, 1] + w.doctrine[o, 2]


def ask(c: Any, v: Any, w: Any, seats: Any, i: int, d: int) -> None:
    """Let doctrine d of actor i fill its columns for the view.

    `seats` is (policies, traits, u): the policies by slot and the two arrays handed to them.
    """
    traits = seats[1]
    u = seats[2]
    for n in range(TRAITS):
        traits[n] = c.trait[i, d, n]
    for o in range(v.n_options):
        for x in range(N_DOCTRINE):
            u[o, x] = 0.0
    seats[0][c.doctrine_policy[i, d]](v, traits, u)
    for o in range(v.n_options):
        for x in range(N_DOCTRINE):
            w.doctrine[o, x] = u[o, x]


def judge(c: Any, s: Any, w: Any, v: Any, seats: Any, i: int, track: int, chosen: int) -> None:
    """Likelihood of the chosen option by type under the reference mixture of doctrines.

    A change of posture is read as a change: the likelihood is conditional on leaving the current
    option, so that a posture kept is no evidence.
    """
    current = s.posture[i, track] if track < SIGNAL else -1
    observe(c, s, v, i, track, 1)
    for k in range(TYPES):
        s.likelihood[i, track, k] = 0.0
    for d in range(c.n_doctrines[i]):
        if c.doctrine_weight[i, d] <= 0.0:
            continue
        ask(c, v, w, seats, i, d)
        for k in range(TYPES):
            evaluate_type(c, w, i, track, k)
            spread(c, w, i, track, k, precision_of(c, i))
            p = w.probability[chosen]
            if current >= 0:
                away = 1.0 - w.probability[current]
                p = p / away if away > 1e-12 else 1.0
            s.likelihood[i, track, k] += c.doctrine_weight[i, d] * p


def invert(p: Any, n: int, u: float) -> int:
    """The option at quantile u of the odds p[:n]."""
    mass = 0.0
    for o in range(n):
        mass += p[o]
        if u < mass:
            return o
    return n - 1


def revise_plan(s: Any, w: Any, i: int, track: int, n: int, u: float) -> int:
    """A trigger makes an actor look again, with the tastes it had: maximal coupling.

    The odds after the look are those of the logit, but the posture moves only as far as they have
    moved since the last look (Lindvall 1992): noise is not drawn anew at every event, or many
    events would make every rare option happen. The first look leaves a standing posture as it is.
    """
    current = s.posture[i, track]
    if s.planned[i, track] == 0:
        w.stay = 1.0
        return current
    before = s.plan[i, track, current]
    after = w.probability[current]
    w.stay = after / before if before > after else 1.0
    if u < w.stay:
        return current
    total = 0.0
    for o in range(n):
        total += max(0.0, w.probability[o] - s.plan[i, track, o])
    mass = 0.0
    for o in range(n):
        mass += max(0.0, w.probability[o] - s.plan[i, track, o])
        if total > 0.0 and (u - w.stay) * total < mass * (1.0 - w.stay) and o != current:
            return o
    return current


def decide(
    c: Any,
    s: Any,
    w: Any,
    v: Any,
    seats: Any,
    i: int,
    track: int,
    rival: int,
    u: float,
    fresh: bool,
) -> int:
    """Choose an option of a track with the payoffs already in `w.payoff`; returns its index.

    fresh: the actor thinks again from the start; else it revises a standing plan. -1 where the
    actor is told to say or answer what is out of reach.
    """
    feasible(c, s, w, i, track, rival)
    observe(c, s, v, i, track, 0)
    ask(c, v, w, seats, i, c.doctrine[i])
    evaluate_type(c, w, i, track, s.kind[i])
    spread(c, w, i, track, s.kind[i], precision_of(c, i))
    n = c.n_options[i, track]
    w.stay = -1.0
    if track < SIGNAL and not fresh:
        chosen = revise_plan(s, w, i, track, n, u)
    else:
        chosen = invert(w.probability, n, u)
    if track < SIGNAL:
        for o in range(n):
            s.plan[i, track, o] = w.probability[o]
        s.planned[i, track] = 1
    chosen = obey(c, s, w, i, track, chosen)
    if chosen < 0:
        return chosen
    if c.trace > 0:
        note_choice(c, s, w, i, track, chosen)
    w.taken[i, track, chosen] += 1
    w.actor = i
    w.track = track
    w.chosen = chosen
    w.draw = u
    return chosen


def told(s: Any, i: int, track: int, chosen: int) -> bool:
    """True if a choice is an act that rivals can read: a posture kept is none."""
    return track >= SIGNAL or chosen != s.posture[i, track]


def record(
    c: Any, s: Any, w: Any, v: Any, seats: Any, i: int, track: int, chosen: int
) -> None:
    """Enter an act in the day's record: seen or not, and how rivals will judge it."""
    s.acted[i, track] = chosen
    s.visible[i, track] = 0 if c.hidden[i] == 1 else 1
    judge(c, s, w, v, seats, i, track, chosen)
