"""The ledger: counts in the order of their names, each with the state under its name. Exact."""

import numpy as np

from sim.engine.rules.ledger import counts
from sim.engine.state.outputs import count_names
from tests.engine.rules.builders import Desk


def written(d: Desk) -> dict[str, float]:
    """What the ledger writes, by name."""
    names = count_names(list(d.scenario.actor_names))
    out = np.full(len(names), np.nan)
    counts(d.c, d.s, out)
    return dict(zip(names, out.tolist(), strict=True))


def test_every_count_is_written(d):
    assert all(x == x for x in written(d).values())


def test_counts_carry_the_state_under_their_names(d):
    fields = {"civilians": "civilians", "displaced": "displaced", "area_taken": "area_taken",
              "share": "share", "incidents": "incidents", "offers": "offers",
              "deals": "deal_count", "breaks": "break_count", "deal_days": "deal_days",
              "threats": "threats", "answers": "answers", "unanswered": "unanswered",
              "attack_spells": "attack_spells", "attack_days": "attack_days",
              "encircled": "n_encircled", "wide_days": "wide_days",
              "day_of_wide_strike": "wide_first", "day_of_deal": "deal_first",
              "day_of_breakdown": "break_first", "day_of_execution": "execute_first",
              "risk": "risk", "locked_at_deadline": "locked_at_deadline",
              "entropy_at_deadline": "entropy_at_deadline", "misattributed": "misattributed",
              "outside_steps": "outside_steps", "withheld": "withheld", "shields": "shields",
              "disaster": "disaster", "wide_bouts": "wide_bouts", "day_of_fall": "fall_first",
              "spoiler_attacks": "spoiler_attacks"}
    for k, field in enumerate(fields.values()):
        setattr(d.s, field, 100 + k)
    d.s.rounds[:] = [7, 8, 9]
    d.s.deaths[:] = np.arange(8) + 50
    row = written(d)
    for k, name in enumerate(fields):
        assert row[name] == 100 + k, name
    assert [row[f"rounds_{x}"] for x in ("delegation", "call", "summit")] == [7, 8, 9]
    for i, actor in enumerate(d.scenario.actor_names):
        assert row[f"deaths_{actor}"] == 50 + i
