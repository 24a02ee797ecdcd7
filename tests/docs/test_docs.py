"""The documentation says what is so: its examples run, its tables are those of the engine."""

from __future__ import annotations

import ast
import csv
import importlib.util
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from sim.engine.state.enumerations.mechanisms import Mechanism
from sim.engine.state.names import LEVELS, MECHANISMS, STATUSES, VERBS
from sim.engine.state.outputs import RATIOS, count_names
from sim.errors import ScenarioError
from sim.play import simulate
from sim.scenario.catalog import CATALOG
from sim.scenario.describe import validate
from sim.scenario.load import load
from sim.scenario.predicate import compile_predicate
from sim.scenario.roots import data_root

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
FENCE = re.compile(r"(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<kind>\w*)\n(?P<text>.*?)```", re.S)


def read_tables() -> Any:
    """docs/tables.py, by its place: another package may be called docs."""
    spec = importlib.util.spec_from_file_location("escalade_tables", DOCS / "tables.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tables = read_tables()


def blocks(page: str, kind: str) -> list[tuple[str | None, str]]:
    """(file, text) of the fenced blocks of a kind on a page."""
    found = FENCE.finditer((DOCS / page).read_text(encoding="utf-8"))
    return [(m["file"], m["text"]) for m in found if m["kind"] == kind]


def test_tables_are_up_to_date() -> None:
    """Otherwise: python docs/tables.py"""
    assert tables.stale() == []


def test_a_table_out_of_date_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(tables.WRITTEN, "mechanisms.md", lambda: "other")
    assert tables.stale() == ["mechanisms.md"]
    assert tables.main(["check"]) == 1


def test_every_mechanism_is_described_and_read() -> None:
    assert all(m.does and m.label and m.says.endswith(".") for m in Mechanism)
    assert all(tables.read_in(name) for name in MECHANISMS)


def anchors(page: Path) -> set[str]:
    """Anchors of a page's headings, as GitHub makes them."""
    heads = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in heads}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_and_files_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target, anchor in re.findall(r"\]\(([^)#:\s]+)(?:#([\w-]*))?\)", text):
        assert (page.parent / target).exists(), target
        if anchor:
            assert anchor in anchors(page.parent / target), (target, anchor)
    for path in re.findall(r"`((?:sim|tests|scenarios|docs|benchmarks)/[\w./-]+)`", text):
        assert (ROOT / path).exists(), path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the textbook scenario."""
    return Path(shutil.copytree(data_root() / "scenarios" / "textbook", tmp_path / "textbook"))


@pytest.mark.parametrize("k", range(3))
def test_python_examples_of_the_format_run(folder: Path, k: int,
                                           capsys: pytest.CaptureFixture[str]) -> None:
    examples = [b for b in blocks("scenario_format.md", "python") if "folder" in b[1]]
    assert len(examples) == 3
    exec(compile(examples[k][1], "scenario_format.md", "exec"), {"folder": folder})
    said = capsys.readouterr().out
    if said:
        ((_, shown),) = blocks("scenario_format.md", "text")
        assert said.split("menus.yaml")[-1] == shown.split("menus.yaml")[-1]


def test_the_folder_of_the_format_page_loads_and_runs(tmp_path: Path) -> None:
    """Every file that the page gives, written out as it stands."""
    kinds = ("yaml", "csv")
    files = {f: text for kind in kinds for f, text in blocks("scenario_format.md", kind) if f}
    assert {"scenario.yaml", "menus.yaml", "parameters.yaml", "places.csv"} <= set(files)
    where = tmp_path / "strait"
    for name, text in files.items():
        (where / name).parent.mkdir(parents=True, exist_ok=True)
        (where / name).write_text(text, encoding="utf-8")
    assert [str(e) for e in validate(where, words=False)] == []
    outcome = simulate(load(where), 40, 7, 1, 4)
    assert outcome.failed == []


def test_the_policy_of_the_format_page_loads(folder: Path) -> None:
    (example,) = [t for _, t in blocks("scenario_format.md", "python") if "POLICY" in t]
    (folder / "policies").mkdir()
    (folder / "policies" / "hawk.py").write_text(example)
    (folder / "defender" / "hawk.yaml").write_text("policy: hawk\n")
    outcome = simulate(load(folder, code=True), 20, 7, 1, 4, overrides={"defender": "hawk"})
    assert outcome.failed == [] and outcome.notices == [] and len(outcome.code) == 1


def test_the_record_of_the_format_page_is_read(folder: Path) -> None:
    ((_, text),) = [b for b in blocks("scenario_format.md", "csv") if b[1].startswith("measure")]
    (folder / "record.csv").write_text(text, encoding="utf-8")
    path = folder / "scenario.yaml"
    path.write_text(path.read_text() + "record: record.csv\n")
    assert [o.measure for o in load(folder).observed] == ["threats", "deaths_challenger"]
    known = [*count_names(["challenger"]), *RATIOS]
    assert all(row["measure"] in known for row in csv.DictReader(text.splitlines()))


def test_the_format_page_names_every_key_level_and_verb() -> None:
    from sim.scenario.load import KEYS

    text = (DOCS / "scenario_format.md").read_text(encoding="utf-8")
    for word in (*KEYS, *LEVELS, *VERBS):
        assert re.search(rf"`{word}(?:`|\.|:)", text), word


def test_predicates_compile_or_are_refused() -> None:
    names = load("idlib_2020").names
    ((_, good),) = blocks("predicates.md", "predicates")
    ((_, bad),) = blocks("predicates.md", "refused")
    for line in good.splitlines():
        compile_predicate(line, names)
    for line in bad.splitlines():
        with pytest.raises(ScenarioError):
            compile_predicate(line, names)
    text = (DOCS / "predicates.md").read_text(encoding="utf-8")
    assert all(f"`{status}`" in text for status in STATUSES)


def test_every_parameter_has_its_place_in_the_submodels() -> None:
    """Each catalogue entry is named by its last word, or its whole path, where it acts."""
    text = (DOCS / "submodels.md").read_text(encoding="utf-8")
    code = [m["text"] for m in FENCE.finditer(text)] + re.findall(r"`([^`\n]+)`", text)
    words = set(re.findall(r"[A-Za-z_][\w.]*", " ".join(code)))
    for entry in CATALOG:
        path = re.sub(r"\.?<\w+>", "", entry.pattern).strip(".")
        assert path in words or path.split(".")[-1] in words, path


def test_every_mechanism_has_its_place_in_the_submodels() -> None:
    text = (DOCS / "submodels.md").read_text(encoding="utf-8")
    for name, neutral in MECHANISMS.items():
        assert f"`{name}`" in text and f"`{neutral}`" in text, name


def steps_of_the_day() -> list[tuple[int, list[str]]]:
    """Step numbers of sim/engine/day.py with the rules called in each, in order."""
    tree = ast.parse((ROOT / "sim" / "engine" / "day.py").read_text(encoding="utf-8"))
    day = next(n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == "day")
    out: list[tuple[int, list[str]]] = []
    for node in day.body:
        if not out and isinstance(node, ast.If):
            continue  # a known day is read, not played
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "attr", "") == "step":
            assert isinstance(node.value, ast.Constant)
            out.append((int(str(node.value.value)), []))
        for call in ast.walk(node):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                out[-1][1].append(call.func.id)
    return out


def test_the_schedule_is_that_of_the_day() -> None:
    """The table of steps in model.md, row by row, against the source of the day."""
    text = (DOCS / "model.md").read_text(encoding="utf-8")
    rows: list[tuple[int, list[str]]] = [
        (int(n), re.findall(r"`(\w+)`", calls))
        for n, calls in re.findall(r"^\| (\d+) \|[^|]*\|([^|]*)\|", text, re.M)]
    assert rows == steps_of_the_day()


def test_commands_of_the_acceptance_table_name_tests_that_exist() -> None:
    """Every `pytest <file>` that the pages tell a reader to run."""
    found: list[Any] = []
    for page in PAGES:
        found += re.findall(r"pytest ((?:tests/[\w./-]+ ?)+)", page.read_text(encoding="utf-8"))
    assert found
    for words in found:
        for path in words.split():
            assert (ROOT / path).exists(), path


def test_the_starts_of_the_format_page_load(folder: Path) -> None:
    from sim.scenario.load import load_start

    (text,) = [t for _, t in blocks("scenario_format.md", "yaml") if t.startswith("events:")]
    (folder / "starts.yaml").write_text(text, encoding="utf-8")
    path = folder / "scenario.yaml"
    path.write_text(path.read_text() + "starts: starts.yaml\n")
    scenario = load(folder)
    first, third = (load_start(scenario, start) for start in scenario.starts.starts)
    assert third.record["days"] == first.record["days"] - 2
    assert third.parameters["challenger.resolve"].central == 0.6
