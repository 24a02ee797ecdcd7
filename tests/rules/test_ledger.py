"""The ledger: counts and series in the order of their names. Exact."""

import numpy as np

from sim.rules.ledger import counts, fixed, series
from sim.state import capacity as cap
from sim.state.outputs import COUNTS, count_names, series_names
from tests.rules.builders import Desk


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


def test_fixed_counts_start_where_they_are_told(d):
    out = np.full(2 + len(COUNTS), -1.0)
    fixed(d.c, d.s, out, 2)
    assert (out[:2] == -1.0).all() and out[2 + COUNTS.index("share")] == d.s.share


def test_series_carry_the_state_under_their_names(d):
    names = series_names(list(d.scenario.actor_names), "turkey", "syria", "russia")
    i, t, p = d.at("turkey"), d.at("syria"), d.at("russia")
    d.s.rung[i, t], d.s.rung[t, i], d.s.tie[i, p] = 6, 5, 0.31
    d.s.commitment[i], d.s.public[t] = 0.44, [0, 0, 0, 0, 1]
    out = np.full(cap.SERIES, np.nan)
    series(d.c, d.s, out)
    row = dict(zip(names, out.tolist(), strict=False))
    assert row["rung_turkey_syria"] == 6 and row["rung_syria_turkey"] == 5
    assert row["tie_turkey_russia"] == 0.31 and row["commitment_turkey"] == 0.44
    assert abs(row["belief_syria"] - 0.9) < 1e-12
    assert all(row[n] == row[n] for n in names)
