"""An audit reports what is planted: dead numbers, idle mechanisms, unused parts, broken rewritings.

Exact throughout (shared luck, fixed seeds), but for the interval test, whose bound is stated there.
"""

import json
import shutil
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from sim.cli import main
from sim.data.reduce import Table
from sim.errors import ScenarioErrors
from sim.model import replay
from sim.questions.audit import audit as audits
from sim.questions.audit import unused
from sim.questions.audit.invariance import invariance
from sim.questions.audit.prior_bounds import edge
from sim.questions.audit.variance import decompose_outputs
from sim.scenario.load import load
from sim.scenario.priors import Prior
from sim.scenario.sample import draws
from sim.studies import recast
from sim.studies.lab import Lab
from sim.studies.paired import differing
from sim.studies.screen import mechanisms, parameters

LOOKS = (60, 200, 400)


def copy(tmp_path: Path, *edits: tuple[str, str]) -> Path:
    """The textbook scenario with texts of its scenario.yaml replaced."""
    folder = tmp_path / "textbook"
    shutil.copytree(load("textbook").folder, folder)
    path = folder / "scenario.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return folder


def test_a_planted_dead_parameter_is_reported():
    plain = load("textbook")
    planted = plain.changed(parameters={
        **{p: plain.parameters[p] for p in ("challenger.stake", "challenger.audience")},
        "defender.wedge_motive": plain.parameters["challenger.audience"],
    })
    found = parameters(Lab(planted, workers=1), LOOKS)
    assert [p.name for p in found.dead] == ["defender.wedge_motive"]
    assert found.dead[0].n == LOOKS[-1]  # a verdict of death takes the longest look
    assert {p.name for p in found.pairs if p.touched} == {"challenger.stake", "challenger.audience"}


def test_a_planted_idle_mechanism_is_reported():
    scenario = load("textbook")
    idle = {m: m in ("quantal", "lookahead", "wedge") for m in scenario.mechanisms}
    found = mechanisms(Lab(scenario.changed(mechanisms=idle), workers=1), LOOKS)
    assert [p.name for p in found.dead] == ["wedge"]
    assert {p.name for p in found.pairs if p.live} == {"lookahead", "quantal"}


def test_a_planted_inject_that_never_fires_is_reported(tmp_path):
    planted = ("""end_when: "disaster == 1"
""", """end_when: "disaster == 1"
injects:
  never: {when: "day > 99", effect: strength, a: defender, value: 1}
  always: {day: 2001-01-02, effect: strength, a: defender, value: 1}
""")
    scenario = load(copy(tmp_path, planted))
    found = unused.injects(scenario, Lab(scenario, workers=2).play(300))
    assert found == {"always": 300, "never": 0}


def test_choices_are_counted_as_the_watched_run_tells_them():
    scenario, n = load("textbook"), 6
    told = Counter(
        f"{d['actor']}.{d['track']}.{d['chosen']}"
        for rollout in range(n)
        for day in replay(scenario, 7, rollout, {}, 2, "mixture")
        for d in day["decisions"]
    )
    found = unused.choices(scenario, Lab(scenario, workers=1).play(n))
    for actor in scenario.actors:  # a posture at the start counts once a rollout
        for track in ("force", "talk"):
            if track in actor.posture:
                found[f"{actor.name}.{track}.{actor.posture[track]}"] -= n
    assert {k: v for k, v in found.items() if v} == told


def test_an_option_out_of_reach_and_a_label_never_reached_are_reported(tmp_path):
    folder = copy(tmp_path, ('label: disaster, kind: war, when: "disaster == 1"',
                             'label: disaster, kind: war, when: "day > 99"'))
    menus = folder / "menus.yaml"
    text = menus.read_text().replace("renew: {verb: renew,", "issue: {verb: issue}\n    renew: "
                                     "{verb: renew,").replace("[renew]", "[issue, renew]")
    menus.write_text(text)
    scenario = load(folder)
    found = unused.choices(scenario, Lab(scenario, workers=1).play(300))
    assert found["challenger.signal.issue"] == 0  # it is open from the start: nothing to issue
    assert found["challenger.signal.withdraw"] > 0
    assert unused.labels(Lab(scenario, workers=1).play(300))["end_state.disaster"] == 0


def test_a_copy_of_an_option_with_its_weight_moves_nothing_and_without_it_is_reported(monkeypatch):
    scenario = load("textbook")
    name = "duplicate:defender.force.comply"
    honest = {s.name: s for s in invariance(Lab(scenario, workers=1), (1600,))}
    assert not any(s.broken for s in honest.values()) and honest[name].holds
    monkeypatch.setattr(recast, "weigh_menu", lambda record, i, t: None)
    planted = {s.name: s for s in invariance(Lab(scenario, workers=1), (1600,))}
    assert planted[name].broken


def test_a_copy_stands_next_to_its_original_and_the_posture_stays():
    scenario = load("idlib_2020")
    i = scenario.actor_names.index("russia")
    again = recast.duplicate(scenario, "russia", "force", "none")
    assert again.actors[i].menus["force"][:3] == ("none", "none_again", "low")
    at = int(again.record["posture"][i, 0])
    assert again.actors[i].menus["force"][at] == scenario.actors[i].posture["force"]
    assert again.record["weight"][i, 0, :3].tolist() == [0.5, 0.5, 1.0]
    assert int(scenario.record["n_options"][i, 0]) + 1 == int(again.record["n_options"][i, 0])


def test_an_axis_is_split_in_two_halves():
    scenario = load("idlib_2020")
    n = int(scenario.record["n_places"])
    for a, axis in enumerate(scenario.names["axis"]):
        before = int(np.count_nonzero(scenario.record["axis"][:n] == a))
        after = recast.split_axis(scenario, axis).record["axis"][:n]
        halves = [int(np.count_nonzero(after == a + x)) for x in (0, 1)]
        assert sum(halves) == before and abs(halves[0] - halves[1]) <= 1
        assert len(np.unique(after)) == len(np.unique(scenario.record["axis"][:n])) + 1


def test_the_mass_of_a_prior_on_its_bounds_is_what_is_drawn():
    u = (np.arange(20_000) + 0.5) / 20_000
    for low, central, high in ((0.02, 0.1, 0.4), (0.0, 0.0, 0.5), (0.8, 1.0, 1.0), (0.0, 0.5, 0.9)):
        q = Prior(low, central, high, "split_normal", least=0.0, most=1.0)
        drawn = draws([q], u[:, None])[:, 0]
        found = edge("x", q)
        assert abs(found.low - np.mean(drawn == 0.0)) < 2e-4
        assert abs(found.high - np.mean(drawn == 1.0)) < 2e-4


def table(names, values, ran=None):
    """Outputs (rows, replicates, outputs) as a table; ran: bool (rows, replicates), else all."""
    rows, k, outputs = values.shape
    ran = np.ones(rows * k, bool) if ran is None else ran.ravel()
    return Table(tuple(names), values.reshape(-1, outputs), ran[:, None], ran, k)


@pytest.mark.parametrize("failing", [0.0, 0.3])
@pytest.mark.parametrize("truth", [0.0, 0.2, 0.7])
def test_luck_and_ignorance_are_told_apart(truth, failing):
    """Intervals hold the truth in 90 % or more of 200 outputs (mean 95 %: beyond 4 sd).

    Where rollouts fail, too: those that ran in a row without its fellow count.
    """
    rng = np.random.default_rng(5)
    rows, k, outputs = 400, 2, 200
    between = rng.normal(0, np.sqrt(truth), (rows, 1, outputs))
    values = between + rng.normal(0, np.sqrt(1 - truth), (rows, k, outputs))
    ran = rng.random((rows, k)) >= failing
    found = decompose_outputs(table([str(j) for j in range(outputs)], values, ran))
    assert np.mean([s.low <= truth <= s.high for s in found]) > 0.9
    assert decompose_outputs(table(["constant"], np.ones((50, 2, 1)))) == []


def test_a_rare_event_leaves_its_ignorance_open():
    values = np.zeros((500, 2, 1))
    values[:6, 0] = 1.0
    found = decompose_outputs(table(["rare"], values))[0]
    assert found.ignorance == found.low == 0.0 and found.high == 0.5


def test_a_run_differs_from_itself_in_no_rollout():
    lab = Lab(load("textbook"), workers=2)
    assert not differing(lab.plain(100), lab.play(100)).any()
    assert differing(lab.plain(100), lab.play(100, {"defender.stake": 0.5})).any()


def test_the_textbook_is_explained_on_the_command_line(tmp_path, capsys):
    words = ["audit", "scenario=textbook", "rollouts=2000", f"out={tmp_path / 'a'}"]
    assert main(words) == 0
    shown = capsys.readouterr()
    assert len(load("textbook").explained) == 27
    assert "all 27 findings are explained" in shown.out and "rollouts" in shown.err
    data = json.loads((tmp_path / "a" / "audit.json").read_text())["basics"]
    assert data["clean"] and data["explained_but_not_found"] == []
    assert (tmp_path / "a" / "figures" / "audit.png").stat().st_size > 20_000


def test_an_unexplained_finding_ends_with_status_1(tmp_path, capsys):
    reason = 'label:end_state.disaster: "War'
    folder = copy(tmp_path, (reason, 'label:end_state.limited_war: "War'))
    assert main(["audit", f"scenario={folder}", "rollouts=200", "json=true", "workers=1"]) == 1
    data = json.loads(capsys.readouterr().out)["basics"]
    open_ = [f["id"] for f in data["findings"] if not f["reason"]]
    assert "label:end_state.disaster" in open_
    assert "label:end_state.limited_war" in data["explained_but_not_found"]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("label:end_state.disastre", "unknown label 'end_state.disastre'; did you mean "
                                     "'end_state.disaster'?"),
        ("lable:end_state.disaster", "unknown kind of finding 'lable'; did you mean 'label'?"),
        ("mechanism:wether", "unknown mechanism 'wether'; did you mean 'weather'?"),
    ],
)
def test_an_unknown_finding_id_is_an_error(tmp_path, key, text):
    folder = copy(tmp_path, ("  mechanism:wedge:", f"  {key}: idle\n  mechanism:wedge:"))
    with pytest.raises(ScenarioErrors, match="scenario.yaml") as caught:
        load(folder)
    assert text in str(caught.value)


def test_the_heaviest_changes_are_looked_at_twice():
    scenario = load("textbook")
    asked = ["audience", "lookahead", "quantal", "reputation"]
    lab = Lab(scenario.changed(mechanisms={m: m in asked for m in scenario.mechanisms}), workers=1)
    assert all(p.n == LOOKS[1] for p in mechanisms(lab, LOOKS).pairs)


def test_looks_are_whole_rows_within_the_budget():
    for rollouts in (4, 20, 600, 12_000):
        looks = audits.stages(rollouts)
        assert all(n % 2 == 0 and 0 < n <= rollouts for n in looks)
        assert list(looks) == sorted(looks)
