"""Comparisons on shared luck: their statistics, versions, partings and forks."""

import json
from types import SimpleNamespace

import numpy as np
import pytest

from sim.cli import main
from sim.errors import UsageError
from sim.model import replay
from sim.questions.compare.comparison import compare
from sim.questions.compare.divergence import first_apart, watch
from sim.questions.compare.fork import Choice, fork, forks
from sim.scenario.load import load
from sim.scenario.threat import Form, move_deadline, nearest_first, reshape
from sim.scenario.variant import variant
from sim.studies.change import between, by_output, change, flips, frechet, typical
from sim.studies.lab import Lab
from sim.studies.paired import differing
from sim.studies.threat import BOUGHT
from sim.studies.versions import Version, parse


@pytest.fixture(scope="module")
def book():
    return load("textbook")


@pytest.fixture(scope="module")
def idlib():
    return load("idlib_2020")


def test_the_factor_is_one_over_one_less_rho_at_equal_variances():
    rng = np.random.default_rng(3)
    a = rng.permutation(np.repeat([0.0, 1.0], 500))
    b = a.copy()
    one, nought = np.flatnonzero(a == 1)[:50], np.flatnonzero(a == 0)[:50]
    b[one], b[nought] = 0.0, 1.0  # same share, 100 of 1,000 flipped
    rho = np.corrcoef(a, b)[0, 1]
    c = change("x", a, b)
    assert c.factor == pytest.approx(1 / (1 - rho)) and c.difference == 0
    assert c.unpaired / c.half == pytest.approx(np.sqrt(c.factor))
    assert c.bound == np.inf  # of equal margins the two could have been the same


def test_the_bound_is_frechets_for_single_rollouts_and_no_coupling_beats_it():
    rng = np.random.default_rng(4)
    a, b = (rng.random(2000) < p for p in (0.3, 0.5))
    a, b = a.astype(float), b.astype(float)
    c = change("x", a, b)
    assert c.bound == pytest.approx(frechet(a.mean(), b.mean()), rel=1e-9)
    for _ in range(20):
        assert change("x", rng.permutation(a), b).factor <= c.bound
    assert change("x", np.sort(a), np.sort(b)).factor == pytest.approx(c.bound)


def test_independent_runs_save_nothing():
    rng = np.random.default_rng(5)
    c = change("x", *(rng.random((2, 20_000)) < 0.4).astype(float))
    assert c.factor == pytest.approx(1.0, abs=0.05) and not c.sure


def test_runs_with_luck_of_their_own_have_the_variance_said_of_them(book):
    """Another seed for the version: the paired interval is then the one called unpaired."""
    base, after = (Lab(book, seed, 1).play(2000, over)
                   for seed, over in ((7, {}), (8, {"defender.resolve": 0.6})))
    shared = Lab(book, 7, 1).play(2000, {"defender.resolve": 0.6})
    alone = by_output(between(base, after))["end_state=limited_war"]
    paired = by_output(between(base, shared))["end_state=limited_war"]
    assert alone.factor == pytest.approx(1.0, abs=0.15)
    assert alone.half == pytest.approx(paired.unpaired, rel=0.25) and paired.factor > 1.5


def test_flips_are_counted_by_kind_and_the_typical_one_is_in_the_middle():
    before, after = np.array([0, 0, 1, 1, -1, 0]), np.array([1, 0, 0, 1, 1, 1])
    found = flips(before, after, ["peace", "war"])
    assert {k: v.tolist() for k, v in found.items()} == {
        ("peace", "war"): [0, 5], ("war", "peace"): [2]}
    counts = np.array([[0.0, 9.0], [1, 5], [2, 5], [50, 5], [1.1, 5.2]])
    assert typical(SimpleNamespace(counts=counts), np.arange(5)) in (1, 4)
    assert typical(SimpleNamespace(counts=counts), np.array([0, 3])) in (0, 3)


def test_words_make_versions_and_a_range_is_moved_whole(book):
    common, made = parse(book, {"challenger": "bluff", "a.defender.resolve+": "0.1",
                                "b.mechanisms.audience": "off", "b.defender": "sitter"})
    assert common == {"challenger": "bluff"} and [v.name for v in made] == ["a", "b"]
    was, q = book.parameters["defender.resolve"], variant(book, made[0].overrides).parameters[
        "defender.resolve"]
    assert (q.low, q.central, q.high) == pytest.approx(
        (was.low + 0.1, was.central + 0.1, was.high + 0.1))
    assert made[1].overrides == {"mechanisms.audience": "off", "defender": "sitter"}


@pytest.mark.parametrize(("words", "said"), [
    ({}, "nothing to compare"), ({"a.defendr.resolve": "1"}, "defender.resolve"),
    ({"a.threat": "nne"}, "allowed: as_issued, none, private"),
    ({"a.threat.size": "2"}, "between 0 and 1"),
    ({"a.threat.later": "1.5"}, "whole number"), ({"a.threat.sise": "1"}, "threat.size"),
    ({"a.defender.resolve+": "x"}, "not a number"), ({"a.defender": "nobody"}, "sitter"),
])
def test_bad_versions_are_refused_by_name(book, words, said):
    with pytest.raises(UsageError, match=said):
        parse(book, words)


def test_the_first_ultimatum_can_be_written_otherwise(book, idlib):
    later = reshape(idlib, Form(later=7, rung=8))
    assert later.record["ult_deadline"][0] == idlib.record["ult_deadline"][0] + 7
    assert later.record["ult_rung"][0] == 8 and idlib.record["ult_rung"][0] == 7
    assert [
        move_deadline(14, -30),
        move_deadline(14, 0),
        move_deadline(-3, 0),
        move_deadline(-3, -1),
        move_deadline(-3, 9),
    ] == [0, 14, -3, -3, 6]
    made = variant(idlib, {"threat": "none"})
    none = made.scenario
    issuer = idlib.actor_names[int(idlib.record["ult_issuer"][0])]
    assert none.record["ult_status"][0] == 0
    assert made.parameters[f"{issuer}.commitment"].central == 0.0
    menus = [s.actor(issuer).menus["signal"] for s in (idlib, none)]
    assert set(menus[0]) - set(menus[1]) == {"issue"}
    i = idlib.actor_names.index(issuer)
    for option in menus[1]:  # what stays keeps its verb and levels
        for field in ("verb", "level"):
            a, b = (s.record[field][i, 2, m.index(option)]
                    for s, m in zip((idlib, none), menus, strict=True))
            np.testing.assert_array_equal(a, b)
    half = reshape(idlib, Form(size=0.5))
    line = int(idlib.record["ult_line"][0])
    asked, left = nearest_first(idlib.record, line), nearest_first(half.record, line)
    area = idlib.record["area"]
    assert left.tolist() == asked[: len(left)].tolist()
    assert area[left].sum() / area[asked].sum() == pytest.approx(0.5, abs=0.1)
    stakes = variant(book, {"threat.size": 0.5}).parameters
    assert stakes["challenger.stake"].central == stakes["defender.stake"].central == 0.5


def test_what_the_ultimatum_bought_runs_for_any_scenario(book):
    _, made = parse(book, {}, "what_the_ultimatum_bought")
    assert [v.name for v in made] == list(BOUGHT)
    found = compare(Lab(book, workers=1), made, 60, watched=0)
    none = by_output(found[0].changes)["ultimatum=none_issued"]
    assert none.before == 0.0 and none.after == 1.0


def test_a_change_of_nothing_flips_nothing_and_a_small_one_is_seen_with_few(book):
    lab = Lab(book, workers=1)
    _, made = parse(book, {"b.defender.resolve+": "0.05"})
    same, small = compare(lab, [Version("a"), *made], 400, watched=2)
    assert same.flipped == 0 and all(c.difference == 0 for c in same.changes)
    complied = by_output(small.changes)["end_state=target_complied"]
    assert complied.factor >= 3 and complied.factor <= complied.bound + 1e-9


def test_watched_flips_part_at_a_choice_that_differs_in_both_replays(book):
    lab = Lab(book, workers=1)
    version = Version("a", {"challenger": "bluff"})
    found = compare(lab, [version], 200, watched=3)[0]
    assert found.flipped > 0 and sum(f.share for f in found.flips) == pytest.approx(found.flipped)
    p = watch(lab, version, found.flips[0].example)
    days = [list(replay(book, 7, p.rollout, o, lab.replicates)) for o in ({}, version.overrides)]
    for x, y in zip(*(d[: p.day] for d in days), strict=True):
        assert first_apart(x["decisions"], y["decisions"]) is None
    one, two = (d[p.day]["decisions"] for d in days)
    assert first_apart(one, two) is not None
    assert p.before in {d["chosen"] for d in one if d["actor"] == p.actor}


def test_a_fork_to_what_was_chosen_anyway_changes_nothing(book):
    lab = Lab(book, workers=1)
    choice = Choice(3, 2, "defender", "force", "hold")
    plain, otherwise, was = forks(lab, choice)
    assert was == "hold"
    a, b = plain.crisis.to_record(), otherwise.crisis.to_record()
    moved = {n for n in a.dtype.names if not np.array_equal(a[n], b[n])}
    assert moved == set()
    assert all(x.difference == 0.0 for x in fork(lab, choice, 6).changes)


def test_a_forced_choice_is_made_once_and_later_looks_are_by_tastes_that_go_with_it(book):
    lab = Lab(book, workers=1)
    choice = Choice(0, 2, "defender", "force", "comply")
    plain, otherwise, was = forks(lab, choice)
    i, o = book.actor_names.index("defender"), book.actor("defender").menus["force"].index("comply")
    c, s = otherwise.case, otherwise.crisis
    assert was != "comply" and s.posture[i, 0] == o and s.settled[i, 0] == 0
    assert c.told[i, 0] == 0 and c.reconsider[i, 0] == plain_rate(book)
    np.testing.assert_array_equal(c.order, plain.case.order)
    assert s.order_done[i, 0] == 0
    otherwise.step()  # its next look keeps what stands, by tastes of its own
    assert s.settled[i, 0] == 1 and s.posture[i, 0] == o
    assert s.taste[i, 0, o] != plain.crisis.taste[i, 0, o]
    found = by_output(fork(lab, choice, 12).changes)
    assert found["end_state=target_complied"].after == 1.0


def plain_rate(book) -> float:
    """The defender's own rate of looking at its force posture."""
    return float(book.record["reconsider"][book.actor_names.index("defender"), 0])


def test_a_fork_that_cannot_be_is_refused(book):
    lab = Lab(book, workers=1)
    for choice, said in ((Choice(0, 2, "defender", "response", "x"), "allowed: force"),
                         (Choice(0, 99, "defender", "force", "hold"), "between 0 and 8"),
                         (Choice(0, 2, "defendr", "force", "hold"), "defender")):
        with pytest.raises(UsageError, match=said):
            fork(lab, choice, 2)


def test_the_verb_keeps_its_data_and_figure(tmp_path, capsys):
    out = tmp_path / "c"
    assert main(["compare", "scenario=textbook", "a.challenger=bluff", "rollouts=400", "watched=1",
                 "workers=1", f"out={out}"]) == 0
    page = capsys.readouterr().out
    assert "factor" in page and "shared luck" in page
    data = json.loads((out / "compare.json").read_text())
    assert data["versions"][0]["name"] == "a" and (out / "figures" / "compare.png").is_file()
    assert main(["compare", "scenario=textbook", "fork.rollout=1", "fork.day=2",
                 "fork.actor=defender", "fork.track=force", "fork.option=comply", "futures=4",
                 "workers=1", "json=true"]) == 0
    assert json.loads(capsys.readouterr().out)["choice"]["option"] == "comply"


def test_a_weight_in_what_actors_get_is_compared_but_moves_nothing_in_the_crisis(book):
    """With nobody looking ahead the defender's discount enters its utility alone: no audit may

    call it alive for that.
    """
    lab, still = Lab(book, workers=1), {"mechanisms.lookahead": "off"}
    base, after = lab.play(60, still), lab.play(60, {**still, "defender.discount": 0.3})
    assert not differing(base, after).any()
    moved = {c.output for c in between(base, after) if c.difference != 0}
    assert moved == {"utility_defender"}
