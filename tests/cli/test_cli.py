"""The command line's texts and exit codes, without the engine."""

import subprocess
import sys
from pathlib import Path

import pytest

from sim import __version__
from sim.cli import main


def test_help_names_every_verb(capsys: pytest.CaptureFixture) -> None:
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    verbs = ("run", "list", "show", "validate", "replay", "plot", "report", "runs", "audit",
             "attribute", "compare", "solve", "version")
    assert all(f"\n  {verb} " in out for verb in verbs)


def test_version(capsys: pytest.CaptureFixture) -> None:
    assert main(["version"]) == 0
    assert capsys.readouterr().out == f"escalade {__version__}\n"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["rnu"], "unknown verb 'rnu'; did you mean 'run'?"),
        (["run", "rollouts"], "'rollouts': expected key=value"),
        (["run", "seed=1", "seed=2"], "'seed' is given twice"),
        (["run", "seed=1"], "scenario=NAME is missing"),
        (["run", "scenario=textbook", "rollouts=many"], "expected a whole number"),
        (["run", "scenario=textbook", "chalenger=bluff"], "did you mean 'challenger'?"),
        (["run", "scenario=textbook", "challenger=bluf"], "did you mean 'bluff'?"),
        (["show"], "expected one argument"),
        (["plot", "no/such/run"], "no/such/run: no such folder"),
    ],
)
def test_errors_are_one_line(
    words: list[str],
    text: str,
    capsys: pytest.CaptureFixture,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    err = capsys.readouterr().err
    assert err.startswith("escalade: error: ") and text in err
    assert err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_full_folder_is_refused(
    capsys: pytest.CaptureFixture, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    assert main(["run", "scenario=textbook", f"out={tmp_path}"]) == 2
    assert "not empty" in capsys.readouterr().err


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, sim\nfrom sim.cli import main\nmain(['--help'])\n"
        "heavy = {'numpy', 'numba', 'hydra', 'pandas', 'matplotlib', 'yaml'} & set(sys.modules)\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
