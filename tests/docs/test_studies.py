"""Every command and example of the pages about studies runs as it stands."""

import shlex
from pathlib import Path

import pytest

from sim.cli import main

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = ("studies.md", "interventions.md", "audit.md", "replay.md")
FOUND = (0, 1)  # an audit that finds something ends with 1


def fenced(page: str, kind: str) -> list[str]:
    """The fenced blocks of a kind."""
    parts = (DOCS / page).read_text(encoding="utf-8").split("```")
    return [p.partition("\n")[2] for p in parts[1::2] if p.partition("\n")[0] == kind]


COMMANDS = [line for page in PAGES for block in fenced(page, "sh")
            for line in block.splitlines() if line]


@pytest.mark.slow
@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_runs(line, tmp_path, monkeypatch, capsys):
    if "executor=dask" in line:
        pytest.importorskip("distributed")
    monkeypatch.chdir(tmp_path)
    name, verb, *words = shlex.split(line)
    assert name == "escalade"
    if verb == "replay":
        assert main([verb, *words]) == 0
        out = capsys.readouterr().out
        assert "How it ended" in out or "outcome:" in out
        return
    done = main([verb, *words, "figures=false"])
    assert done in (FOUND if verb == "audit" else (0,))
    assert "%" in capsys.readouterr().out


@pytest.mark.parametrize("page", [p for p in PAGES if fenced(p, "python")])
def test_the_python_examples_run(page):
    for code in fenced(page, "python"):
        exec(compile(code, page, "exec"), {})
