"""The ledger: counts in the order of their names, each with the state under its name. Exact."""

import numpy as np

from sim.engine.rules.ledger import counts, notes
from sim.engine.state.names import FORCE, SIGNAL
from sim.engine.state.outputs import count_names, note_names
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


def noted(d: Desk, trace: int) -> dict[str, float]:
    """Notes of a rollout by name, all of which were written."""
    names, told = list(d.scenario.actor_names), [(0, FORCE), (1, SIGNAL)]
    d.c.trace, d.c.told[:] = trace, 0
    for i, track in told:
        d.c.told[i, track] = 1
    axes = [o.name for o in d.scenario.outcomes]
    found = note_names(names, told, axes, trace, d.scenario.names["ultimatum"])
    first = len(count_names(names, d.scenario.names.get("inject", ())))
    out = np.full(first + len(found), np.nan)
    notes(d.c, d.s, out)
    assert not np.isnan(out[first:]).any() and np.isnan(out[:first]).all()
    return dict(zip(found, out[first:].tolist(), strict=True))


def test_every_note_is_written_under_its_name(d):
    d.s.order_done[0, FORCE], d.s.order_barred[0, FORCE] = 3, 1
    d.s.order_done[1, SIGNAL], d.s.order_barred[1, SIGNAL] = 4, 2
    d.s.tree_days, d.s.tree_force_days = 11, 7
    d.s.turned[0], d.s.turn_short[0] = 5, 0.25
    one, two = (d.scenario.actor_names[k] for k in (0, 1))
    orders = {f"done_{one}_force": 3.0, f"barred_{one}_force": 1.0,
              f"done_{two}_signal": 4.0, f"barred_{two}_signal": 2.0}
    axis = d.scenario.outcomes[0].name
    for trace in (0, 1, 2):
        found = noted(d, trace)
        assert {k: found[k] for k in orders} == orders
        if trace:
            assert (found["tree_days"], found["tree_force_days"]) == (11.0, 7.0)
        assert ("tree_days" in found) == (trace > 0)
        if trace > 1:
            assert (found[f"turned.{axis}"], found[f"turn_short.{axis}"]) == (5.0, 0.25)
