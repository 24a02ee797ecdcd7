"""A chunk of rollouts, one crisis after the other; plain Python that numba compiles."""

from typing import Any

from sim.engine.day import day
from sim.engine.deciding import note_turns
from sim.engine.rules.daily import daily as enter_day
from sim.engine.rules.ledger import counts, holders, notes
from sim.engine.rules.setup import begin


def run_chunk(
    cases: Any,
    row_of: Any,
    luck: Any,
    seed: int,
    states: Any,
    scratches: Any,
    views: Any,
    policies: Any,
    chosen: Any,
    labels: Any,
    tallies: Any,
    daily: Any,
    held: Any,
    at: Any,
) -> int:
    """Run one rollout for each entry of `row_of` (its record) and `luck` (the key of its draws).

    Returns how many. `states[0]` must be a zeroed record, `states[1]` is the work record; a traced
    rollout keeps each morning in `states[2]` and plays days again in `states[3]`. Where a rule or
    policy raises, the work record stands as the fault left it, with the day and the step, `at[0]`
    is the entry in hand, and those before it are complete. Series are kept for the first
    `len(daily)` entries. `held[n, d, p]` becomes 1 where side 1 holds place p in the evening of
    day d of entry n, else 0; it has no places where nobody asks. `scratches[1]` is the work space
    of days played again, so that what they count is not counted.
    """
    c0 = cases[0]
    keep = daily.shape[0]
    for n in range(row_of.shape[0]):
        at[0] = n
        states[1] = states[0]
        c = cases[row_of[n]]
        s = states[1]
        w = scratches[0]
        v = views[0]
        s.replicate = luck[n]
        s.seed = seed
        begin(c, s)
        for d in range(c0.days):
            s.day = d
            if c.trace > 1:
                states[2] = states[1]
            day(c, s, w, v, policies, chosen)
            if c.trace > 1:
                note_turns(c, states, scratches[1], v, policies, chosen)
            if n < keep:
                enter_day(c, s, daily[n, d])
            holders(s, held[n, d])
            if s.over == 1:
                for later in range(d + 1, c0.days):
                    holders(s, held[n, later])
                    if n < keep:
                        enter_day(c, s, daily[n, later])
                break
        for x in range(c.n_outcomes):
            labels[n, x] = s.label[x]
        counts(c, s, tallies[n])
        notes(c, s, tallies[n])
    return row_of.shape[0]
