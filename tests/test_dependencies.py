"""What sim imports is what pyproject declares: a plain install has the libraries of every verb."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
MODULES = {"hydra-core": "hydra", "pyyaml": "yaml", "scikit-learn": "sklearn"}  # if named otherwise
OPTIONAL = {"xarray", "pygambit"}  # extras: what lacks them says what to install
ASKED_BY_MESA = {"networkx"}  # Mesa 3.5 imports it without declaring it


def declared(requirements: list[str]) -> set[str]:
    """Names of the modules that some requirements bring."""
    names = {re.split(r"[<>=!~\[; ]", text, maxsplit=1)[0] for text in requirements}
    return {MODULES.get(name, name) for name in names}


def imported(source: str) -> Iterator[str]:
    """Top-level names of all modules that a file imports by statement, wherever it does so."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def foreign(source: str) -> set[str]:
    """Those that are neither Python's nor ours."""
    return set(imported(source)) - set(sys.stdlib_module_names) - {"sim", "escalade"}


def test_every_import_is_a_core_dependency_and_every_one_of_these_is_used():
    found = {name for path in (ROOT / "sim").rglob("*.py") for name in foreign(path.read_text())}
    assert found - OPTIONAL | ASKED_BY_MESA == declared(PROJECT["dependencies"])
    extras = [x for name in ("xarray", "games") for x in PROJECT["optional-dependencies"][name]]
    assert OPTIONAL <= found & declared(extras)


@pytest.mark.parametrize("source", ["import dask", "def f():\n    from SALib2.sample import x"])
def test_an_import_that_is_not_declared_is_caught(source):
    assert foreign(source) - declared(PROJECT["dependencies"])


def test_nothing_has_an_upper_bound():
    """A cap keeps everybody from a release that would work; none has been found to be needed."""
    every = [*PROJECT["dependencies"], PROJECT["requires-python"],
             *(text for extra in PROJECT["optional-dependencies"].values() for text in extra)]
    assert len(every) > 20 and not [text for text in every if "<" in text or "==" in text]


def test_the_reasons_name_every_dependency():
    page = (ROOT / "CONTRIBUTING.md").read_text().partition("## Dependencies")[2]
    for text in PROJECT["dependencies"]:
        name = re.split(r"[<>=]", text)[0]
        assert f"`{name}`" in page, name
