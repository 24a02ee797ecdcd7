"""What is kept of a rollout: labels, counts and times, and the daily series."""

from typing import Any

from sim.rules.injects import FIRED, WAITING
from sim.rules.tree import mean_resolve
from sim.state.names import NO_DAY
from sim.state.outputs import STOOD_DOWN

N_COUNTS = 34  # entries of `fixed`


def counts(c: Any, s: Any, out: Any) -> None:
    """Counts and times of a finished rollout, in the order of `sim.state.outputs.count_names`.

    An inject's entry is the day it fired, NO_DAY if it never fell due, STOOD_DOWN if it was that.
    """
    n = 0
    for i in range(c.n_actors):
        out[n] = s.deaths[i]
        n += 1
    fixed(c, s, out, n)
    n += N_COUNTS
    for i in range(c.n_actors):
        out[n + i] = s.utility[i]
    n += c.n_actors
    for q in range(c.n_injects):
        out[n + q] = float(NO_DAY)
        if s.inject_fired[q] == FIRED:
            out[n + q] = float(s.inject_when[q])
        elif s.inject_fired[q] != WAITING:
            out[n + q] = STOOD_DOWN


def fixed(c: Any, s: Any, out: Any, n: int) -> None:
    """The counts that do not depend on who the actors are."""
    out[n] = s.civilians
    out[n + 1] = s.displaced
    out[n + 2] = s.area_taken
    out[n + 3] = s.share
    out[n + 4] = float(s.incidents)
    out[n + 5] = float(s.rounds[0])
    out[n + 6] = float(s.rounds[1])
    out[n + 7] = float(s.rounds[2])
    out[n + 8] = float(s.offers)
    out[n + 9] = float(s.deal_count)
    out[n + 10] = float(s.break_count)
    out[n + 11] = float(s.deal_days)
    out[n + 12] = float(s.threats)
    out[n + 13] = float(s.answers)
    out[n + 14] = float(s.unanswered)
    out[n + 15] = float(s.attack_spells)
    out[n + 16] = float(s.attack_days)
    out[n + 17] = float(s.n_encircled)
    out[n + 18] = float(s.wide_days)
    out[n + 19] = float(s.wide_bouts)
    out[n + 20] = float(s.wide_first)
    out[n + 21] = float(s.deal_first)
    out[n + 22] = float(s.break_first)
    out[n + 23] = float(s.execute_first)
    out[n + 24] = s.risk
    out[n + 25] = float(s.locked_at_deadline)
    out[n + 26] = s.entropy_at_deadline
    out[n + 27] = float(s.misattributed)
    out[n + 28] = float(s.outside_steps)
    out[n + 29] = float(s.withheld)
    out[n + 30] = float(s.shields)
    out[n + 31] = float(s.disaster)
    out[n + 32] = float(s.spoiler_attacks)
    out[n + 33] = float(s.fall_first)


def series(c: Any, s: Any, out: Any) -> None:
    """One day's entries of the kept series, in the order of `sim.state.outputs.series_names`."""
    n = 0
    for i in range(c.n_actors):
        out[n] = s.deaths[i]
        n += 1
    out[n] = s.civilians
    out[n + 1] = s.displaced
    out[n + 2] = s.area_taken
    out[n + 3] = s.share
    out[n + 4] = 1.0 if s.deal_line >= 0 else 0.0
    n += 5
    for u in range(c.n_ultimatums):
        if u > 0:
            break
        i = c.ult_issuer[u]
        t = c.ult_target[u]
        p = c.ult_patron[u]
        out[n] = float(s.rung[i, t])
        out[n + 1] = float(s.rung[t, i])
        out[n + 2] = s.commitment[i]
        out[n + 3] = mean_resolve(s.public, i)
        out[n + 4] = mean_resolve(s.public, t)
        if p >= 0:
            out[n + 5] = s.tie[i, p]
            out[n + 6] = mean_resolve(s.public, p)
