"""Small crises written for a test: textbook with other outcomes, starters with other outcomes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.scenario.starter import cast_of, write_starter
from tests.properties.folders import copy, edit

Label = tuple[str, str, str]  # its name, its kind, its rule (empty for the last)


def without(key: str) -> Callable[[Any], Any]:
    """Takes a key out of a file."""
    return lambda data: {k: v for k, v in data.items() if k != key}


NO_ULTIMATUM = (("scenario.yaml", without("ultimatums")), ("parameters.yaml", without("ultimatum")))


def labels(*told: Label) -> list[dict[str, str]]:
    """Labels of an axis as scenario.yaml has them."""
    return [{"label": name, "kind": kind} | ({"when": when} if when else {})
            for name, kind, when in told]


def outcomes(folder: Path, axes: dict[str, list[dict[str, str]]]) -> Scenario:
    """The scenario of a folder with these outcome axes, the first the question's."""
    def change(data: Any) -> None:
        axis = next(iter(axes))
        data["outcomes"] = axes
        data["question"] = {"axis": axis, "label": axes[axis][0]["label"], "ask": "Will it?"}
        data.pop("explained", None)
        data.pop("comparisons", None)

    (folder / "words.yaml").unlink(missing_ok=True)  # it names the axes that are replaced
    edit(folder / "scenario.yaml", change)
    return load(folder)


def textbook(tmp_path: Path, axes: dict[str, list[dict[str, str]]],
             *edits: tuple[str, Callable[[Any], Any]]) -> Scenario:
    """The textbook crisis with these outcomes and files edited."""
    folder = copy("textbook", tmp_path / "textbook")
    for file, change in edits:
        edit(folder / file, change)
    return outcomes(folder, axes)


def starter(tmp_path: Path, axes: dict[str, list[dict[str, str]]]) -> Scenario:
    """A starter of issuer a, target b and its patron c on a map, with these outcomes."""
    write_starter("small", tmp_path / "small", cast_of("a,b,c"), True)
    return outcomes(tmp_path / "small", axes)
