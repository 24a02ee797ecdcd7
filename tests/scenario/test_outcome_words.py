"""Outcome words mean the same everywhere: labels, events, counts, predicates; their numbers too."""

import numpy as np
import pytest

import sim
from sim.cli import main
from sim.data.cell_values import of_cells, reading
from sim.data.columns import columns_of
from sim.errors import UsageError
from sim.glossary.measure import COUNT, EVENT, FACT, LABEL
from sim.scenario.load import load
from sim.scenario.outcome_words import measure, measures, with_facts
from sim.studies.lab import Lab

S = load("textbook")
LABEL_, EVENT_, COUNT_, FACT_ = ("end_state:limited_war", "wide_strike", "deaths_defender",
                                 "deaths.defender > 3 and not (deal == 1)")
ALL = (LABEL_, EVENT_, COUNT_, FACT_)
SMALL = {"rollouts": 200, "replicates": 4, "workers": 1}


@pytest.fixture(scope="module")
def ran():
    """The rollouts that every question below plays, with the predicate as an axis."""
    return Lab(with_facts(S, [measure(S, FACT_)]), 7, 1, replicates=4).play(200)


@pytest.fixture(scope="module")
def truth(ran):
    """Share or mean of each outcome, worked out from single rollouts."""
    war = ran.codes("end_state") == ran.axes["end_state"].index("limited_war")
    dead, came = ran.count("deaths_defender"), np.isfinite(ran.count("day_of_wide_strike"))
    fact = ran.codes(FACT_) == 0
    return dict(zip(ALL, (war.mean(), came.mean(), dead.mean(), fact.mean()), strict=True))


def test_each_word_is_read_as_what_it_is():
    kinds = [measure(S, text).kind for text in (*ALL, "day_of_wide_strike", "utility_defender")]
    assert kinds == [LABEL, EVENT, COUNT, FACT, COUNT, COUNT]
    assert [m.share for m in measures(S, ", ".join(ALL))] == [True, True, False, True]
    assert [m.text for m in measures(S, "held(deal == 1, 3),end_state:disaster")] == [
        "held(deal == 1, 3)", "end_state:disaster"]
    assert measures(S, None)[0].pair == (S.question.axis, S.question.label)


def test_a_predicate_plays_the_same_rollouts_and_holds_where_it_should(ran, truth):
    plain = Lab(S, 7, 1, replicates=4).play(200)
    np.testing.assert_array_equal(plain.labels, ran.labels[:, : len(S.outcomes)])
    np.testing.assert_array_equal(plain.counts, ran.counts)
    dead = ran.count("deaths_defender")
    held = ran.codes(FACT_) == 0
    assert 0 < held.mean() < 1 and (dead[held] > 3).all()
    assert truth[FACT_] <= (dead > 3).mean()
    assert with_facts(S, measures(S, f"{LABEL_},{EVENT_},{COUNT_}")) is S
    table = columns_of(ran, [measure(S, t) for t in ALL]).by_row()
    assert table.mean == pytest.approx(list(truth.values()), abs=1e-12)


def test_sweep_sensitivity_attribute_and_function_have_the_same_numbers(truth):
    swept = sim.sweep("textbook", {"mechanisms.audience": "on,off"}, outcome=",".join(ALL), **SMALL)
    for text in ALL:
        assert reading(swept.cells, swept.cells.measure(text)).value[0] == pytest.approx(
            truth[text], abs=1e-6)
    page = " ".join(swept.text.split())
    assert FACT_ in page and "Soldiers of defender killed: from" in page or "defender" in page
    shared = sim.attribute("textbook", outcome=",".join(ALL), mechanisms="audience,lookahead",
                           rollouts=200)
    lab = Lab(with_facts(S, [measure(S, FACT_)]), 7, 1).play(200)
    wanted = columns_of(lab, [measure(S, t) for t in ALL]).by_row().mean
    assert [o["full"] for o in shared.data["outcomes"]] == pytest.approx(wanted, abs=1e-12)
    for o in shared.data["outcomes"]:
        assert o["full_low"] <= o["full"] <= o["full_high"]
        assert sum(s["value"] for s in o["shares"]) == pytest.approx(o["full"] - o["none"])
    f = sim.function("textbook", list(ALL), ["challenger.resolve"], rollouts=200, replicates=4)
    run = Lab(with_facts(S, [measure(S, FACT_)]), 7, 1, replicates=4).play(
        200, {"challenger.resolve": 0.5})
    at = columns_of(run, [measure(S, t) for t in ALL]).by_row().mean
    assert list(f(**{"challenger.resolve": 0.5}).values()) == pytest.approx(at, abs=1e-6)
    moved = sim.sensitivity("textbook", method="importance", over="challenger.resolve,defender",
                            points=20, outcome=",".join(ALL), rollouts=8, workers=1)
    assert [o["kind"] for o in moved.data["outcomes"]] == [LABEL, EVENT, COUNT, FACT]
    assert FACT_ in moved.text and all(np.isfinite(o["p"]) for o in moved.data["outcomes"])


def test_the_mean_of_a_count_has_the_interval_of_rows():
    cells = sim.sweep("textbook", {"mechanisms.audience": "on,off"}, **SMALL).cells
    r, m = reading(cells, cells.measure(COUNT_)), cells.measure(COUNT_)
    ran = Lab(S, 7, 1, replicates=4).play(200, {"mechanisms.audience": "on"})
    rows = ran.count(COUNT_).reshape(50, 4).mean(axis=1)
    assert r.value[0] == pytest.approx(rows.mean(), rel=1e-6)
    assert r.error[0] == pytest.approx(rows.std(ddof=1) / 50**0.5, rel=1e-5)
    assert (r.high - r.low)[0] / 2 == pytest.approx(2.0096 * r.error[0], rel=1e-3)  # t, 49 free
    assert of_cells(cells, m).names == (COUNT_,)
    event = reading(cells, cells.measure(EVENT_))
    assert (event.low <= event.value).all() and (event.value <= event.high).all()


def test_discover_takes_shares_and_refuses_a_mean(tmp_path):
    found = sim.discover("textbook", outcome=FACT_, rollouts=600, workers=1)
    assert found.data["outcomes"][0]["outcome"] == FACT_ and FACT_ in found.text
    with pytest.raises(UsageError, match="outcome=deaths_defender: is a count, and boxes are found"
                       " among hits and misses"):
        sim.discover("textbook", outcome=COUNT_, rollouts=600)
    out = tmp_path / "r"
    sim.run("textbook", rollouts=600, replicates=4, floor=False, page=False, out=out)
    kept = sim.discover(from_=out, outcome=EVENT_)
    assert kept.data["outcomes"][0]["outcome"] == EVENT_
    with pytest.raises(UsageError, match="a predicate is looked at while the crisis is played"):
        sim.discover(from_=out, outcome=FACT_)


def test_a_typical_rollout_of_an_event_or_a_predicate(ran):
    for end in (FACT_, EVENT_):
        found = sim.replay("textbook", rollout=f"typical:{end}", rollouts=200, replicates=4)
        at = found.data["rollout"]
        assert columns_of(ran, [measure(S, end)]).values[at, 0] == 1
        assert "most typical of the" in found.note
    with pytest.raises(UsageError, match="no rollout ends with a mean"):
        sim.replay("textbook", rollout=f"typical:{COUNT_}", rollouts=40)


def test_a_kept_sweep_shows_what_is_asked_of_it(tmp_path, capsys):
    words = ["sweep", "textbook", "mechanisms.audience=on,off", "rollouts=40", "workers=1",
             "figures=false", f"out={tmp_path / 's'}"]
    assert main([*words, f"outcome={COUNT_}"]) == 0
    first = capsys.readouterr().out
    assert sim.load(tmp_path / "s").outcomes[0].text == COUNT_ and "mean" in first
    assert main([*words, f"outcome={EVENT_}"]) == 0
    assert "complete already" in (again := capsys.readouterr().out) and "share" in again
    assert main([*words, f"outcome={FACT_}"]) == 2  # another play: it has one more axis
    assert "holds another" in capsys.readouterr().err


@pytest.mark.parametrize(("outcome", "says"), [
    ("end_stat:disaster", "outcome=end_stat:disaster: unknown outcome axis 'end_stat'; did you "
     "mean 'end_state'?"),
    ("end_state:disastr", "unknown label of end_state 'disastr'; did you mean 'disaster'?"),
    ("wide_strik", "outcome=wide_strik: unknown event or count 'wide_strik'; did you mean "
     "'wide_strike'?"),
    ("zzz", "unknown event or count 'zzz'; or AXIS:LABEL, such as "),
    ("deaths.defendr > 3", "outcome=deaths.defendr > 3: "), ("deal = 1", "outcome=deal = 1: "),
    ("held(deal == 1, 3", "a bracket is not closed"), ("end_state:disaster,", "has an empty name"),
])
@pytest.mark.parametrize("name", ["sweep", "sensitivity", "attribute", "discover"])
def test_a_wrong_outcome_is_the_same_error_everywhere(name, outcome, says):
    words = {"mechanisms.audience": "on,off"} if name == "sweep" else {}
    with pytest.raises(UsageError) as caught:
        getattr(sim, name)("textbook", words, outcome=outcome, rollouts=4)
    assert says in str(caught.value) and "\n" not in str(caught.value)


def test_figures_are_drawn_of_every_kind(tmp_path):
    swept = sim.sweep("textbook", {"challenger.resolve": "0.2,0.8", "challenger": "all"},
                      outcome=",".join(ALL), rollouts=8, workers=1)
    sampled = sim.sweep("textbook", over="challenger.resolve,defender", design="lhs", points=30,
                        rollouts=4, workers=1, outcome=COUNT_)
    shared = sim.attribute("textbook", outcome=COUNT_, mechanisms="audience,lookahead", rollouts=40)
    for text in ALL:
        assert swept.plot(text).axes
    assert sampled.plot(COUNT_).axes and shared.plot().axes
    assert sampled.text and "Carried by" in shared.text
