"""The house plan: no country in the engine, files of one idea, imports that flow one way."""

import ast
import csv
import re
import statistics
from functools import cache
from pathlib import Path

import pytest
import yaml

import sim
from sim.scenario.roots import data_root

ROOT = Path(sim.__file__).parent
FILES = sorted(p for p in ROOT.rglob("*.py") if "_data" not in p.parts)
LEADERS = ("Erdogan", "Putin", "Assad", "Trump", "Akar", "Lavrov", "Cavusoglu", "Shoigu", "Rouhani",
           "Zarif", "Pompeo", "Stalin", "Kennedy", "Khrushchev", "Saddam", "Milosevic")
WORLD = ("Turkish", "Russian", "Syrian", "Iranian", "American", "Ankara", "Moscow", "Damascus",
         "Tehran", "Washington", "Sochi", "Astana", "NATO", "Kremlin", "Ukraine", "Iraq", "Cuba",
         "Serbia", "Soviet", "Havana", "Castro", "Jupiter", "Belgrade", "Vienna", "Berlin",
         "Sarajevo", "Austria", "Entente")
# Words for a part, not for a country.
GENERIC = {"opposition", "challenger", "defender", "allies", "secretariat"}


@cache
def named() -> set[str]:
    """Actors and places of the bundled scenarios, and the names of those with a map."""
    words = set()
    for folder in sorted((data_root() / "scenarios").iterdir()):
        if not (folder / "scenario.yaml").is_file():
            continue
        body = yaml.safe_load((folder / "scenario.yaml").read_text(encoding="utf-8"))
        words |= {a.replace("_", " ") for a in body.get("actors") or {}}
        if (folder / "places.csv").is_file():
            words.add(folder.name.split("_")[0])
            with (folder / "places.csv").open(encoding="utf-8", newline="") as rows:
                words |= {row["name"] for row in csv.DictReader(rows)}
    return {w for w in words if len(w) > 3 and w not in GENERIC}


def mentions(text: str, words: set[str]) -> set[str]:
    """Words that a text names, in any case, blanks and underscores alike."""
    plain = text.replace("_", " ").lower()
    by_letters = {w.lower(): w for w in words}
    return {by_letters[found] for found in any_of(frozenset(by_letters)).findall(plain)}


@cache
def any_of(words: frozenset[str]) -> re.Pattern[str]:
    """One expression for whole words, the longest first, also where one lies within another."""
    parts = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?=({parts})\b)")


def test_the_word_list_is_a_real_one():
    words = named()
    assert {"turkey", "united states", "Saraqib", "idlib"} <= words and len(words) > 40
    assert mentions("x = UNITED_STATES", words) == {"united states"}
    assert mentions("sochi_2018", set(WORLD)) == {"Sochi"}


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_of_the_engine_names_a_country_city_or_leader(path):
    words = named() | set(LEADERS) | set(WORLD)
    assert mentions(path.read_text(encoding="utf-8"), words) == set()


def test_no_file_is_longer_than_350_lines_and_the_median_is_below_100():
    lengths = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in FILES}
    assert {str(p.relative_to(ROOT)): n for p, n in lengths.items() if n > 350} == {}
    assert statistics.median(lengths.values()) < 100


def imports(source: str) -> set[str]:
    """Modules that a source imports anywhere, also inside functions."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


# The rooms from the ground up. A room imports rooms of lower floors alone.
FLOORS = (
    ("errors", "brief"),
    ("engine", "methods", "bounds", "archive", "atomic", "bounded", "paths", "stopping"),
    ("glossary",),
    ("scenario", "data"),
    ("seats",),
    ("play",),
    ("model", "studies"),
    ("report",),
    ("questions",),
    ("cli",),
)
FLOOR = {room: k for k, rooms in enumerate(FLOORS) for room in rooms}
# Within the engine and the report too, some parts know nothing of the others.
WITHIN = {
    "engine/elementary.py": ("sim.engine",),
    "engine/draws": ("sim.engine.state", "sim.engine.rules", "sim.engine.policies"),
    "engine/state": ("sim.engine.draws", "sim.engine.rules", "sim.engine.policies"),
    "engine/rules": ("sim.engine.policies", "sim.engine.day", "sim.engine.kernel"),
    "engine/policies": ("sim.engine.rules", "sim.engine.draws", "sim.engine.day"),
    "engine/day.py": ("sim.engine.policies", "sim.engine.kernel", "sim.engine.compiled"),
    "report/svg": ("sim.play", "sim.studies", "sim.model"),
    "report/story": ("sim.play", "sim.studies", "sim.report.figures", "sim.report.page"),
    "report/text": ("sim.play", "sim.studies", "sim.model", "sim.report.figures"),
}
LIBRARIES = ("mesa", "hydra", "omegaconf", "matplotlib", "pandas", "pyarrow", "networkx", "numba")
# What each room may use of the libraries that are heavy or somebody's door.
HEAVY = {
    "engine": {"numba"}, "methods": set(), "glossary": set(), "scenario": set(),
    "data": {"pandas", "pyarrow"}, "play": {"numba"}, "studies": {"pandas"},
    "model": {"mesa", "pandas"}, "report": {"matplotlib", "pandas", "networkx", "pyarrow"},
    "questions": {"matplotlib", "pandas"},
    "cli": {"hydra", "omegaconf", "pandas", "pyarrow"},
}
ONE_PLACE = {"numba": {"engine/compiled.py", "play/seating.py"}}


def against_the_flow(place: str, source: str) -> set[str]:
    """Imports of a source, at its place below `sim`, that its room may not have."""
    room = place.partition("/")[0].removesuffix(".py")
    bars = [bar for part, bars in WITHIN.items() if place.startswith(part) for bar in bars]
    found = set()
    for module in imports(source):
        top, _, rest = module.partition(".")
        other = rest.partition(".")[0]
        if top == "sim" and other in FLOOR and other != room and FLOOR[other] >= FLOOR[room]:
            found.add(module)
        if top in LIBRARIES and (top not in HEAVY.get(room, set())
                                 or place not in ONE_PLACE.get(top, {place})):
            found.add(module)
        if any(module == bar or module.startswith(bar + ".") for bar in bars):
            found.add(module)
    return found


def test_every_room_has_its_floor():
    rooms = {p.name.removesuffix(".py") for p in ROOT.iterdir()
             if p.suffix == ".py" or (p.is_dir() and p.name not in ("__pycache__", "_data"))}
    assert rooms - {"__init__", "__main__"} == set(FLOOR)


@pytest.mark.parametrize("path", [p for p in FILES if p.parent != ROOT or "__" not in p.name],
                         ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_flow_one_way(path):
    place = path.relative_to(ROOT).as_posix()
    assert against_the_flow(place, path.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("engine/rules/tree.py", "import mesa"),
        ("engine/rules/tree.py", "def f():\n    from sim.report.figures import theme"),
        ("engine/rules/tree.py", "from hydra import main"),
        ("engine/state/case.py", "from sim.engine.rules.tree import solve"),
        ("engine/rules/tree.py", "import numba"),
        ("scenario/load.py", "from sim.play import simulate"),
        ("scenario/load.py", "from sim import play"),
        ("engine/policies/bluff.py", "from sim.engine.rules.tree import solve"),
        ("data/store.py", "import sim.cli.verbs"),
        ("methods/prim.py", "from sim.data.reduce import shares"),
        ("report/story/watch.py", "from sim.play import simulate"),
        ("studies/lab.py", "from sim.model import replay"),
    ],
)
def test_a_planted_import_against_the_flow_is_caught(place, source):
    assert against_the_flow(place, source)


@pytest.mark.parametrize("path", sorted((ROOT / "questions").glob("*/*.py")),
                         ids=lambda p: f"{p.parent.name}/{p.name}")
def test_no_question_imports_another(path):
    """What two share stands beside them, not in one of them."""
    rooms = {p.name for p in (ROOT / "questions").iterdir() if p.is_dir()} - {path.parent.name}
    found = imports(path.read_text(encoding="utf-8"))
    assert not {m for m in found for r in rooms if f"{m}.".startswith(f"sim.questions.{r}.")}


REDUCES = {"reduceat": "sums over rows", "nan_to_num": "a failed rollout passed off as a value",
           "is_label": "raw labels", "counts": "raw counts", "nanmean": "a mean of its own"}
# Files that look at raw labels and counts all the same, and why.
RAW = {
    "studies/change.py": {"counts", "nan_to_num"},  # `typical`: a day that never came
    "studies/lab.py": {"counts", "labels[]"},  # cuts a run to its first rollouts
    # Labels of an axis, or of a watched rollout, by name: no rollouts' labels.
    "questions/audit/sections/label_windows.py": {"labels[]"},
    "questions/compare/futures.py": {"labels[]", "counts"},  # enters single futures
    "report/story/page.py": {"labels[]"},
    "report/story/watch.py": {"labels[]"},
    "studies/paired.py": {"counts"},  # `touched`: which rollouts differ at all
}
REDUCING = [p for room in ("studies", "questions", "report")
            for p in sorted((ROOT / room).rglob("*.py"))]


def reductions(source: str) -> set[str]:
    """What a study does with raw rollouts by itself instead of asking `sim.data.reduce`."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in REDUCES:
            found.add(node.attr)
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Attribute) \
                and node.value.attr == "labels":
            found.add("labels[]")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) \
                and node.func.attr == "by_row" and node.args:
            found.add("by_row()")
    return found


@pytest.mark.parametrize("path", REDUCING, ids=lambda p: str(p.relative_to(ROOT)))
def test_rollouts_are_reduced_by_the_one_reducer(path):
    """So that failed rollouts are left out of every share alike."""
    place = path.relative_to(ROOT).as_posix()
    assert reductions(path.read_text(encoding="utf-8")) == RAW.get(place, set())


@pytest.mark.parametrize("source", [
    "x = outcome.is_label(axis, label).mean()",
    "x = np.add.reduceat(table, starts, axis=0) / sizes",
    "x = np.nan_to_num(outcome.count(name), nan=-1.0)",
    "x = (outcome.labels[:, 0] == 2).mean()",
    "x = outcome.counts[:, 3].mean()",
    "hits, trials = outcome.by_row(hit)",
])
def test_a_planted_reduction_is_caught(source):
    assert reductions(source)


def test_nothing_in_the_scenarios_is_python():
    assert [p.name for p in (data_root() / "scenarios").rglob("*.py")] == []
