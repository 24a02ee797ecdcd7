"""The house plan: no country in the engine, files of one idea, imports that flow one way."""

import ast
import csv
import re
import statistics
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
    return {w for w in words if re.search(rf"\b{re.escape(w.lower())}\b", plain)}


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


LIBRARIES = ("mesa", "hydra", "omegaconf", "matplotlib", "pandas", "pyarrow", "networkx")
UPPER = ("sim.questions", "sim.cli", "sim.plots", "sim.studies", "sim.model", "sim.report",
         "sim.story")
BARRED = {
    "draws": (*LIBRARIES, "numba", "numpy", *UPPER, "sim.rules", "sim.policies", "sim.scenario",
              "sim.play", "sim.results", "sim.compiled", "sim.state"),
    "state": (*LIBRARIES, "numba", *UPPER, "sim.rules", "sim.policies", "sim.scenario",
              "sim.play", "sim.results", "sim.compiled", "sim.day", "sim.kernel"),
    "rules": (*LIBRARIES, "numba", "numpy", *UPPER, "sim.policies", "sim.scenario",
              "sim.play", "sim.results", "sim.compiled", "sim.day", "sim.kernel"),
    "policies": (*LIBRARIES, "numba", "numpy", *UPPER, "sim.rules", "sim.scenario",
                 "sim.play", "sim.results", "sim.compiled", "sim.day", "sim.kernel"),
    "glossary": (*LIBRARIES, "numba", "numpy", *UPPER, "sim.rules", "sim.policies", "sim.scenario",
                 "sim.play", "sim.results", "sim.compiled", "sim.day", "sim.kernel"),
    "report": ("hydra", "omegaconf", "matplotlib", "pandas", "numba", "sim.questions", "sim.cli",
               "sim.plots", "sim.rules", "sim.policies", "sim.compiled"),
    "report/svg": (*LIBRARIES, "numba", "numpy", *UPPER[:-2], "sim.play", "sim.rules",
                   "sim.policies", "sim.compiled"),
    "report/extra": (*LIBRARIES, "numba", "sim.questions", "sim.cli", "sim.plots", "sim.model",
                     "sim.story", "sim.rules", "sim.policies", "sim.compiled"),
    "scenario": ("mesa", "hydra", "matplotlib", "numba", *UPPER, "sim.rules", "sim.play",
                 "sim.results", "sim.compiled", "sim.day", "sim.kernel"),
    "play": ("mesa", "hydra", "matplotlib", "sim.questions", "sim.cli", "sim.plots", "sim.studies"),
    "results": ("mesa", "hydra", "numba", "sim.questions", "sim.cli", "sim.studies", "sim.play",
                "sim.rules", "sim.policies", "sim.compiled"),
    "questions": ("mesa", "hydra", "numba", "sim.cli", "sim.rules", "sim.policies"),
    "starter": ("mesa", "hydra", "matplotlib", "numba", *UPPER, "sim.rules", "sim.play",
                "sim.compiled", "sim.day", "sim.kernel"),
    "plots": ("mesa", "hydra", "numba", "sim.questions", "sim.cli", "sim.play", "sim.rules",
              "sim.policies", "sim.compiled"),
    "story": ("hydra", "matplotlib", "numba", "pandas", "pyarrow", "networkx", "sim.questions",
              "sim.cli",
              "sim.plots", "sim.report", "sim.studies", "sim.play", "sim.compiled"),
    "day.py": (*LIBRARIES, "numba", "numpy", *UPPER, "sim.policies", "sim.scenario",
               "sim.play", "sim.results"),
    "kernel.py": (*LIBRARIES, "numba", *UPPER, "sim.policies", "sim.scenario", "sim.play",
                  "sim.results"),
    "elementary.py": (*LIBRARIES, "numba", "numpy", "sim"),
}


def against_the_flow(room: str, source: str) -> set[str]:
    """Imports of a source that its room bars."""
    return {
        module
        for module in imports(source)
        for bar in BARRED[room]
        if module == bar or module.startswith(bar + ".")
    }


@pytest.mark.parametrize("room", BARRED)
def test_imports_flow_one_way(room):
    place = ROOT / room
    for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
        assert against_the_flow(room, path.read_text(encoding="utf-8")) == set(), path


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("rules", "import mesa"),
        ("rules", "def f():\n    from sim.plots import style"),
        ("rules", "from hydra import main"),
        ("scenario", "from sim.play import simulate"),
        ("scenario", "from sim import play"),
        ("policies", "from sim.rules.tree import solve"),
        ("results", "import sim.cli.verbs"),
        ("story", "from sim.play import simulate"),
    ],
)
def test_a_planted_import_against_the_flow_is_caught(room, source):
    assert against_the_flow(room, source)


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
    "change.py": {"nan_to_num"},  # `typical` of rollouts that ran: a day that never came
    "compare.py": {"counts"},  # hands them to `typical`
    "findings.py": {"nan_to_num"},  # rows told from no rollout that ran on both sides
    "fork.py": {"counts"},  # futures watched one by one, given to the reducer as a table
    "lab.py": {"counts", "labels[]"},  # cuts a run to its first rollouts
    "paired.py": {"counts"},  # `touched`: which rollouts differ at all
    "sweep.py": {"counts"},  # names of the counts of a task
    "sweep_text.py": {"nan_to_num"},  # order of cells of which one may have no rollout that ran
}


def reductions(source: str) -> set[str]:
    """What a study does with raw rollouts by itself instead of asking `sim.results.reduce`."""
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


@pytest.mark.parametrize("path", sorted((ROOT / "studies").glob("*.py")), ids=lambda p: p.name)
def test_studies_reduce_rollouts_with_the_one_reducer(path):
    """So that failed rollouts are left out of every share alike."""
    assert reductions(path.read_text(encoding="utf-8")) == RAW.get(path.name, set())


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
