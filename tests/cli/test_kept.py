"""Every verb's folder keeps its answer and a manifest, and can be drawn and read again."""

import hashlib
import json
import re
import shutil
from html import unescape

import pytest

from sim.data.folders import look
from sim.data.seal import close, manifest_of
from sim.questions.drawing import read_drawings
from tests.cli.studies import STUDIES, VERBS, play, play_gathered, tell

NAMES = [*STUDIES, "gather"]
PAGES = [name for name in NAMES if name != "run"]


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """Every study, in the folder `home/NAME`, at a terminal of 100 columns."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "100")
        found = {name: play(name, home / name) for name in STUDIES}
        found["gather"] = play_gathered(home / "gather")
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_is_what_the_terminal_showed(played, name):
    study = played[name]
    assert study.status == (1 if name == "audit" else 0)
    answer = (study.folder / "answer.txt").read_text(encoding="utf-8")
    body, _, tail = study.shown.rpartition("\n\nPage: " if name == "run" else "\n\nFiles: ")
    assert answer == body + "\n" and str(study.folder) in tail and len(answer) > 300
    assert max(map(len, answer.splitlines())) <= 100


def test_the_answer_does_not_depend_on_the_terminal(played, tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("compare", "sweep"):
        narrow = play(name, tmp_path / name)
        kept = (narrow.folder / "answer.txt").read_text()
        wide = (played[name].folder / "answer.txt").read_text()
        seconds = r"\d+\.\d s on"
        assert re.sub(seconds, "s on", kept) == re.sub(seconds, "s on", wide)
        assert kept not in narrow.shown and max(map(len, narrow.shown.splitlines()[:-1])) <= 80


@pytest.mark.parametrize("name", NAMES)
def test_the_manifest_says_of_what_how_and_when(played, name):
    record = json.loads((played[name].folder / "manifest.json").read_text())
    assert record["status"] == "complete" and record["verb"] == VERBS.get(name, name)
    assert record["scenario"] == "textbook" and record["seed"] == 7 and record["rollouts"] > 0
    assert record["versions"]["numpy"] and record["started"] and record["wall_seconds"] > 0
    assert len(record["digest"]) == 64 and len(record["headline"]) > 20
    assert (played[name].folder / record["results"]).is_file()
    assert not {"workers", "out", "json", "figures"} & set(record["config"])


# what the data of a study must say under these very names, as scripts read them
KEYS = {
    "compare": ("versions", "rollouts_played"), "fork": ("choice", "futures", "changes"),
    "attribution": ("outcomes",), "sensitivity": ("outcomes", "about"),
    "findings": ("findings",), "discover": ("outcomes",),
    "solve": ("players", "doctrines", "profiles", "nash", "quantal", "quantal_half_widths",
              "regret", "rollouts_played", "samples", "precision"),
    "design": ("factors", "points", "as_issued", "robust", "regret"),
}


@pytest.mark.parametrize("name", KEYS)
def test_the_data_bear_the_names_that_scripts_read(played, name):
    kept = look(played[name].folder)
    found = kept.data()
    if "about" in found:
        assert "(textbook)" in found["about"] and "seed 7" in found["about"]
    else:
        assert (found["scenario"], found["seed"]) == ("textbook", 7)
    assert set(KEYS[name]) <= set(found), sorted(found)


def test_the_digest_follows_the_results_and_not_the_run_time(played, tmp_path):
    again = play("compare", tmp_path / "again")
    other = tmp_path / "other"
    tell([*STUDIES["compare"], "seed=8", "figures=false", f"out={other}"])
    digests = [json.loads((f / "manifest.json").read_text())["digest"]
               for f in (played["compare"].folder, again.folder, other)]
    assert digests[0] == digests[1] != digests[2]


def fingerprints(folder):
    """SHA-256 of every figure."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest()
            for p in sorted((folder / "figures").glob("*"))}


@pytest.mark.parametrize("name", NAMES)
def test_plot_draws_the_same_figures_from_what_was_kept(played, tmp_path, name):
    folder = tmp_path / name
    shutil.copytree(played[name].folder, folder)
    shutil.rmtree(folder / "figures", ignore_errors=True)
    out, err, status = tell(["plot", str(folder)])
    assert (status, err) == (0, "") and len(out.splitlines()) == len(fingerprints(folder)) > 0
    if name not in ("gather", "run"):  # these draw on request
        assert fingerprints(folder) == fingerprints(played[name].folder)


def test_plot_draws_what_was_kept_and_not_what_is_played_again(played, tmp_path):
    """With another number in the kept drawing the figure changes."""
    folder = tmp_path / "findings"
    shutil.copytree(played["findings"].folder, folder)
    path = folder / "drawings.json"
    text = path.read_text()
    assert '"holds": ' in text
    kept = json.loads(text)
    (drawing,) = kept.values()
    drawing["given"][0][0]["of"]["holds"] += 1
    path.write_text(json.dumps(kept))
    close(folder, manifest_of(folder))
    tell(["plot", str(folder)])
    assert fingerprints(folder) != fingerprints(played["findings"].folder)


def test_figures_false_draws_none_but_can_be_drawn_later(tmp_path):
    folder = tmp_path / "findings"
    tell([*STUDIES["findings"], "figures=false", f"out={folder}"])
    assert not (folder / "figures").exists() and len(read_drawings(folder)) == 1
    assert tell(["plot", str(folder)])[2] == 0 and fingerprints(folder)


@pytest.mark.parametrize("name", PAGES)
def test_report_writes_a_page_that_holds_the_answer(played, tmp_path, name):
    folder = tmp_path / name
    shutil.copytree(played[name].folder, folder)
    out, err, status = tell(["report", str(folder)])
    assert (status, err) == (0, "") and out.strip() == str(folder / "report.html")
    page = (folder / "report.html").read_text(encoding="utf-8")
    kept = look(folder)
    plain = unescape(page)
    assert f"<h1>{kept.record['headline']}</h1>" in plain and kept.record["digest"] in page
    missing = [word for word in kept.answer().split() if word not in plain]
    assert missing == []
    assert page.count("<svg") == len(list((folder / "figures").glob("*.svg"))) > 0


def test_json_keeps_the_page_all_the_same(tmp_path):
    folder = tmp_path / "x"
    shown, _, _ = tell([*STUDIES["findings"], "json=true", "figures=false", f"out={folder}"])
    assert json.loads(shown)["findings"]
    assert "too few rows" in (folder / "answer.txt").read_text().lower()


@pytest.mark.parametrize("verb", ["plot", "report"])
def test_a_folder_of_nothing_is_one_typed_error(verb, tmp_path):
    (tmp_path / "notes.txt").write_text("x")
    out, err, status = tell([verb, str(tmp_path)])
    assert (out, status) == ("", 2) and err.count("\n") == 1
    assert "holds notes.txt; expected the results of a verb: manifest.json and one of" in err


def sealed(text):
    """Drawings of somebody else's, under a seal of their own."""
    def put(folder):
        (folder / "drawings.json").write_text(text)
        close(folder, manifest_of(folder))
    return put


@pytest.mark.parametrize(("damage", "text"), [
    (lambda f: (f / "drawings.json").write_text("{"), "drawings.json is not as it was sealed"),
    (sealed("{"), "drawings.json cannot be read by this version"),
    (sealed('{"a": {"maker": "os", "given": []}}'), "no figure is drawn by 'os'"),
    (sealed('{"a": {"maker": "compare", "given": [{"$": "os:system", "of": {}}]}}'),
     "no class of sim"),
    (lambda f: (f / "compare.json").unlink(), "compare.json cannot be read: No such file"),
    (lambda f: (f / "manifest.json").write_text('{"status": "writing"}'), "was not finished"),
])
def test_a_damaged_study_is_one_typed_error(played, tmp_path, damage, text):
    folder = tmp_path / "compare"
    shutil.copytree(played["compare"].folder, folder)
    shutil.rmtree(folder / "figures")
    damage(folder)
    out, err, status = tell(["plot", str(folder)])
    assert (out, status) == ("", 2) and text in err and err.count("\n") == 1


def test_runs_side_by_side_are_sent_to_gather(played, tmp_path):
    folder = tmp_path / "jobs"
    folder.mkdir()
    shutil.copy(played["gather"].folder / "jobs.json", folder)
    _, err, status = tell(["plot", str(folder)])
    assert status == 2 and "holds several runs; `escalade gather` puts them together" in err
