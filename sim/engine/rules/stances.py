"""What a stance in talks is worth: the deals that the rounds ahead should bring under it.

One law for all of it: a stance changes how often parties meet, what they offer and take, whether
an outsider's patron or mediator helps a round to close and how hard a client strains a deal, and
its worth is what the deals so made give the actor, by their true gain. A soft stance gets more
deals and worse ones, a hard one fewer and better ones.
"""

from typing import Any

from sim.engine.elementary import exp
from sim.engine.rules.grudges import left_out
from sim.engine.rules.lines import fill_gains, lay_table
from sim.engine.rules.offers import (
    FIRST,
    SECOND,
    fill_agreed,
    fill_agreed_with,
    foresee_other,
    see_lines,
)
from sim.engine.rules.talks import binding, pace, stonewalls
from sim.engine.state.capacity import TYPES
from sim.engine.state.names import C_LAND, M_AGREEMENTS, N_ROUNDS, TALK


def closings(c: Any, s: Any, h: int) -> float:
    """Rounds of a channel expected over the days ahead, each by its chance to close a deal."""
    a = c.channel_a[h]
    b = c.channel_b[h]
    total = 0.0
    for kind in range(N_ROUNDS):
        rounds = c.horizon * pace(c, s, h, kind)
        for m in range(c.n_meetings):
            due = c.meeting_channel[m] == h and c.meeting_kind[m] == kind
            if due and s.meeting_held[m] == 0 and s.tie[a, b] > c.meeting_tie:
                rounds += 1.0 if s.meeting_day[m] <= s.day + c.horizon else 0.0
        total += rounds * binding(c, s, h, kind)
    return total


def foresee_round(c: Any, s: Any, w: Any, i: int, h: int) -> None:
    """What each side of a channel should offer and take, its table laid, as actor i sees it."""
    a = c.channel_a[h]
    b = c.channel_b[h]
    see_lines(c, s, w, a)
    see_lines(c, s, w, b)
    if i == a or i == b:
        foresee_other(c, w, i, b if i == a else a, FIRST if i == a else SECOND)
    else:
        fill_agreed(c, w, a, b)


def add_deals(c: Any, s: Any, w: Any, i: int, o: int, h: int) -> None:
    """Add what a channel, its rounds foreseen, should bring i under a posture in force, by type.

    `w.deals[o]`: number of deals; `w.dealt[o]`: their gain to i. They come some time in the days
    ahead: those past a deadline no longer spare what it presses with.
    """
    a = c.channel_a[h]
    b = c.channel_b[h]
    if stonewalls(c, s, a) or stonewalls(c, s, b):
        return
    often = closings(c, s, h)
    for k in range(TYPES):
        if w.own_only != 0 and w.own_only != 1 + k:
            continue
        if i == a or i == b:
            fill_agreed_with(c, w, i, k, FIRST if i == a else SECOND)
        for line in range(c.n_lines):
            w.deals[o, k] += often * w.agreed[line]
            missed = s.overdue * w.lives[line] * s.press[i, k]
            w.dealt[o, k] += often * w.agreed[line] * (w.gain[i, k, line] - missed)


def first_deal(w: Any, o: int) -> None:
    """`w.dealt[o]` becomes the gain of the first deal: all compete, each at its rate."""
    for k in range(TYPES):
        if w.deals[o, k] > 0.0:
            w.dealt[o, k] *= (1.0 - exp(-w.deals[o, k])) / w.deals[o, k]


def clear_deals(w: Any, o: int) -> None:
    """Nothing is expected of talks yet."""
    for k in range(TYPES):
        w.deals[o, k] = 0.0
        w.dealt[o, k] = 0.0


def price_stances(c: Any, s: Any, w: Any, i: int, ahead: float) -> None:
    """What the talks ahead should give i, into the payoffs of its talk postures, by own type.

    ahead: share expected if the fighting goes on.
    """
    if c.n_lines == 0 or c.on[M_AGREEMENTS] == 0 or s.deal_line >= 0:
        return
    held = s.posture[i, TALK]
    for o in range(c.n_options[i, TALK]):
        clear_deals(w, o)
    for h in range(c.n_channels):
        a = c.channel_a[h]
        b = c.channel_b[h]
        party = i == a or i == b
        for o in range(c.n_options[i, TALK]):
            s.posture[i, TALK] = o
            strains = left_out(c, i, a, b)  # its stance moves how long a deal should live
            if o == 0 or strains:
                lay_table(c, s, w, a, b, ahead)
                if not party:
                    fill_gains(c, s, w, i, ahead)
            if o == 0 or strains or party:
                foresee_round(c, s, w, i, h)
            add_deals(c, s, w, i, o, h)
    s.posture[i, TALK] = held
    for o in range(c.n_options[i, TALK]):
        first_deal(w, o)
        for k in range(TYPES):
            w.payoff[k, o, C_LAND] += w.dealt[o, k]


def fill_later(c: Any, s: Any, w: Any, ahead: float) -> None:
    """`s.later` of whoever has a seat at a table: what the rounds ahead leave one turned down.

    Each of them is taken for the last, by the public record. An actor's seats are slots of
    `w.deals` here.
    """
    for i in range(c.n_actors):
        clear_deals(w, i)
    for h in range(c.n_channels):
        lay_table(c, s, w, c.channel_a[h], c.channel_b[h], ahead)
        foresee_round(c, s, w, c.channel_a[h], h)
        add_deals(c, s, w, c.channel_a[h], c.channel_a[h], h)
        foresee_round(c, s, w, c.channel_b[h], h)
        add_deals(c, s, w, c.channel_b[h], c.channel_b[h], h)
    for i in range(c.n_actors):
        first_deal(w, i)
        for k in range(TYPES):
            s.later[i, k] = w.dealt[i, k]
