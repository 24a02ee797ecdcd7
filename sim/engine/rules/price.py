"""What an option is worth to an actor of each type, by component, in units of the issue.

Filled once per decision under the beliefs in `w.mind` and shared by all types: the choice reads the
row of the actor's own type, the rivals' judgement all of them. Doctrines add their own columns
later and never touch these.
"""

from typing import Any

from sim.engine.rules.outlook import outlook
from sim.engine.rules.price_force import force_option
from sim.engine.rules.price_words import threat_options, word_option
from sim.engine.rules.stage import own_ultimatum
from sim.engine.rules.stances import price_stances
from sim.engine.state.capacity import TYPES
from sim.engine.state.names import FORCE, N_COMPONENTS, SIGNAL, TALK
from sim.engine.state.places import GROWN_ACTOR


def blank(w: Any, n: int) -> None:
    """Zero the payoff table for n options."""
    for k in range(TYPES):
        for o in range(n):
            for x in range(N_COMPONENTS):
                w.payoff[k, o, x] = 0.0


def price(c: Any, s: Any, w: Any, i: int, track: int) -> None:
    """Fill `w.payoff` for every option of the force, talk or signal track.

    Of force, only for what `w.excluded` leaves in reach.
    """
    n = c.n_options[i, track]
    blank(w, n)
    if track == FORCE:
        w.grown_of[GROWN_ACTOR] = -1.0
        for o in range(n):
            if w.excluded[o] == 0:
                force_option(c, s, w, i, o)
        return
    u = own_ultimatum(c, i)
    outlook(c, s, w, c.horizon)
    if track == TALK:
        price_stances(c, s, w, i, w.ahead)
    for o in range(n):
        word_option(c, s, w, i, track, o, u)
    if track == SIGNAL:
        threat_options(c, s, w, i)
