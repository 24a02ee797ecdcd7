"""What trembles decide: a crisis without any, planted ones, and figures counted by hand."""

import json

import numpy as np
import pytest

from sim.questions.audit.section import as_json
from sim.questions.audit.section_text import text
from sim.questions.audit.sections import choices, measure, trembles
from sim.questions.audit.sections.choices import at
from sim.scenario.load import load
from sim.scenario.starter import cast_of, write_starter
from sim.studies.lab import Lab
from tests.properties.folders import copy, edit

# Everybody does as told and the target gives way: nothing is owed to a choice.
TOLD = {
    "do.challenger.force": "hold", "do.challenger.signal": "silence",
    "do.defender.force": "hold@2001-01-01..2001-01-03+comply@2001-01-04..2001-01-10",
    "do.defender.signal": "silence",
}


@pytest.fixture(scope="module")
def textbook():
    return load("textbook")


@pytest.fixture(scope="module")
def plain(textbook):
    """The section on the crisis as it is."""
    return measure("trembles", Lab(textbook), 3600)


def written(folder, change):
    """The textbook crisis with other menus."""
    edit(copy("textbook", folder) / "menus.yaml", change)
    return load(folder)


def row(table, name):
    """The row that begins so."""
    return next(r for r in table.rows if r[0] == name)


def test_nothing_is_found_where_everybody_does_as_told(textbook):
    section = measure("trembles", Lab(textbook, overrides=TOLD), 600)
    assert section.findings == {}
    _, share, owed, of_decided = row(section.table("labels"), "end_state: target_complied")
    assert (share.at, owed.at, of_decided.at, of_decided.n) == (1.0, 0.0, 0.0, 200)
    acts = [r for r in section.table("acts").rows if r[0] == "end_state: target_complied"]
    assert [(r[1], r[2].at, r[3]) for r in acts] == [("defender force comply", 1.0, None)]
    keep = row(section.table("sharper"), "end_state: target_complied")[-1]
    assert (keep.at, keep.low, keep.high) == (1.0, 1.0, 1.0)
    assert section.table("choices").rows == () and section.table("words").rows == ()
    assert "over half of its decided rollouts" in " ".join(section.says)


def test_figures_are_those_of_the_rollouts(textbook, plain):
    n = 1200
    out = Lab(textbook).play(n, trace=2)
    short, code = out.note("turn_short.ultimatum"), out.note("turn_act.ultimatum")
    for label in ("withdrawn", "lapsed_unexecuted", "met", "open"):
        hit = out.is_label("ultimatum", label)
        _, share, owed, of_decided = row(plain.table("labels"), f"ultimatum: {label}")
        assert share.at == hit.mean() and share.n == n
        assert owed.at == (hit & (short > 1)).sum() / hit.sum() and owed.n == hit.sum()
        assert of_decided.n == (hit & (code >= 0)).sum()
    looked, flat = (sum(out.note(f"{x}.{a}.signal").sum() for a in out.actors)
                    for x in ("looked", "flat"))
    assert abs(at(row(plain.table("choices"), "all actors: signal")[2]) - flat / looked) < 1e-12
    said, undone = (out.note(f"{x}.challenger.signal").sum() for x in ("moved", "undone"))
    assert abs(at(row(plain.table("words"), "challenger")[2]) - undone / said) < 1e-12


def test_sharper_choice_is_played_on_the_same_luck(textbook, plain):
    lab = Lab(textbook)
    after = lab.play(1200, {"challenger.precision": "20:40:80", "defender.precision": "20:40:80"})
    _, one, _, four, keep = row(plain.table("sharper"), "ultimatum: withdrawn")
    assert four.at == after.is_label("ultimatum", "withdrawn").mean()
    assert abs(keep.at - four.at / one.at) < 1e-12 and keep.low < keep.at < keep.high
    assert keep.at > 0.5  # .64 (n = 12,000): taking the threat back has reasons
    assert "trembles:fades.ultimatum.withdrawn" not in plain.findings
    assert "trembles:even.defender.signal" not in plain.findings  # it has only silence


def test_the_share_left_has_the_error_of_a_paired_ratio(textbook):
    """Against a bootstrap over parameter rows, which pairs the runs by itself."""
    lab = Lab(textbook)
    before = lab.play(1200)
    after = lab.play(1200, {"challenger.precision": 20, "defender.precision": 20})
    found = trembles.share_kept(before, after, "end_state", "target_complied")
    a, b = (o.is_label("end_state", "target_complied").reshape(-1, 2).sum(axis=1)
            for o in (before, after))
    rng = np.random.default_rng(3)
    drawn = rng.integers(0, len(a), (2000, len(a)))
    ratios = b[drawn].sum(axis=1) / a[drawn].sum(axis=1)
    assert found.at == pytest.approx(b.sum() / a.sum(), rel=1e-14)
    assert abs((found.high - found.low) / 2 / (1.96 * ratios.std()) - 1) < 0.1


def test_a_label_that_lives_on_trembles_is_found(tmp_path):
    """Taking the threat back is made dear, and the challenger looks again every other day."""
    def dear(menus):
        menus["challenger"]["signal"]["withdraw"]["price"] = 0.2

    lab = Lab(written(tmp_path / "dear", dear), overrides={"challenger.reconsider_signal": 1.0})
    section = measure("trembles", lab, 3600)
    finding = section.findings["trembles:owed.ultimatum.withdrawn"]
    assert "challenger's withdraw (signal)" in finding
    _, _, owed, of_decided = row(section.table("labels"), "ultimatum: withdrawn")
    assert of_decided.low > 0.5 and owed.at == of_decided.at
    assert at(row(section.table("sharper"), "ultimatum: withdrawn")[-1]) < 0.2
    assert section.says[0].startswith("Trembles decide")


def test_words_at_odds_with_the_last_are_found(plain):
    """An issuer that speaks daily, by tastes of the day, takes its threat back and makes it again.

    One of the textbook that has taken it back has nothing left to threaten with.
    """
    over = {"mechanisms.tastes": "off", "turkey.reconsider_signal": 1.0}
    section = measure("trembles", Lab(load("idlib_2020"), overrides=over), 600)
    _, said, other, denied = row(section.table("words"), "turkey")
    assert said.at > 5 and other.at > denied.at > denied.low > 0.1  # .18 (n = 200)
    assert "trembles:words.turkey" in section.findings
    assert "trembles:words.challenger" not in plain.findings


def test_even_choice_throughout_has_nothing_to_sharpen(textbook):
    section = measure("trembles", Lab(textbook, overrides={"mechanisms.quantal": "off"}), 300)
    assert section.played == 100 and "switched off" in " ".join(section.says)
    assert at(row(section.table("choices"), "challenger: signal")[2]) > 0.9
    assert "trembles:even.challenger.signal" in section.findings
    assert [t.key for t in section.tables] == ["labels", "acts", "choices", "words", "postures"]


@pytest.mark.parametrize("actors", ["north,south", "north,south,east,west"])
def test_any_crisis_has_a_page(tmp_path, actors):
    write_starter("mine", tmp_path / "mine", cast_of(actors), actors.count(",") > 1)
    section = measure("trembles", Lab(load(tmp_path / "mine")), 60)
    assert json.loads(json.dumps(as_json(section)))["labels"]["rows"]
    assert "TREMBLES" in text(section, 100)


def test_every_actor_named_all_actors_is_the_sum(textbook):
    out = Lab(textbook).play(20, trace=1)
    whole = choices.note(out, "looked", choices.ALL, "force")
    assert np.array_equal(whole, out.note("looked.challenger.force")
                          + out.note("looked.defender.force")) and whole.sum() > 0
