"""Injects from YAML and from a staff's list: when they fall due, what they change, what is said."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

import sim
from sim.cli import main
from sim.methods.clustered import clustered_interval
from sim.model import CrisisModel
from sim.scenario import load, validate
from sim.scenario.roots import data_root
from tests.play.pair import differences
from tests.properties.folders import shift

LIST = """\
id,time,trigger,recipient,content,effect,contingency
a_leak,D+2,,challenger,"A paper prints the plan, in full",stock_commitment 0.2,
b_denial,D+4,,press,The plan is denied,none,if a_leak
c_spare,D+4,,defender,The plan is read out in parliament,reconsider,unless a_leak
d_loss,,days_since_strike.challenger.defender <= 1,defender,A depot burns,strength defender -2,
e_after,2001-01-10,,defender,News of the depot,tie challenger defender -0.1,if d_loss
f_calm,2001-01-09,,all,Nothing burns,,unless deaths.defender > 0
"""


def crisis(folder: Path, yaml: str = "", table: str = "") -> Path:
    """The textbook with injects."""
    place = Path(shutil.copytree(data_root() / "scenarios" / "textbook", folder / "mine"))
    if table:
        yaml += "msel: injects.csv\n"
        (place / "injects.csv").write_text(table)
    with (place / "scenario.yaml").open("a") as file:
        file.write(yaml)
    return place


def test_a_staff_list(tmp_path: Path) -> None:
    scenario = load(crisis(tmp_path, table=LIST))
    run = sim.run(scenario, rollouts=400, workers=1)
    found = run.summary()["injects"]
    share = {name: row["fired"]["p"] for name, row in found.items()}
    assert share["a_leak"] == share["b_denial"] == 1 and share["c_spare"] == 0
    assert found["c_spare"]["stood_down"]["p"] == 1
    assert 0 < share["d_loss"] < 1
    e_after = found["e_after"]
    assert 0 < e_after["fired"]["p"] <= share["d_loss"]
    assert e_after["fired"]["p"] + e_after["stood_down"]["p"] == pytest.approx(1)
    assert found["a_leak"]["day"]["q50"] == 2 and found["a_leak"]["recipient"] == "challenger"
    assert found["a_leak"]["content"] == "A paper prints the plan, in full"
    hits, trials = run.outcome.by_row(run.outcome.count("day_of_inject_d_loss") >= 0)
    assert (found["d_loss"]["fired"]["low"], found["d_loss"]["fired"]["high"]) == \
        clustered_interval(hits, trials)
    assert run.outcome.fired[0] == 400


def test_the_page_and_the_file_say_how_often(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    out = tmp_path / "out"
    assert main(["run", f"scenario={crisis(tmp_path, table=LIST)}", "rollouts=100", "workers=1",
                 f"out={out}"]) == 0
    lines = capsys.readouterr().out.splitlines()
    head = next(k for k, line in enumerate(lines) if line.startswith("  Inject "))
    assert lines[head].split() == ["Inject", "fired", "rows", "5-95%", "Monte", "Carlo", "95%,",
                                   "n", "=", "100", "median", "stood", "down"]
    assert lines[head + 1].split()[:3] == ["a", "leak", "100%"]
    assert lines[head + 1].split()[-2:] == ["2001-01-03", "-"]
    assert lines[head + 3].split()[:3] == ["c", "spare", "0%"] and lines[head + 3].endswith(" 100%")
    assert set(json.loads((out / "summary.json").read_text())["injects"]) == {
        "a_leak", "b_denial", "c_spare", "d_loss", "e_after", "f_calm"}
    assert sim.load(out).outcome.injects[0]["content"] == "A paper prints the plan, in full"


def test_watched_equals_compiled(tmp_path: Path) -> None:
    scenario = load(crisis(tmp_path, table=LIST))
    for rollout in range(12):
        assert differences(scenario, 7, rollout, 4) == []


def test_the_replay_tells_of_them(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    folder = crisis(tmp_path, table=LIST)
    assert main(["replay", f"scenario={folder}", "detail=true"]) == 0
    out = capsys.readouterr().out
    assert "2001-01-03\n  inject a_leak (to challenger): A paper prints the plan, in full\n" in out
    assert main(["replay", f"scenario={folder}"]) == 0
    out = capsys.readouterr().out
    assert "3 January\n  From outside, " in out
    assert "A paper prints the plan, in full." in " ".join(out.split())


EFFECTS = [
    ("strength, a: defender, value: -2", lambda s: s.strength[1], -2.0),
    ("troops, a: defender, value: 50", lambda s: s.troops[1], 50.0),
    ("stock_commitment, a: challenger, value: 0.1", lambda s: s.commitment[0], 0.1),
    ("stock_weariness, a: challenger, value: 0.1", lambda s: s.weariness[0], 0.1),
    ("stock_revenge, recipient: challenger, value: 0.1", lambda s: s.revenge[0], 0.1),
    ("reputation, a: challenger, value: -0.2", lambda s: s.reputation[0], -0.2),
    ("reputation, a: challenger, value: 9", lambda s: s.reputation[0], 0.5),
    ("tie, a: challenger, b: defender, value: -9", lambda s: s.tie[0, 1], -0.5),
    ("health, a: pact, value: 0.2", lambda s: s.health[0], 0.2),
    ("reconsider, recipient: defender", lambda s: s.trigger[1], 128),
    ("none", lambda s: s.strength[1], 0.0),
]


@pytest.mark.parametrize(("effect", "of", "by"), EFFECTS, ids=lambda x: str(x)[:20])
def test_effects(effect: str, of, by: float, tmp_path: Path) -> None:
    from sim.engine.rules.injects import injects

    text = f"agreements: {{pact: {{members: [challenger, defender]}}}}\n" \
           f"injects: {{x: {{day: 2001-01-03, effect: {effect}}}}}\n"
    model = CrisisModel(load(crisis(tmp_path, text)))
    model.crisis.day = 2
    before = of(model.crisis)
    injects(model.case, model.crisis, model.scratch)
    assert of(model.crisis) - before == pytest.approx(by)


def test_news_makes_its_recipient_decide_anew(tmp_path: Path) -> None:
    """Without a prompt the defender looks again in three of ten days; with one, on that day."""
    news = "injects: {x: {day: 2001-01-03, recipient: defender, effect: reconsider}}\n"
    decided = {}
    for name, text in (("quiet", ""), ("news", news)):
        heard: list[str] = []
        for rollout in range(20):
            made: list[dict] = []
            model = CrisisModel(load(crisis(tmp_path / f"{name}{rollout}", text)), 7, rollout,
                                on_decision=made.append)
            for _ in range(3):
                made.clear()
                model.step()
            heard += [d["track"] for d in made if d["actor"] == "defender"]
        decided[name] = heard.count("force")
    assert decided["news"] == 20 > decided["quiet"]


def test_the_order_within_a_day_follows_who_waits_for_whom(tmp_path: Path) -> None:
    """Given the same day, whatever the names: first what another waits for."""
    text = """injects:
  a: {day: 2001-01-03, effect: none, contingency: if z}
  m: {when: "fired.a == 1", effect: none}
  z: {day: 2001-01-03, effect: none}
"""
    scenario = load(crisis(tmp_path, text))
    assert scenario.names["inject"] == ("z", "a", "m")
    counts = sim.run(scenario, rollouts=20, workers=1).outcome
    assert all(np.all(counts.count(f"day_of_inject_{n}") == 2) for n in "azm")


WRONG = [
    ("b_denial,D+4,", "b denial,D+4,", "injects.csv:3: id: 'b denial': a name is letters"),
    ("b_denial,D+4,", "a_leak,D+4,", "injects.csv:3: id: 'a_leak' is given twice, first on line 2"),
    ("D+2,,", "D+2000,,", "injects.csv:2: a_leak.day: 2006-06-24 is after the horizon, 2001-01-10"),
    ("D+2,,", "soon,,", "injects.csv:2: time: must be a date like 2020-01-31 or D+3, not 'soon'"),
    ("D+2,,", "D+2,deal == 1,", "injects.csv:2: a_leak: needs either 'day' or 'when'"),
    ("D+2,,", ",,", "injects.csv:2: a_leak: needs either 'day' or 'when' (in a list: 'time' or"),
    (",stock_commitment 0.2,", ",stock_comitment 0.2,", "unknown effect 'stock_comitment'; did you "
     "mean 'stock_commitment'?"),
    (",stock_commitment 0.2,", ",stock_commitment,", "'value' is missing: by how much?"),
    (",stock_commitment 0.2,", ",stock_commitment nan,", "a_leak.value: must be a finite number"),
    (",stock_commitment 0.2,", ",stock_commitment x 0.2,", "a_leak.a: unknown actor 'x'"),
    (",stock_commitment 0.2,", ",tie a b c 2,", "effect: 'tie a b c 2' should be an effect, one"),
    (",challenger,", ",press,", "'a' is missing: whose? (or a recipient who is an actor)"),
    ("tie challenger defender", "tie challenger", "'b' is missing: a tie has two ends"),
    ("tie challenger defender", "tie defender defender", "e_after.b: is the same as 'a'"),
    ("if a_leak", "if a_leek", "b_denial.contingency: unknown inject 'a_leek'; did you mean"),
    ("if a_leak", "when a_leak", "'when a_leak' should be 'if X' or 'unless X'"),
    ("if a_leak", "if b_denial", "b_denial: waits for itself, by way of b_denial"),
    ("if a_leak", "if fired.c_spare == 1", "contingency: at character"),
    ("if a_leak", "unless deaths.nobody > 0", "unknown actor 'nobody'"),
    ("id,time", "ident,time", "injects.csv:1: column 'id' is missing"),
    ("contingency\n", "contingincy\n", "unknown column 'contingincy'; did you mean 'contingency'?"),
]


@pytest.mark.parametrize(("old", "new", "text"), WRONG, ids=lambda w: str(w)[:30])
def test_wrong_lists(old: str, new: str, text: str, tmp_path: Path) -> None:
    assert old in LIST
    table = LIST.replace(old, new, 1)
    if "c_spare ==" in new:
        table, text = table.replace("unless a_leak", "unless b_denial"), "waits for itself"
    found = [str(e) for e in validate(crisis(tmp_path, table=table))]
    assert any(text in e for e in found), found


def test_a_day_past_the_end_of_the_calendar_is_one_error(tmp_path: Path) -> None:
    table = "id,time,recipient,content,effect\na_leak,D+9999,all,word,none\n"
    folder = shift(crisis(tmp_path, table=table), 2_920_000)
    found = [str(e) for e in validate(folder)]
    assert len(found) == 1 and "injects.csv:2: time: D+9999 is after the horizon, 9" in found[0]


def test_a_name_in_both_files(tmp_path: Path) -> None:
    folder = crisis(tmp_path, "injects: {a_leak: {day: 2001-01-03, effect: none}}\n", LIST)
    assert any("inject 'a_leak' is also in scenario.yaml" in str(e) for e in validate(folder))


def test_no_more_than_fit(tmp_path: Path) -> None:
    rows = "".join(f"x{k},D+1,,all,word,none,\n" for k in range(40))
    found = [str(e) for e in validate(crisis(tmp_path, table=LIST + rows))]
    assert any("too many injects: 46, at most 32" in e for e in found)
