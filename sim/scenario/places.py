"""Scenarios by name: the bundled ones, folders of the user's own, and installed packs.

`ESCALADE_SCENARIOS` lists folders (separated as in PATH), each a scenario or a folder of scenarios.
A pack is a distribution with an entry point in the group `escalade.scenarios`, whose value names
the package that holds its scenarios, such as `my_pack` or `my_pack.crises`. The package is located,
never imported.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from sim.errors import UsageError, quote, unknown
from sim.paths import path_of
from sim.scenario.roots import data_root, is_file, is_folder, resolve, show_path

VARIABLE = "ESCALADE_SCENARIOS"
GROUP = "escalade.scenarios"


@dataclass(frozen=True)
class Place:
    """A scenario's folder and how it came to be known."""

    folder: Path
    origin: str

    def __str__(self) -> str:
        return f"{show_path(self.folder)} ({self.origin})"


@dataclass(frozen=True)
class Known:
    """Scenarios by name, and what could not be searched."""

    places: dict[str, list[Place]]
    problems: list[str]

    def add(self, folder: Path, origin: str) -> None:
        """Enter a folder under its name, once."""
        places = self.places.setdefault(folder.name, [])
        if all(resolve(folder) != resolve(place.folder) for place in places):
            places.append(Place(folder, origin))

    @property
    def names(self) -> list[str]:
        """Every name, in order."""
        return sorted(self.places)

    def clash(self, name: str) -> str:
        """What is wrong with a name that several folders bear, else nothing."""
        places = self.places[name]
        if len(places) < 2:
            return ""
        both = " and ".join(str(place) for place in places)
        return (f"scenario '{quote(name)}' is in more than one place: {both}; say which "
                "by its path")


def find_scenarios() -> Known:
    """Look everywhere. A folder met twice counts once."""
    found = Known({}, [])
    for root, origin in roots(found.problems):
        for folder in scenarios_in(root):
            found.add(folder, origin)
    return found


def roots(problems: list[str]) -> Iterator[tuple[Path, str]]:
    """Folders to search, each with its origin; notes those that are not there."""
    yield data_root() / "scenarios", "bundled"
    for word in os.environ.get(VARIABLE, "").split(os.pathsep):
        if not word.strip():
            continue
        folder = Path(word.strip()).expanduser()
        if is_folder(folder):
            yield folder, VARIABLE
        else:
            problems.append(f"{VARIABLE}: there is no folder {quote(word.strip())}")
    for entry in sorted(metadata.entry_points(group=GROUP), key=lambda e: (e.name, e.value)):
        origin = f"pack {entry.name}"
        at = package_folder(entry.value)
        if at is None:
            problems.append(f"{origin}: its entry point names '{quote(entry.value)}', which is no "
                            "folder of an installed package")
        else:
            yield at, origin


def package_folder(dotted: str) -> Path | None:
    """The folder of a package, found by its top level's spec; nothing of it is executed."""
    top, *rest = dotted.partition(":")[0].strip().split(".")
    try:
        spec = find_spec(top) if top else None
    except (ImportError, ValueError, AttributeError):
        return None
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place, *rest)
        if is_folder(folder):
            return folder
    return None


def scenarios_in(root: Path) -> list[Path]:
    """The root itself if it is a scenario, else those directly in it, by name."""
    if is_file(root / "scenario.yaml"):
        return [root]
    try:
        return sorted(p for p in root.iterdir() if is_file(p / "scenario.yaml"))
    except OSError:
        return []


def bundled_names() -> list[str]:
    """Names of the bundled scenarios."""
    return [p.name for p in scenarios_in(data_root() / "scenarios")]


def find_folder(name: str | Path) -> Path:
    """The folder of a named scenario, or the folder given.

    UsageError if there is none, or more than one of that name.
    """
    if not isinstance(name, str | Path) or not str(name).strip():
        raise UsageError(f"scenario {name!r}: expected a scenario's name or a folder")
    text = str(name)
    found = find_scenarios()
    if text in found.places:
        beside = Path(text)
        if is_file(beside / "scenario.yaml"):
            found.add(beside, "here")
        if found.clash(text):
            raise UsageError(found.clash(text))
        return found.places[text][0].folder
    path = path_of(text, "scenario")
    if path.name == "scenario.yaml":
        path = path.parent
    if is_folder(path):
        return path
    if is_file(path):
        raise UsageError(f"scenario '{quote(text)}' is a file; name the folder that holds it")
    error = unknown("scenario", text, found.names)
    raise UsageError(". ".join([str(error), *found.problems]))


def scenarios() -> list[str]:
    """Names of the scenarios: bundled, in ESCALADE_SCENARIOS and of installed packs.

    Returns
    -------
    list of str
        In order.

    Examples
    --------
    >>> import sim
    >>> "textbook" in sim.scenarios()
    True
    """
    return find_scenarios().names
