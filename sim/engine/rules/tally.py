"""Counts and times of a finished rollout, each at its place in the row.

Written by `python -m sim.engine.state.dispatch` from `sim.engine.state.counts`; a change here is
lost.
"""

from typing import Any

from sim.engine.state.names import (
    E_AIM_MET,
    E_CHOICE,
    E_DEAL,
    E_EXHAUSTION,
    E_PEACE,
    ROUND_CALL,
    ROUND_DELEGATION,
    ROUND_SUMMIT,
)


def tally(c: Any, s: Any, out: Any) -> int:
    """Enter the counts and times in the order in which they are declared; how many they are."""
    n = 0
    for i in range(c.n_actors):
        out[n] = s.deaths[i]
        n += 1
    out[n] = s.civilians
    n += 1
    out[n] = s.displaced
    n += 1
    out[n] = s.area_taken
    n += 1
    out[n] = s.share
    n += 1
    out[n] = float(s.incidents)
    n += 1
    out[n] = float(s.rounds[ROUND_DELEGATION])
    n += 1
    out[n] = float(s.rounds[ROUND_CALL])
    n += 1
    out[n] = float(s.rounds[ROUND_SUMMIT])
    n += 1
    out[n] = float(s.offers)
    n += 1
    out[n] = float(s.deal_count)
    n += 1
    out[n] = float(s.break_count)
    n += 1
    out[n] = float(s.deal_days)
    n += 1
    out[n] = float(s.threats)
    n += 1
    out[n] = float(s.answers)
    n += 1
    out[n] = float(s.unanswered)
    n += 1
    out[n] = float(s.attack_spells)
    n += 1
    out[n] = float(s.attack_days)
    n += 1
    out[n] = float(s.n_encircled)
    n += 1
    out[n] = float(s.wide_days)
    n += 1
    out[n] = float(s.wide_bouts)
    n += 1
    out[n] = float(s.wide_first)
    n += 1
    out[n] = float(s.deal_first)
    n += 1
    out[n] = float(s.break_first)
    n += 1
    out[n] = float(s.execute_first)
    n += 1
    out[n] = s.risk
    n += 1
    out[n] = float(s.locked_at_deadline)
    n += 1
    out[n] = s.entropy_at_deadline
    n += 1
    out[n] = float(s.misattributed)
    n += 1
    out[n] = float(s.outside_steps)
    n += 1
    out[n] = float(s.withheld)
    n += 1
    out[n] = float(s.shields)
    n += 1
    out[n] = float(s.disaster)
    n += 1
    out[n] = float(s.spoiler_attacks)
    n += 1
    out[n] = float(s.fall_first)
    n += 1
    out[n] = float(s.campaigns)
    n += 1
    out[n] = float(s.peace_first)
    n += 1
    out[n] = float(s.peace_days)
    n += 1
    out[n] = float(s.campaign_ends[E_AIM_MET])
    n += 1
    out[n] = float(s.campaign_ends[E_DEAL])
    n += 1
    out[n] = float(s.campaign_ends[E_EXHAUSTION])
    n += 1
    out[n] = float(s.campaign_ends[E_CHOICE])
    n += 1
    out[n] = float(s.campaign_ends[E_PEACE])
    n += 1
    for i in range(c.n_actors):
        out[n] = s.utility[i]
        n += 1
    return n
