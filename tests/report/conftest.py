"""Kept runs whose pages the tests read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import sim
from sim.cli import main
from sim.report.build import build
from sim.report.kept import KeptRun, read

PLAIN: dict = {"page": False, "floor": False}  # what a page adds is tried here


@pytest.fixture(scope="session")
def textbook_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kept run of the textbook crisis."""
    folder = tmp_path_factory.mktemp("textbook") / "run"
    sim.run("textbook", rollouts=400, seed=7, workers=1, out=folder, **PLAIN)
    return folder


@pytest.fixture
def textbook(textbook_folder: Path, tmp_path: Path) -> KeptRun:
    """A copy of that run with the sections of its page that need no further runs."""
    kept = read(shutil.copytree(textbook_folder, tmp_path / "run"))
    build(kept, ())
    return kept


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> KeptRun:
    """A run of a scenario made by `escalade new`, with a map, and its page."""
    home = tmp_path_factory.mktemp("new")
    words = ["new", "border", "actors=north,south,east", "map=true", f"out={home / 'border'}"]
    assert main(words) == 0
    sim.run(str(home / "border"), rollouts=200, seed=7, workers=1, out=home / "run", **PLAIN)
    kept = read(home / "run")
    build(kept, ())
    return kept
