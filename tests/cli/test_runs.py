"""`escalade runs` lists what is kept, the newest last, and never ends in a traceback."""

import json

import pytest

from tests.cli.studies import play, tell


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """Two studies, and folders that are damaged, unfinished, empty or something else."""
    home = tmp_path_factory.mktemp("results")
    for name in ("run", "findings"):
        play(name, home / name)
    for name, text in (("broken", "{"), ("odd", "[]"), ("stopped", '{"status": "running"}'),
                       ("claimed", '{"status": "complete", "started": "soon"}')):
        (home / name).mkdir()
        (home / name / "manifest.json").write_text(text)
    (home / "empty").mkdir()
    (home / "other").mkdir()
    (home / "other" / "holiday.jpg").write_bytes(b"")
    (home / "a file").write_text("")
    return home


def test_every_folder_is_listed_with_its_state(home):
    out, err, status = tell(["runs", str(home), "json=true"])
    found = {e["name"]: e for e in json.loads(out)}
    assert (err, status) == ("", 0)
    assert {n: e["status"] for n, e in found.items()} == {
        "run": "complete", "findings": "complete", "broken": "damaged", "odd": "damaged",
        "claimed": "damaged", "stopped": "unfinished", "empty": "empty", "other": "unknown"}
    assert found["run"]["verb"] == "run" and found["run"]["rollouts"] == 60
    assert "The defender gives way in" in found["run"]["answer"]
    assert found["findings"]["scenario"] == "textbook" and found["broken"]["answer"] == ""
    assert "manifest.json is damaged" in found["broken"]["why"]


def test_they_are_sorted_by_time(home):
    entries = json.loads(tell(["runs", str(home), "json=true"])[0])
    times = [e["when"] for e in entries]
    assert times == sorted(times)
    names = [e["name"] for e in entries]
    assert names.index("run") < names.index("findings")


def test_the_table_has_a_line_each_and_the_answers_under_it(home, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    out, _, status = tell(["runs", str(home)])
    lines = out.splitlines()
    assert status == 0 and max(map(len, lines)) <= 80
    assert lines[0].split() == ["Folder", "verb", "scenario", "begun,", "UTC", "rollouts", "status"]
    (row,) = [line for line in lines if line.split()[:2] == ["run", "run"]]
    assert row.split()[2] == "textbook" and row.split()[-2:] == ["60", "complete"]
    assert any(line.startswith("findings: ") and "statements hold" in line for line in lines)


def test_a_folder_of_results_itself_is_listed(home):
    (entry,) = json.loads(tell(["runs", str(home / "findings"), "json=true"])[0])
    assert entry["name"] == "findings" and entry["status"] == "complete"


def test_without_results_it_says_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert tell(["runs"]) == ("results: holds no results\n", "", 0)


@pytest.mark.parametrize(("words", "text"), [
    (["nowhere"], "nowhere: no such folder; name the folder that holds the results"),
    (["a", "b"], "expected at most one folder; got 2"),
    (["jsn=true"], "unknown option 'jsn'; did you mean 'json'?"),
    (["json=perhaps"], "json=perhaps: must be true or false"),
    (["--all"], "options are written key=value"),
])
def test_bad_words(words, text, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    out, err, status = tell(["runs", *words])
    assert (out, status) == ("", 2) and text in err and err.count("\n") == 1
