"""A fault in one rollout is a row with its step; the others are as if it had not been there."""

import json

import numpy as np
import pytest

import sim
from sim.data.digest import digest
from sim.data.summary import summarise
from sim.engine.state.names import U_OPEN
from sim.errors import RunError
from sim.model import CrisisModel, replay
from sim.play import simulate
from sim.play import worker as room
from sim.scenario.load import load
from sim.scenario.variant import variant
from sim.seats import plan

SEEDED = {"rollouts": 300, "seed": 7}


def sound(view, traits, u):
    for o in range(view.n_options):
        u[o, 0] = 0.0 if o == view.current else -traits[0]


def divides_by_zero(view, traits, u):
    """As `sound`, but on day 5 while the demand is open."""
    for o in range(view.n_options):
        u[o, 0] = 0.0 if o == view.current else -traits[0]
    if view.ultimatum == U_OPEN:
        u[0, 1] = 0.0 / (view.day - 5)


def raises(view, traits, u):
    """As `divides_by_zero`, in words that Numba does not know."""
    for o in range(view.n_options):
        u[o, 0] = 0.0 if o == view.current else -traits[0]
    if view.day == 5 and view.ultimatum == U_OPEN:
        raise ZeroDivisionError(" ".join(sorted({"zero", "by", "division"}, reverse=True)))


@pytest.fixture(scope="module")
def whole():
    """The run without faults."""
    return simulate(load("textbook"), **SEEDED, overrides={"challenger": sound})


@pytest.mark.parametrize("policy", [divides_by_zero, raises])
def test_a_fault_is_a_row(whole, policy):
    outcome = simulate(load("textbook"), **SEEDED, overrides={"challenger": policy}, chunk=77)
    failed = [rollout for rollout, _, _ in outcome.failed]
    assert 0 < len(failed) < 300 and failed == sorted(set(failed))
    # Rivals reckon with a doctrine on every day, first of all in step 3, whatever its actor does.
    assert {step for _, step, _ in outcome.failed} == {3}
    assert all(text.startswith("day 5: ZeroDivisionError") for _, _, text in outcome.failed)
    assert (outcome.labels[failed] == -1).all() and np.isnan(outcome.counts[failed]).all()
    rest = np.setdiff1d(np.arange(300), failed)
    assert np.array_equal(outcome.labels[rest], whole.labels[rest])
    assert np.array_equal(outcome.counts[rest], whole.counts[rest])
    assert np.array_equal(outcome.series[rest], whole.series[rest])
    assert np.array_equal(np.nonzero(~outcome.valid)[0], failed)


def test_watched_fails_where_compiled_fails():
    scenario, overrides = load("textbook"), {"challenger": divides_by_zero}
    failed = {k: step for k, step, _ in simulate(scenario, **SEEDED, overrides=overrides).failed}
    for k in range(40):
        model = CrisisModel(scenario, 7, k, overrides=overrides)
        try:
            while model.running:
                model.step()
            assert k not in failed
        except (ZeroDivisionError, FloatingPointError):
            assert (failed[k], model.crisis.day) == (model.crisis.step, 5)


def test_any_chunking_fails_alike():
    found = [
        simulate(load("textbook"), **SEEDED, overrides={"challenger": divides_by_zero},
                 workers=w, chunk=c)
        for w, c in ((1, 300), (2, 31), (3, 1))
    ]
    assert len({digest(o) for o in found}) == 1
    assert found[0].failed == found[1].failed == found[2].failed


def test_the_answer_counts_failures(tmp_path):
    run = sim.run("textbook", {"challenger": divides_by_zero}, **SEEDED, out=tmp_path / "run")
    n = len(run.outcome.failed)
    assert run.summary()["failed"] == n and run.summary()["n"] == 300 - n
    assert f"{n} of 300 rollouts failed" in run.text
    back = sim.load(tmp_path / "run")
    assert back.outcome.failed == run.outcome.failed
    record = json.loads((tmp_path / "run" / "manifest.json").read_text())
    assert record["failed"] == n and record["config"]["challenger"] == "divides_by_zero"


def test_every_rollout_may_fail():
    def at_once(view, traits, u):
        u[0, 0] = 1.0 / (view.days_left - view.days_left // 1) if view.day > 0 else 0.0

    outcome = simulate(load("textbook"), rollouts=20, overrides={"challenger": at_once,
                       "challenger.reconsider_force": 1.0})
    assert len(outcome.failed) == 20
    assert "no answer" in summarise(outcome)["headline"]


def test_a_count_that_is_not_finite_is_a_failure(monkeypatch):
    plain = room.Worker.not_finite

    def planted(self, *rest):
        self.tallies[3, 2] = np.inf
        return plain(self, *rest)

    monkeypatch.setattr(room.Worker, "not_finite", planted)
    outcome = simulate(load("textbook"), rollouts=50)
    assert outcome.failed == [(3, "end", f"{outcome.count_names[2]} is inf")]
    assert (outcome.labels[3] == -1).all() and np.isnan(outcome.counts[3]).all()
    assert outcome.valid.sum() == 49


def test_a_wrong_call_of_the_kernel_is_no_failure_row(monkeypatch):
    monkeypatch.setattr("sim.engine.compiled.kernel", lambda: lambda *words: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        simulate(load("textbook"), rollouts=5)


def test_replay_says_where_it_fails():
    scenario, overrides = load("textbook"), {"challenger": divides_by_zero}
    k = simulate(scenario, **SEEDED, overrides=overrides).failed[0][0]
    with pytest.raises(RunError, match=f"rollout {k} fails on day 5, step "):
        list(replay(scenario, 7, k, overrides))


def test_a_day_played_again_that_fails_leaves_no_order_behind():
    """A traced rollout changes its record for a moment; a fault meanwhile must not keep it so."""
    scenario = load("textbook")
    seating = plan(variant(scenario, {}))
    records, _, _ = seating.rows(7, 0, 1)
    records["trace"] = 2
    clean = records.copy()
    seen = []

    def kernel(cases, row_of, luck, seed, states, scratch, view, seats, chosen, labels, tallies,
               daily, held, at):
        seen.append(cases.tobytes() == clean.tobytes())
        if len(seen) == 1:
            at[0] = 0
            cases["order"][0, 0, 0, 0] = 9
            raise ZeroDivisionError("while a day is played again")

    worker = room.Worker([None], 2, len(scenario.outcomes), scenario.count_names, scenario.days)
    failed = worker.run(kernel, records, np.zeros(2, np.int64), np.arange(2), 7, kept=0)
    assert seen == [True, True] and [k for k, *_ in failed] == [0]
