"""Wrong words on the command line: one line, status 2, nothing made, and the same in Python."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import sim
from sim.cli import main
from sim.errors import UsageError

RUN = ["run", "scenario=textbook"]
SETTINGS = [
    ("rollouts=abc", "rollouts=abc: expected a whole number"),
    ("rollouts=1.5", "rollouts=1.5: expected a whole number"),
    ("rollouts=1e4", "rollouts=1e4: expected a whole number; write 10000"),
    ("rollouts=10,000", "rollouts=10,000: expected a whole number; write 10000"),
    ("rollouts=0", "rollouts=0: must be between 1 and 100,000,000"),
    ("rollouts=-5", "rollouts=-5: must be between 1 and 100,000,000"),
    ("rollouts=1e12", "rollouts=1e12: expected a whole number between 1 and 100,000,000"),
    ("rollouts=1000000000000", "rollouts=1000000000000: must be between 1 and 100,000,000"),
    ("rollouts=" + "9" * 5000, "must be between 1 and 100,000,000"),
    ("rollouts=\u0663", "rollouts=\u0663: expected a whole number; write 3"),
    ("rollouts=${seed}", "rollouts=${seed}: expected a whole number"),
    ("rollouts=[1]", "rollouts=[1]: expected a whole number"),
    ("seed=-1", "seed=-1: must be between 0 and 9,223,372,036,854,775,807"),
    ("seed=true", "seed=true: expected a whole number"),
    ("seed=1e30", "seed=1e30: expected a whole number between 0 and"),
    ("workers=0", "workers=0: must be between 1 and 256"),
    ("workers=1000000000000", "workers=1000000000000: must be between 1 and 256"),
    ("replicates=0", "replicates=0: must be between 1 and 100,000"),
    ("figures=perhaps", "figures=perhaps: must be true or false"),
    ("doctrines=mixtur", "unknown value of doctrines 'mixtur'; did you mean 'mixture'? allowed: "
     "mixture, named"),
    ("out=", "'out=': nothing after the ="),
    ("=5", "'=5': expected key=value"),
    ("rollouts", "'rollouts': expected key=value"),
    ("+x=1", "'+x=1': adding a key with + is not understood here\n"),
    ("--seeds=1", "'--seeds=1': options are written key=value, without dashes\n"),
    ("rollouts=1,5", "rollouts=1,5: expected a whole number; lists are for `escalade sweep`"),
    ("seed=1,2", "seed=1,2: expected a whole number; lists are for `escalade sweep`, or `escalade "
     "run -m`, a run for each\n"),
    ("rolouts=5", "unknown parameter, actor or mechanism 'rolouts'; did you mean the setting "
     "'rollouts'?"),
    ("qqq=5", "unknown parameter, actor or mechanism 'qqq'; `escalade show` lists them"),
    ("++seed=1", "'++seed=1': adding a key with + is not understood here; write seed=1"),
    ("~seed", "'~seed': deleting a key with ~ is not understood here"),
    ("--seed=1", "'--seed=1': options are written key=value, without dashes; write seed=1"),
    ("-m", "'-m': options are written key=value, without dashes"),
    ("hydra.run.dir=x", "hydra settings have no use here; out=DIR says where to"),
    ("challenger=bluf", "unknown doctrine of challenger 'bluf'; did you mean 'bluff'? allowed: "
     "bluff, steady, ultimatum"),
    ("challenger={a:1}", "unknown doctrine of challenger '{a:1}'; allowed: bluff"),
    ("chalenger=bluff", "unknown parameter, actor or mechanism 'chalenger'; did you mean "
     "'challenger'?"),
    ("resolve=0.5", "unknown parameter, actor or mechanism 'resolve'; did you mean "
     "'challenger.resolve'? also near: defender.resolve"),
    ("defender.resolv=0.5", "did you mean 'defender.resolve'?"),
    ("theatre=1", "'theatre' is a group of 25 parameters; name one: theatre.advance, "),
    ("mechanisms=off", "'mechanisms' is a group; name one of it, as mechanisms.weather=off"),
    ("mechanisms.wether=off", "unknown mechanism 'wether'; did you mean 'weather'?"),
    ("mechanisms.audience=maybe", "mechanisms.audience: must be on or off, not 'maybe'"),
]
VALUES = [
    ("high", "'high' is not a number or low:central:high"),
    ("0.2,0.5", "'0.2,0.5' is not a number or low:central:high"),
    ("2", "2 is out of range 0 to 1"),
    ("nan", "must be finite, not nan"),
    ("inf", "must be finite, not inf"),
    ("-inf:0:1", "must be finite, not -inf, 0, 1"),
    ("0.3:0.2:0.5", "low <= central <= high does not hold: 0.3, 0.2, 0.5"),
    ("0.8:0.5:0.2", "low <= central <= high does not hold: 0.8, 0.5, 0.2"),
    ("0.1:0.5:1.5", "1.5 is out of range 0 to 1"),
    ("0.1:0.5", "'0.1:0.5' should be low:central:high"),
    ("0.1:x:0.5", "'x' is not a number or low:central:high"),
    ("0.1:0.2:0.5:unifrm", "unknown shape of challenger.resolve 'unifrm'; did you mean 'uniform'?"),
]
OTHER_VERBS = [
    (["rnu"], "unknown verb 'rnu'; did you mean 'run'? allowed: attribute, audit, "),
    (["run"], "scenario=NAME is missing; `escalade list` says what there is"),
    (["run", "scenario=textbok"], "unknown scenario 'textbok'; did you mean 'textbook'? allowed: "),
    (["run", "scenario=textbook", "seed=1", "seed=2"], "'seed' is given twice"),
    (["run", "scenario=textbook", "out=a", "out=a"], "'out' is given twice"),
    (["list", "all"], "`escalade list` takes no argument, but got 'all'"),
    (["version", "2"], "`escalade version` takes no argument, but got '2'"),
    (["show"], "expected one argument: a scenario's name or folder and perhaps an actor; got none"),
    (["show", "textbok"], "unknown scenario 'textbok'; did you mean 'textbook'?"),
    (["show", "textbook", "chalenger"], "unknown actor 'chalenger'; did you mean 'challenger'? "
     "allowed: challenger, defender"),
    (["show", "textbook", "challenger", "more"], "and perhaps an actor; got 3"),
    (["show", "textbook", "x=1"], "unknown actor 'x=1'"),
    (["validate"], "expected one argument: a scenario's folder; got none"),
    (["validate", "a", "b"], "expected one argument: a scenario's folder; got 2"),
    (["validate", "no/such"], "unknown scenario 'no/such'"),
    (["replay"], "scenario=NAME is missing"),
    (["replay", "scenario=textbook", "rollout=-1"], "rollout=-1: must be between 0 and"),
    (["replay", "scenario=textbook", "rollout=1.5"], "rollout=1.5: expected a whole number"),
    (["replay", "scenario=textbook", "replicates=0"], "replicates=0: must be between 1 and"),
    (["replay", "scenario=textbook", "json=perhaps"], "json=perhaps: must be true or false"),
    (["replay", "scenario=textbook", "rolout=1"], "unknown parameter, actor or mechanism 'rolout'"),
    (["plot"], "expected one argument: the folder of a run or a study; got none"),
    (["plot", "no/such"], "no/such: no such folder; expected the folder of a run or a study"),
    (["plot", "."], ".: the folder is empty; expected the results of a verb: manifest.json"),
    (["plot", "--help-me"], "'--help-me': options are written key=value, without dashes"),
]
CASES = ([([*RUN, word], text) for word, text in SETTINGS] + OTHER_VERBS
         + [([*RUN, f"challenger.resolve={v}"], text) for v, text in VALUES])


@pytest.mark.parametrize(("words", "text"), CASES, ids=lambda x: "_".join(x)[:60] if x else "")
def test_one_line_and_nothing_made(words: list[str], text: str, capsys: pytest.CaptureFixture,
                                   tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert err.startswith("escalade: error: ") and text in err
    assert err.count("\n") == 1 and len(err) < 500 and out == ""
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("given", "text"), [
    ({"rollouts": "abc"}, "rollouts=abc: expected a whole number"),
    ({"rollouts": 1.5}, "rollouts=1.5: expected a whole number"),
    ({"rollouts": True}, "rollouts=True: expected a whole number"),
    ({"rollouts": None}, "rollouts=None: expected a whole number"),
    ({"rollouts": 10**12}, "must be between 1 and 100,000,000"),
    ({"seed": -1}, "seed=-1: must be between 0 and"),
    ({"workers": 0}, "workers=0: must be between 1 and 256"),
    ({"replicates": float("nan")}, "replicates=nan: expected a whole number"),
    ({"doctrines": "mixtur"}, "did you mean 'mixture'?"),
    ({"words": {"challenger": "bluf"}}, "did you mean 'bluff'?"),
    ({"words": {"challenger": ["bluff"]}}, "unknown doctrine of challenger"),
    ({"words": {"chalenger": "bluff"}}, "did you mean 'challenger'?"),
    ({"words": {"challenger.resolve": True}}, "'True' is not a number"),
    ({"words": {"challenger.resolve": 10**400}}, "is not a number"),
    ({"words": {"challenger.resolve": [0.1]}}, "is not a number"),
    ({"words": {7: 1}}, "7: the name of a setting must be text"),
    ({"words": {"mechanisms.audience": "maybe"}}, "must be on or off, not 'maybe'"),
])
def test_in_python(given: dict, text: str) -> None:
    with pytest.raises(UsageError) as caught:
        sim.run("textbook", **given)
    assert text in str(caught.value)


def test_in_a_process(tmp_path: Path) -> None:
    """The real command: status 2, one line, no traceback."""
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-m", "sim", *RUN, "challenger.resolve=high"],
                          cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(root)},
                          capture_output=True, text=True)
    assert done.returncode == 2 and done.stdout == ""
    assert done.stderr == ("escalade: error: challenger.resolve: 'high' is not a number or "
                           "low:central:high\n")


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable.encode(), b"-m", b"sim", b"show", b"te\xffxt"],
                          cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(root)},
                          capture_output=True)
    assert done.returncode == 2 and b"unknown scenario 'te?xt'" in done.stderr


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([sys.executable, "-m", "sim", "show", "textbook"], stdout=writer,
                          env={**os.environ, "PYTHONPATH": str(root)}, stderr=subprocess.PIPE)
    os.close(writer)
    assert done.returncode == 1 and done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_to_a_full_disk() -> None:
    root = Path(__file__).parents[2]
    with open("/dev/full", "wb") as device:
        done = subprocess.run([sys.executable, "-m", "sim", "show", "textbook"], stdout=device,
                              env={**os.environ, "PYTHONPATH": str(root)}, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr == b"escalade: error: No space left on device\n"


def test_letters_a_terminal_lacks(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    shutil.copytree(root / "scenarios" / "textbook", tmp_path / "mine")
    text = (tmp_path / "mine" / "scenario.yaml").read_text()
    (tmp_path / "mine" / "scenario.yaml").write_text(text.replace("A textbook", "\u00c9 textbook"),
                                                     encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "sim", "show", "mine"], cwd=tmp_path,
                          env={**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "ascii"},
                          capture_output=True)
    assert done.returncode == 0 and b"\\xc9 textbook" in done.stdout


@pytest.mark.parametrize("verb", ["run", "list", "show", "validate", "replay", "plot", "report",
                                  "runs", "version"])
def test_help_of_a_verb(verb: str, capsys: pytest.CaptureFixture) -> None:
    assert main([verb, "--help"]) == 0
    first = capsys.readouterr().out
    assert first.startswith(f"escalade {verb}")
    assert main(["help", verb]) == 0
    assert capsys.readouterr().out == first
