"""What an outlook is worth to an actor: its own weights times what should come, by component.

War costs in what fighting does: own dead and days of effort, by `ruin` and `stamina`, at the share
of the war cost that resolve leaves. The same prices are borne when it has come (`welfare`).
"""

from typing import Any

from sim.engine.elementary import exp
from sim.engine.rules.blows import answer_by, expected_anger
from sim.engine.rules.breach import opening_price
from sim.engine.rules.provoke import called_down
from sim.engine.rules.theatre import ground
from sim.engine.state.names import (
    HURT,
    M_BLOWS,
    M_DISPLACEMENT,
    M_PUNISHMENT,
    M_REFUGEES,
    M_REVENGE,
    M_WEDGE,
    R_ISSUER,
    R_OUTSIDE,
    R_TARGET,
    WEDGE,
)


def backing(c: Any, s: Any, i: int) -> float:
    """The most that an outside power now gives issuer i, as far as their tie allows (claim A25)."""
    most = 0.0
    for j in range(c.n_actors):
        if c.side[j] < 0 and c.role[j] == R_OUTSIDE:
            most = max(most, s.level[j, WEDGE] * s.tie[i, j])
    return most


def patron_help(c: Any, s: Any, i: int) -> float:
    """The most that a patron of its own now gives an actor, as far as their tie carries it."""
    most = 0.0
    for p in range(c.n_actors):
        if c.patron[p, i] == 1 and p != i:
            most = max(most, s.support[p] * s.tie[i, p])
    return most


def war_burden(c: Any, s: Any, i: int) -> float:
    """War cost at no resolve; an outside power's or a patron's backing lightens it, a target's not.

    A target's patron helps its front instead.
    """
    if c.on[M_WEDGE] == 0 or c.role[i] == R_TARGET:
        return float(c.war_cost[i])
    most = patron_help(c, s, i)
    if c.role[i] == R_ISSUER:
        most = max(most, backing(c, s, i))
    return float(c.war_cost[i] * (1.0 - c.wedge_step * most))


def cost_of_war(c: Any, s: Any, i: int, dead: float, shelled: float, effort: float) -> float:
    """What own dead, those of them by fire, and days of full effort cost an actor of no resolve."""
    weighed = dead if c.on[M_PUNISHMENT] == 1 else dead - shelled
    return war_burden(c, s, i) * (weighed / c.ruin[i] + effort / c.stamina[i])


def at_home(c: Any, s: Any, i: int, effort: float, anger: float, fire: float) -> float:
    """Cost at home: anger that passes unanswered by fire of a weight, and weariness of effort."""
    answered = min(1.0, max(answer_by(c, s, i, fire), s.level[i, HURT]))
    return anger * (1.0 - answered) + s.weariness[i] * min(1.0, effort)


def faded_share(c: Any, days: float) -> float:
    """Share of a demand for an answer that has passed by the end of some days.

    What passes unanswered is paid at home; an answer in kind spares it.
    """
    return 1.0 - exp(-c.revenge_decay * days)


def kept_fade(c: Any, w: Any) -> float:
    """Share of a demand for an answer that passes over the days ahead; kept while it holds."""
    if w.fade_of[0] != c.revenge_decay or w.fade_of[1] != c.horizon:
        w.fade_of[0] = c.revenge_decay
        w.fade_of[1] = c.horizon
        w.fade = faded_share(c, c.horizon)
    return float(w.fade)


def format_price(c: Any, i: int, health: float) -> float:
    """Worth to an actor of a unit of a format's health: its stake at half health, dearer below."""
    return float(c.format_stake[i] * (1.0 + 0.5 * c.format_scarcity - c.format_scarcity * health))


def format_worth(c: Any, s: Any, i: int) -> float:
    """Worth to an actor of a unit of health of the format: higher the less is left (claim A18)."""
    worth = 0.0
    for g in range(c.n_agreements):
        if c.agreement_format[g] == 1 and c.agreement_member[g, i] == 1:
            worth += format_price(c, i, s.health[g])
    return worth


def tie_ahead(c: Any, s: Any, w: Any, i: int) -> float:
    """Worth of the ties that the outlook wears."""
    lost = 0.0
    for u in range(c.n_ultimatums):
        issuer = c.ult_issuer[u]
        for p in range(c.n_actors):
            if c.patron[p, c.ult_target[u]] == 0 or p == issuer:
                continue
            if issuer == i:
                lost += c.tie_value[i, p] * w.wear[u, p]
            elif p == i:
                lost += c.tie_value[i, issuer] * w.wear[u, p]
    return lost


def kept_anger(c: Any, s: Any, w: Any, i: int) -> float:
    """Anger that the fire on an actor should raise; kept until what it is made of changes."""
    made = w.anger_of[i]
    same = made[0] == w.fire_on[i] and made[1] == s.expected_blow[i] and made[2] == c.revenge[i]
    same = same and made[3] == c.horizon and made[4] == c.blow_power
    laws = c.blow_learning + 2.0 * c.on[M_BLOWS] + 4.0 * c.on[M_REVENGE]
    if same and made[5] == c.blow_ceiling and made[6] == laws:
        return float(w.anger[i])
    w.anger[i] = expected_anger(c, s, i, w.fire_on[i], c.horizon)
    made[0] = w.fire_on[i]
    made[1] = s.expected_blow[i]
    made[2] = c.revenge[i]
    made[3] = c.horizon
    made[4] = c.blow_power
    made[5] = c.blow_ceiling
    made[6] = laws
    return float(w.anger[i])


def home_ahead(c: Any, s: Any, w: Any, i: int) -> float:
    """What the outlook costs at home: anger unanswered, weariness, people put to flight."""
    gone = kept_fade(c, w)
    anger = s.revenge[i] * gone
    if w.shelled[i] > 0.0 and c.revenge[i] > 0.0 and c.on[M_PUNISHMENT] == 1:
        # Blows come all along the way, and each passes from its own day on.
        passed = 1.0 - gone / max(1e-9, c.revenge_decay * c.horizon)
        anger += passed * kept_anger(c, s, w, i)
    cost = at_home(c, s, i, w.effort[i], anger, w.firing[i])
    if c.on[M_REFUGEES] == 1 and c.on[M_DISPLACEMENT] == 1:
        cost += c.refugee_burden[i] * w.flight * 1e-5
    return cost


def cost_ahead(c: Any, s: Any, w: Any, i: int) -> float:
    """What the fighting of the outlook, answers to it included, costs an actor of no resolve."""
    answered = called_down(c, s, w, i) * c.horizon
    dead = w.lost[i] + answered
    return cost_of_war(c, s, i, dead, w.shelled[i] + answered, w.effort[i] * c.horizon)


def land_ahead(c: Any, s: Any, w: Any, i: int) -> float:
    """Worth of the ground of the outlook, and of the terms of a deal as far as it should last."""
    land = ground(c, i, w.ahead)
    return land + w.kept * c.line_value[s.deal_line, i] if s.deal_line >= 0 else land


def worth_ahead(c: Any, s: Any, w: Any, i: int) -> float:
    """Worth of the outlook to an actor but for what fighting costs it."""
    land = land_ahead(c, s, w, i) - c.disaster[i] * w.slide - home_ahead(c, s, w, i)
    forum = format_worth(c, s, i) * w.forum
    return land - tie_ahead(c, s, w, i) - forum - opening_price(c, s, w, i)


def enter_end(c: Any, s: Any, w: Any, end: int, i: int) -> None:
    """Keep what the outlook is worth to an actor as an end of the crisis tree."""
    if i >= 0:
        w.worth[end, i] = worth_ahead(c, s, w, i)
        w.cost[end, i] = cost_ahead(c, s, w, i)
