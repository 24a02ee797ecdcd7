"""Worth of an answer to a pledge, a deadline or a blow, and of another week of a campaign.

Issuers answer to pledges and deadlines, patrons to blows to their clients, anyone to a blow to
itself.
"""

from typing import Any

from sim.engine.rules.account import cost_ahead, worth_ahead
from sim.engine.rules.demands import stake_of
from sim.engine.rules.nodes import issuer_branch
from sim.engine.rules.outlook import outlook
from sim.engine.rules.retreats import retreat_cost
from sim.engine.rules.second import help_of, odds_of, other_patron
from sim.engine.rules.tree import solve
from sim.engine.rules.trial import (
    hold_answer,
    lift,
    order_answer,
    order_part,
    restore_orders,
)
from sim.engine.rules.types import foresight, resolve_of
from sim.engine.state.capacity import TYPES
from sim.engine.state.names import (
    C_AUDIENCE,
    C_COST,
    C_LOOKAHEAD,
    END_COMPLY,
    M_ENTRAPMENT,
    MOBILISE,
    PRICE,
    RESPONSE,
    V_DILUTE,
    V_ENTER,
    V_HONOUR,
    V_SHIELD,
    V_STAND_ASIDE,
    V_WARN,
)
from sim.engine.state.places import (
    ISSUER_BACK_DOWN,
    ISSUER_DILUTE,
    SLOT_ISSUER,
    SLOT_PATRON,
    SLOT_RIVAL,
)

TALLY = END_COMPLY  # place of the ends that holds a sum while no tree is read


def price_issuer(c: Any, s: Any, w: Any, i: int, u: int) -> None:
    """Payoffs of honouring, diluting, delaying, extending or ignoring."""
    solve(c, s, w, u, stake_of(c, s, u), -1)
    ahead = foresight(c, i)
    for o in range(c.n_options[i, RESPONSE]):
        verb = c.verb[i, RESPONSE, o]
        for k in range(TYPES):
            row = w.payoff[k, o]
            row[C_COST] = -c.level[i, RESPONSE, o, PRICE]
            gain = w.v_issuer[k, issuer_branch(verb)] - w.v_issuer[k, ISSUER_BACK_DOWN]
            row[C_LOOKAHEAD] = ahead * gain
            if issuer_branch(verb) == ISSUER_BACK_DOWN:
                row[C_AUDIENCE] = -(1.0 - ahead) * retreat_cost(c, s, i, verb)


def acts(verb: int) -> bool:
    """True for an answer that puts fire or a shield in force."""
    return verb == V_HONOUR or verb == V_DILUTE or verb == V_ENTER or verb == V_SHIELD


def outlook_worth(c: Any, s: Any, w: Any, i: int, share: float) -> None:
    """Add a share of the worth to i of the outlook of the orders in force to the tally."""
    outlook(c, s, w, c.horizon)
    w.worth[TALLY, i] += share * worth_ahead(c, s, w, i)
    w.cost[TALLY, i] += share * cost_ahead(c, s, w, i)


def answered_worth(c: Any, s: Any, w: Any, i: int, foe: int, client: int, likely: float,
                   share: float) -> None:
    """Add a share of the worth to i of its orders in force, where war on its client is likely."""
    if likely < 1.0:
        outlook_worth(c, s, w, i, share * (1.0 - likely))
    likely *= share
    war = int(max(c.answer[foe, V_HONOUR], c.answer[foe, V_ENTER]))
    if client < 0 or war < 0 or s.bout[foe, client] == 1:
        outlook_worth(c, s, w, i, likely)
        return
    lift(c, s, w, SLOT_ISSUER, foe, client)
    order_answer(c, s, foe, war, client)
    outlook_worth(c, s, w, i, likely)
    restore_orders(s, w, SLOT_ISSUER, foe)


def worth_beside(c: Any, s: Any, w: Any, i: int, u: int, foe: int, client: int,
                 likely: float) -> None:
    """Worth to i of its orders now in force, over what the target's other patron should do."""
    w.worth[TALLY, i] = 0.0
    w.cost[TALLY, i] = 0.0
    other = other_patron(c, s, u, i) if client == c.ult_target[u] and foe == c.ult_issuer[u] else -1
    q = odds_of(c, s, u, other, foe) if other >= 0 else 0.0
    answered_worth(c, s, w, i, foe, client, likely, 1.0 - q)
    if q > 0.0:
        lift(c, s, w, SLOT_RIVAL, other, foe)
        order_answer(c, s, other, help_of(c, other), foe)
        answered_worth(c, s, w, i, foe, client, likely, q)
        restore_orders(s, w, SLOT_RIVAL, other)


def price_blow(c: Any, s: Any, w: Any, i: int, u: int, foe: int, client: int,
               part: float) -> None:
    """Payoffs of answers to a foe by the outlook of the orders each means.

    An answer without fire or shield leaves orders as they are, but that a campaign of its own on
    the foe that no posture carries stops. client: for whom a patron answers, -1 for itself. A
    mobilisation is read as war to come by the share of it that is ordered; whoever enters has it.
    The two patrons of a target expect each other at the odds of their game of entry.
    part: of its full fire that honouring a pledge takes.
    """
    likely = 1.0
    if client >= 0 and s.bout[foe, client] == 0 and s.last_fatal[foe, i] != s.day:
        likely = min(1.0, float(s.level[foe, MOBILISE]))
    stake = 0.0
    if client >= 0 and c.on[M_ENTRAPMENT] == 1:
        stake = likely * c.credibility_stake[i]
    for o in range(c.n_options[i, RESPONSE]):
        verb = c.verb[i, RESPONSE, o]
        lift(c, s, w, SLOT_PATRON, i, foe)
        if verb == V_HONOUR and part < 1.0:
            order_part(c, s, i, o, foe, part)
        elif acts(verb):
            order_answer(c, s, i, o, foe)
        else:
            hold_answer(s, i, foe)
        worth_beside(c, s, w, i, u, foe, client, 1.0 if acts(verb) else likely)
        restore_orders(s, w, SLOT_PATRON, i)
        left = stake if verb == V_STAND_ASIDE else c.warned * stake if verb == V_WARN else 0.0
        for k in range(TYPES):
            w.payoff[k, o, C_COST] = -c.level[i, RESPONSE, o, PRICE]
            worth = w.worth[TALLY, i] - (1.0 - resolve_of(k)) * w.cost[TALLY, i]
            w.payoff[k, o, C_LOOKAHEAD] = worth - left


def price_word(c: Any, s: Any, w: Any, i: int) -> None:
    """What keeping or breaking its word is worth to an issuer beside what the answer does."""
    for o in range(c.n_options[i, RESPONSE]):
        verb = c.verb[i, RESPONSE, o]
        kept = -retreat_cost(c, s, i, verb)
        if issuer_branch(verb) == ISSUER_DILUTE:
            kept -= s.commitment[i] * (1.0 - c.claim_discharge)
        for k in range(TYPES):
            w.payoff[k, o, C_AUDIENCE] = kept
