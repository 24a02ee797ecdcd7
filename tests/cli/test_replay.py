"""`escalade replay`: the page, the ledger, JSON lines, and rollouts chosen by what they are."""

import json

import pytest

from sim.cli import main
from sim.data.store import load as read
from sim.model import replay
from sim.questions.replay.ledger import day_lines
from sim.scenario.load import load


def run(capsys, *words):
    status = main(["replay", *words])
    out, err = capsys.readouterr()
    return status, out, err


def test_the_page_tells_and_counts(capsys):
    status, out, _ = run(capsys, "scenario=textbook", "do.challenger.force=strike", "rollout=3")
    assert status == 0
    assert out.startswith("A textbook ultimatum\nRollout 3 of seed 7: 1 January 2001 to 10 ")
    for part in ("Doctrines.", "On the first morning:", "How it ended", "Soldiers killed"):
        assert part in out
    assert max(map(len, out.splitlines())) <= 80
    days = [line for line in out.split("How it ended")[0].splitlines() if line[:1].isdigit()]
    assert len(days) == len(set(days)) < 10


def test_the_ledger_holds_every_option(capsys):
    status, out, _ = run(capsys, "scenario=idlib_2020", "rollout=3", "detail=true")
    assert status == 0 and max(map(len, out.splitlines())) <= 80
    days = list(replay(load("idlib_2020"), 7, 3))
    options = sum(len(d["options"]) for day in days for d in day["decisions"])
    lines = [line for line in out.splitlines() if line.startswith(("    * ", "    - "))]
    assert len(lines) == options > 500
    assert "\noutcome: " in out
    told = " ".join(out.split())  # as wrapped, a head may run over two lines
    for day in days:
        for d in day["decisions"]:
            how = "forced" if d["forced"] else f"taste {d['taste']:+.2f}"
            how = "automatic" if d["automatic"] and not d["forced"] else how
            plan = "" if d["plan"] is None else f", plan {d['plan']}"
            assert f"{d['actor']} {d['track']}: {d['chosen']}, p " in told
            assert f", {how}{plan} " in told


def test_an_option_left_out_of_the_ledger_is_noticed():
    day = next(d for d in replay(load("textbook"), 7, 3) if d["decisions"])
    options = sum(len(d["options"]) for d in day["decisions"])
    whole = len([x for x in day_lines(day) if x.startswith(("    * ", "    - "))])
    day["decisions"][0]["options"].pop()
    less = len([x for x in day_lines(day) if x.startswith(("    * ", "    - "))])
    assert whole == options == less + 1


def test_json_lines_parse_and_hold_the_ledger_and_events(capsys):
    status, out, _ = run(capsys, "scenario=idlib_2020", "rollout=3", "json=true")
    days = [json.loads(line) for line in out.splitlines()]
    plain = list(replay(load("idlib_2020"), 7, 3))
    assert status == 0 and len(days) == len(plain)
    for day, was in zip(days, plain, strict=True):
        assert {k: day[k] for k in was} == json.loads(json.dumps(was))
    events = [e for day in days for e in [*day.get("opening", []), *day["events"]]]
    known = {e["id"]: e for e in events}
    assert len(known) == len(events) > 50
    assert all(e["cause"] is None or known[e["cause"]]["id"] < e["id"] for e in events)
    assert {e["kind"] for e in events} >= {"attack", "strike", "answer", "word", "round"}
    attack = next(e for e in events if e["kind"] == "attack")
    assert attack["place"] and attack["actor"] and attack["text"].endswith(".")
    assert set(days[0]["holders"].values()) == {0, 1}
    told = [s for day in days for s in day["sentences"]]
    assert len(told) > 30


def test_typical_and_surprising_are_chosen_and_say_why(capsys):
    words = ("scenario=textbook", "rollouts=400")
    status, out, _ = run(capsys, *words, "rollout=typical:target_complied")
    assert status == 0
    assert "Chosen as the most typical of the" in " ".join(out.split())
    assert "end_state.target_complied" in out
    again = run(capsys, *words, "rollout=typical:end_state.target_complied")
    assert again[1] == out
    odd = run(capsys, *words, "rollout=surprising")
    assert odd[0] == 0 and "Chosen as the most surprising of 400 rollouts" in odd[1]
    number = odd[1].split("Rollout ")[1].split(" ")[0]
    named = run(capsys, "scenario=textbook", f"rollout={number}")[1]
    story = [text.split("Doctrines")[1].rpartition("\n\n")[0] for text in (named, odd[1])]
    assert len(story[0]) > 400 and story[0] == story[1]  # but for how many others end so


def test_a_kept_run_gives_its_settings(capsys, tmp_path):
    folder = tmp_path / "run"
    words = ["scenario=textbook", "rollouts=300", "seed=11", "challenger=bluff", "replicates=5",
             f"out={folder}", "figures=false"]
    assert main(["run", *words]) == 0
    capsys.readouterr()
    status, out, err = run(capsys, f"from={folder}", "rollout=typical:target_complied")
    assert status == 0 and " of seed 11:" in out and err == ""
    assert load("textbook").glossary.name("doctrine", "challenger.bluff") in " ".join(out.split())
    outcome, _ = read(folder)
    number = int(out.split("Rollout ")[1].split(" ")[0])
    assert outcome.is_label("end_state", "target_complied")[number]
    for word, says in (("seed=8", "was made with seed=11"), ("scenario=cuba_1962", "textbook"),
                       ("defender=sitter", "has no defender")):
        status, _, err = run(capsys, f"from={folder}", word)
        assert status == 2 and says in err and "leave it out" in err


def test_a_run_of_another_version_is_refused(capsys, tmp_path, monkeypatch):
    from sim.questions.replay import study

    folder = tmp_path / "run"
    assert main(["run", "scenario=textbook", "rollouts=40", f"out={folder}", "figures=false"]) == 0
    real = study.run_of

    def other(*words):
        asked = real(*words)
        asked.outcome.labels[3] = (asked.outcome.labels[3] + 1) % 4
        return asked

    monkeypatch.setattr(study, "run_of", other)
    capsys.readouterr()
    status, _, err = run(capsys, f"from={folder}", "rollout=3")
    assert status == 2 and "another version" in err


@pytest.mark.parametrize(("words", "says"), [
    (["rollout=typcial:met"], "expected a whole number, typical:END or surprising"),
    (["rollout=typical:"], "END is AXIS.LABEL"),
    (["rollout=typical:nothing", "rollouts=20"], "unknown end 'nothing'"),
    (["rollout=typical:end_state.met", "rollouts=20"], "unknown label of end_state 'met'"),
    (["detail=true", "json=true"], "give one"),
    (["detail=perhaps"], "detail=perhaps: must be true or false"),
    (["rollouts=0", "rollout=surprising"], "rollouts=0: must be between"),
])
def test_bad_words_are_told(capsys, words, says):
    status, _, err = run(capsys, "scenario=textbook", *words)
    assert status == 2 and says in err


def test_what_is_out_of_reach_is_told(capsys):
    """From rung 4 the strike is three rungs away, the raid two: it has to come first."""
    told = "strike@2001-01-02+raid@2001-01-03+strike@2001-01-04.."
    status, out, _ = run(capsys, "scenario=textbook", f"do.challenger.force={told}",
                         "ladder.step=2", "rollout=3")
    assert status == 0
    assert "Told but out of reach: challenger force strike." in out
    assert "as it is told to" in out


def test_the_map_of_a_day_is_drawn_beside_the_chronicle(capsys, tmp_path):
    """The attack of that day stands at its place, as the chronicle has it."""
    file = tmp_path / "day.svg"
    words = ("scenario=idlib_2020", "rollout=3")
    status, out, err = run(capsys, *words, f"draw={file}", "day=2020-03-08")
    assert status == 0 and out == run(capsys, *words)[1] and str(file) in err
    drawn = file.read_text(encoding="utf-8")
    assert "8 March 2020" in drawn and "at Sarmin, not owned: 25 soldiers killed" in drawn
    assert "Syria's forces kill 25 Turkish soldiers at the front near Sarmin" in out


@pytest.mark.parametrize(("words", "text"), [
    (("scenario=idlib_2020", "draw=x.svg"), "draw=FILE and day=DATE go together"),
    (("scenario=idlib_2020", "draw=x.svg", "day=8 March"), "expected a date, such as 2020-02-15"),
    (("scenario=idlib_2020", "draw=x.svg", "day=2020-04-01"), "the days played are 2020-02-15 to"),
    (("scenario=textbook", "draw=x.svg", "day=2001-01-02"), "textbook has no map"),
])
def test_a_map_that_cannot_be_drawn_is_one_line(capsys, words, text):
    status, out, err = run(capsys, *words)
    assert (status, out) == (2, "") and text in err and err.count("\n") == 1
