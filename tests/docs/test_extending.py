"""The pages on extending the engine: each is carried out in a copy, and its numbers are read."""

from __future__ import annotations

import ast
import inspect
import json
import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks.quick.compiler import compiler
from sim.errors import UsageError
from tests.docs.pages import BLOCK, Applied, apply, hunks, program
from tests.docs.test_docs import DOCS, ROOT, anchors

PAGES = sorted(p.name for p in (DOCS / "extending").glob("*.md") if p.name != "README.md")
try:
    compiler()
    missing = ""
except UsageError as error:
    missing = str(error)
carried_out = pytest.mark.skipif(bool(missing), reason=missing)


def made(tmp_path: Path, name: str) -> Applied:
    """A page carried out."""
    return apply(name, tmp_path / "copy")


def summary(page: Applied, folder: str) -> dict:
    """The summary of a run that a page has kept."""
    return json.loads((page.folder / folder / "summary.json").read_text(encoding="utf-8"))


def mean(page: Applied, folder: str, count: str) -> float:
    """The mean of a count of such a run."""
    return summary(page, folder)["counts"][count]["mean"]


def digest(page: Applied, folder: str) -> str:
    """The digest of labels, counts and series of such a run."""
    return json.loads((page.folder / folder / "manifest.json").read_text())["digest"]


def played(name: str, rollouts: int) -> tuple[str, dict]:
    """Digest and summary that the engine as it stands gives, on the C kernel."""
    import sim
    from benchmarks.quick import installed

    with installed():
        run = sim.run(name, rollouts=rollouts, floor=False)
    return run.digest, run.data


@pytest.mark.slow
@carried_out
def test_a_question(tmp_path: Path) -> None:
    page = made(tmp_path, "question.md")
    help_, first, second = list(page.printed.values())[:3]
    assert "toll" in page.python("from sim.cli import main; main(['--help'])")
    assert "share of rollouts that are no worse" in help_.lower() and "worst=0.95" in help_
    assert first.splitlines()[2:4] != second.splitlines()[2:4]
    kept = json.loads(page.python("import sim, json; print(json.dumps(sim.load('first').data))"))
    assert kept["worst"] == 0.9 and kept["tolls"][1]["worst"] > kept["tolls"][1]["median"]
    assert list((page.folder / "first" / "figures").glob("toll*.svg"))


@pytest.mark.slow
@carried_out
def test_a_mechanism(tmp_path: Path) -> None:
    page = made(tmp_path, "mechanism.md")
    bits, plain = played("idlib_2020", 200)
    assert digest(page, "without") == bits  # off, the engine is what it was
    assert mean(page, "without", "civilians") == plain["counts"]["civilians"]["mean"]
    assert mean(page, "with", "civilians") < 0.8 * mean(page, "without", "civilians")
    assert mean(page, "with", "displaced") == mean(page, "without", "displaced")
    shares = json.loads((page.folder / "carries" / "attribution.json").read_text())
    assert {s["player"] for s in shares["outcomes"][0]["shares"]} == {"shelter", "denial"}
    assert "`all_stay`" in (page.folder / "docs" / "mechanisms.md").read_text(encoding="utf-8")


@pytest.mark.slow
@carried_out
def test_a_parameter(tmp_path: Path) -> None:
    page = made(tmp_path, "parameter.md")
    script = """
import json, sim
from sim.errors import EscaladeError
killed = [sim.run("idlib_2020", {"theatre.truce_harm": x}, rollouts=100, floor=False
                  ).data["counts"]["civilians"]["mean"] for x in (0, 1, 4)]
try:
    sim.run("idlib_2020", {"theatre.truce_harm": 11}, rollouts=20)
    refused = ""
except EscaladeError as error:
    refused = str(error)
print(json.dumps([killed, refused, sim.run("idlib_2020", rollouts=100, floor=False).digest]))
"""
    (none, same, more), refused, bits = json.loads(page.python(script))
    assert none < same < more and "theatre.truce_harm" in refused and "10" in refused
    assert bits == played("idlib_2020", 100)[0]  # at its default the engine is what it was
    swept = list(page.printed.values())[1]
    assert "civilians killed under a deal" in swept.lower() or "truce_harm" in swept
    assert "`theatre.truce_harm`" in (page.folder / "docs" / "parameters.md").read_text()


@pytest.mark.slow
@carried_out
def test_a_doctrine(tmp_path: Path) -> None:
    page = made(tmp_path, "doctrine.md")
    early = [1.0 - summary(page, folder)["counts"]["day_of_execution"]["mean"]
             for folder in ("mirrored", "steady")]
    assert early[0] < early[1]  # who mirrors strikes later
    assert digest(page, "mirrored") != digest(page, "steady")


@pytest.mark.slow
@carried_out
def test_a_quantity(tmp_path: Path) -> None:
    page = made(tmp_path, "quantity.md")
    script = """
import json, sim
run = sim.run("duel", rollouts=400, floor=False)
frame = run.to_frame()
one, two = frame["deaths_defender"], frame["deaths_challenger"]
print(json.dumps([(one > 2 * two.clip(lower=1)).mean(), (two > 2 * one.clip(lower=1)).mean(),
                  frame["outcome.bled"].value_counts(normalize=True).to_dict()]))
"""
    defender, challenger, shares = json.loads(page.python(script))
    assert shares["the_defender"] == pytest.approx(defender) and 0 < defender < 1
    assert shares.get("the_challenger", 0.0) == pytest.approx(challenger)
    assert "`death_ratio.‹actor›.‹actor›`" in (
        page.folder / "docs" / "predicates.md").read_text(encoding="utf-8")


@pytest.mark.slow
@carried_out
def test_a_count(tmp_path: Path) -> None:
    page = made(tmp_path, "count.md")
    found = summary(page, "counted")["counts"]
    plain = played("idlib_2020", 200)[1]["counts"]
    assert set(found) - set(plain) == {"settlements"} and found["settlements"]["mean"] > 0
    assert {k: found[k] for k in plain} == plain


@pytest.mark.slow
@carried_out
def test_an_executor(tmp_path: Path) -> None:
    page = made(tmp_path, "executor.md")
    assert digest(page, "serial") == digest(page, "threads") == played("textbook", 400)[0]
    assert "7 passed" in list(page.printed.values())[-1]


def test_every_page_is_carried_out_and_listed() -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    index = (DOCS / "extending" / "README.md").read_text(encoding="utf-8")
    for name in PAGES:
        assert f'made(tmp_path, "{name}")' in source and f"({name})" in index, name


@pytest.mark.parametrize("name", [*PAGES, "README.md"])
def test_links_and_paths_of_a_page_exist(name: str) -> None:
    place = DOCS / "extending" / name
    text = place.read_text(encoding="utf-8")
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.S | re.M)
    for target, anchor in re.findall(r"\]\(([^)#:\s]+)(?:#([\w-]*))?\)", prose):
        assert (place.parent / target).exists(), target
        assert not anchor or anchor in anchors(place.parent / target), (target, anchor)
    for path in re.findall(r"`((?:sim|tests|scenarios|docs|benchmarks)/[\w./-]+)`", prose):
        assert (ROOT / path).exists(), path


def is_there(module: str, name: str, added: str) -> bool:
    """True if a module has a name, for types alone too, or a module below it, or a page adds it."""
    found = import_module(module)
    below = hasattr(found, "__path__") and find_spec(f"{module}.{name}") is not None
    if below or hasattr(found, name):
        return True
    return re.search(rf"\b{name}\b", inspect.getsource(found) + added) is not None


def test_a_name_that_is_gone_is_noticed() -> None:
    assert is_there("sim.errors", "UsageError", "") and is_there("sim.engine", "rules", "")
    assert not is_there("sim.errors", "painted", "")


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_changes_and_imports_is_there(name: str) -> None:
    """Before the slow tests, and without a compiler: places of diffs, names of imports."""
    blocks = list(BLOCK.finditer((DOCS / "extending" / name).read_text(encoding="utf-8")))
    new = {b["path"].removesuffix(".py").replace("/", ".") for b in blocks if b["kind"] == "python"}
    added = "\n".join(b["text"] for b in blocks if b["kind"] == "diff")
    for block in blocks:
        if block["kind"] == "diff":
            text = (ROOT / block["path"]).read_text(encoding="utf-8")
            assert [old for old, _ in hunks(block["text"]) if text.count(old) != 1] == []
        if block["kind"] == "python":
            for node in ast.walk(ast.parse(block["text"])):
                if isinstance(node, ast.ImportFrom) and str(node.module) not in new:
                    names = [alias.name for alias in node.names]
                    assert [n for n in names if not is_there(str(node.module), n, added)] == []


def test_a_diff_is_read_as_what_stands_there_and_what_shall() -> None:
    assert hunks(" a\n-b\n+c\n@@\n\n+d\n") == [("a\nb\n", "a\nc\n"), ("\n", "\nd\n")]


def test_commands_are_played_on_the_quick_kernel() -> None:
    assert program("escalade run x")[:3] == ["-m", "benchmarks.quick", "escalade"]
    assert program("pytest tests -k 'a or b'")[2:5] == ["test", "tests", "-k"]
    with pytest.raises(AssertionError):
        program("rm x")
