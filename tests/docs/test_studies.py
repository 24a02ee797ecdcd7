"""Every command and example of docs/studies.md runs as it stands."""

import shlex
from pathlib import Path

import pytest

from sim.cli import main

PAGE = Path(__file__).resolve().parents[2] / "docs" / "studies.md"


def fenced(kind: str) -> list[str]:
    """The fenced blocks of a kind."""
    parts = PAGE.read_text(encoding="utf-8").split("```")
    return [p.partition("\n")[2] for p in parts[1::2] if p.partition("\n")[0] == kind]


COMMANDS = [line for block in fenced("sh") for line in block.splitlines() if line]


@pytest.mark.slow
@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_runs(line, tmp_path, monkeypatch, capsys):
    if "executor=dask" in line:
        pytest.importorskip("distributed")
    monkeypatch.chdir(tmp_path)
    name, *words = shlex.split(line)
    assert name == "escalade" and main([*words, "figures=false"]) == 0
    assert "%" in capsys.readouterr().out


def test_the_python_example_runs():
    (code,) = fenced("python")
    exec(compile(code, str(PAGE), "exec"), {})
