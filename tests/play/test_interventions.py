"""Interventions in whole runs: what is forced is done, what is out of reach is counted and said."""

import numpy as np
import pytest

import sim
from sim.data.digest import digest
from sim.errors import UsageError
from sim.play import simulate
from sim.play.session import on_threads
from sim.play.sweep import sweep, task_of
from sim.scenario.designs import grid
from sim.scenario.factors import factor
from sim.scenario.variant import variant
from tests.properties.crises import scenario

DEMAND = "ultimatum"


def share(o, axis, label):
    return float(o.is_label(axis, label).mean())


def test_a_posture_forced_on_the_target_ends_the_crisis():
    o = simulate(scenario("textbook"), 400, overrides={"do.defender.force": "comply",
                                                       "do.challenger.signal": "silence"})
    assert share(o, "end_state", "target_complied") == 1.0
    assert np.all(o.note("done_defender_force") >= 1)
    assert not o.note("barred_defender_force").any()


def test_an_answer_forced_is_given_and_a_silence_kept():
    """Due on the evening of 6 January; the posture is held, so that only the answer can fire."""
    held = {"do.challenger.force": "hold", "do.challenger.signal": "silence",
            "do.defender.force": "defy"}
    honoured = simulate(scenario("textbook"), 400,
                        overrides={**held, "do.challenger.response": "honour"})
    assert np.all(honoured.count("answers") == 1)
    assert np.all(honoured.count("day_of_execution") == 6)
    assert np.all(honoured.count("wide_days") == 4)
    assert share(honoured, DEMAND, "open") == 1.0  # as long as it fires the threat is not closed
    silent = simulate(scenario("textbook"), 400,
                      overrides={**held, "do.challenger.response": "silence"})
    assert not silent.count("answers").any() and not silent.count("wide_days").any()
    assert share(silent, DEMAND, "lapsed_unexecuted") == 1.0


def test_what_the_ladder_bars_is_counted_and_not_done():
    """From the rung 4 that is held the strike is three rungs away."""
    told = {"do.challenger.force": "strike", "do.challenger.response": "silence"}
    o = simulate(scenario("textbook"), 200, overrides={**told, "ladder.step": 2.9})
    assert not o.count("wide_days").any()
    assert np.all(o.note("barred_challenger_force") == o.days)
    for let in ({"ladder.step": 3.0}, {"ladder.step": 2.9, "mechanisms.ladder": "off"}):
        o = simulate(scenario("textbook"), 200, overrides={**told, **let})
        assert np.all(o.count("wide_days") == o.days)


def test_an_order_outside_its_days_changes_nothing():
    plain = simulate(scenario("textbook"), 200)
    o = simulate(scenario("textbook"), 200,
                 overrides={"do.challenger.signal": "withdraw@2001-01-10"})
    before = plain.count("day_of_execution") < 9
    assert before.any()
    np.testing.assert_array_equal(plain.count("day_of_execution")[before],
                                  o.count("day_of_execution")[before])
    assert share(o, DEMAND, "withdrawn") > share(plain, DEMAND, "withdrawn")


def test_no_order_leaves_every_bit_as_it_was():
    free = simulate(scenario("textbook"), 200, overrides={"do.challenger.force": "free"})
    assert digest(free) == digest(simulate(scenario("textbook"), 200))
    assert not free.note("done_challenger_force").any()


def test_a_cell_of_a_sweep_is_the_run_with_the_same_order():
    s = scenario("textbook")
    levels = ("free", "comply", "defy@2001-01-02..2001-01-04")
    design = grid([factor(s, "do.defender.force", ",".join(levels))])
    cells = sweep(task_of(s, {}, design, 120, 7, 4), "grid", on_threads(2))
    at = cells.column("end_state", "target_complied")
    done = cells.count_names.index("done_defender_force")
    for k, level in enumerate(levels):
        o = simulate(s, 120, replicates=4, overrides={"do.defender.force": level})
        assert cells.hits[k, :, at].sum() == o.is_label("end_state", "target_complied").sum(), level
        assert cells.sums[k, :, done].sum() == o.note("done_defender_force").sum(), level


def test_an_order_reaches_every_executor_and_the_files(tmp_path):
    words = {"do.defender.force": "comply@2001-01-03.."}
    one = sim.run("textbook", words, rollouts=60, out=tmp_path / "a")
    again = sim.load(tmp_path / "a")
    np.testing.assert_array_equal(one.outcome.notes, again.outcome.notes)
    assert "done_defender_force" in again.outcome.note_names
    two = sim.run("textbook", words, rollouts=60, executor="processes")
    assert digest(one.outcome) == digest(two.outcome)


@pytest.mark.parametrize(("key", "value", "said"), [
    ("do.challenger.force", "strik", "did you mean 'strike'? allowed: hold, raid, strike"),
    ("do.chalenger.force", "hold", "did you mean 'challenger'?"),
    ("do.challenger.talk", "wait", "unknown track of challenger"),
    ("do.challenger.force", "hold@2001-02-30", "dates written as 2001-01-01"),
    ("do.challenger.force", "hold@2000-12-31", "not among the days played"),
    ("do.challenger.force", "hold@2001-01-05..2001-01-02", "ends before it begins"),
    ("do.challenger.force", "hold+strike@2001-01-05", "tells two things for 2001-01-05"),
    ("do.challenger.force", "silence", "unknown force option"),
    ("do.challenger", "hold", "do.ACTOR.TRACK=OPTION"),
    ("do", "hold", "do.ACTOR.TRACK=OPTION"),
    ("do.challenger.force", 3, "should be OPTION"),
    ("mechanisms.audience", "known", "must be on or off"),
])
def test_a_wrong_word_is_one_clear_error(key, value, said):
    with pytest.raises(UsageError) as error:
        variant(scenario("textbook"), {key: value})
    assert said in str(error.value)


def test_types_known_are_the_same_types():
    """The drawn types are as ever; what is believed of them differs, and nothing is learned."""
    s = scenario("textbook")
    plain = simulate(s, 300)
    known = simulate(s, 300, overrides={"beliefs": "known"})
    off = simulate(s, 300, overrides={"beliefs": "off"})
    assert digest(known) != digest(plain) and digest(known) != digest(off)
    from sim.model import CrisisModel
    for rollout in range(0, 300, 37):
        a = CrisisModel(s, 7, rollout)
        b = CrisisModel(s, 7, rollout, overrides={"beliefs": "known"})
        np.testing.assert_array_equal(a.crisis.kind, b.crisis.kind)
        for i in range(int(b.case.n_actors)):
            assert b.crisis.public[i, b.crisis.kind[i]] == 1.0
            assert b.crisis.joint[i, b.case.doctrine[i], b.crisis.kind[i]] == 1.0


def test_one_actor_alone_can_go_without_look_ahead():
    s = scenario("textbook")
    full = simulate(s, 400, overrides={"challenger.lookahead": 1.0})
    assert digest(full) == digest(simulate(s, 400))
    alone = simulate(s, 400, overrides={"challenger.lookahead": 0.0})
    half = simulate(s, 400, overrides={"challenger.lookahead": 0.5})
    nobody = simulate(s, 400, overrides={"mechanisms.lookahead": "off"})
    both = simulate(s, 400, overrides={"challenger.lookahead": 0, "defender.lookahead": 0})
    assert len({digest(o) for o in (full, alone, half, nobody)}) == 4
    np.testing.assert_array_equal(both.labels, nobody.labels)
