"""The page: every number is a result, every sentence is true, nothing breaks it."""

from __future__ import annotations

import dataclasses
import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from sim.report.build import facts
from sim.report.facts import Facts
from sim.report.kept import KeptRun
from sim.report.page import page
from tests.report.reading import Element, false_sentences, loose_numbers, read, wrong_numbers
from tests.report.standin import standin


def tree_of(made: Facts) -> dict[str, Any]:
    """Both roots, as their files hold them."""
    return json.loads(json.dumps({"summary": made.summary, "report": made.report}))


def filled(kept: KeptRun) -> Facts:
    """The facts of a run with every section there."""
    made = facts(kept)
    return dataclasses.replace(made, report={**made.report, **standin(kept.outcome)})


@pytest.fixture(params=["plain", "filled", "new"])
def made(request: pytest.FixtureRequest, textbook: KeptRun, made_up: KeptRun) -> Facts:
    """Facts of textbook as it is, with every section, and of a scenario of `escalade new`."""
    if request.param == "new":
        return facts(made_up)
    return facts(textbook) if request.param == "plain" else filled(textbook)


def test_every_number_is_the_value_that_it_names(made: Facts) -> None:
    root = read(page(made))
    keyed = [e for e in root.walk() if "data-key" in e.attrs]
    assert len(keyed) > 80
    assert wrong_numbers(root, tree_of(made)) == []


def test_no_number_stands_outside_of_the_results(made: Facts) -> None:
    assert loose_numbers(read(page(made))) == []


def test_every_sentence_holds_in_the_results(made: Facts) -> None:
    root = read(page(made))
    assert sum("data-when" in e.attrs for e in root.walk()) >= 5
    assert false_sentences(root, tree_of(made)) == []


def test_a_wrong_number_a_loose_one_and_a_false_sentence_are_caught(textbook: KeptRun) -> None:
    made = filled(textbook)
    html, tree = page(made), tree_of(made)
    n = f"{made.summary['n']:,}"
    assert wrong_numbers(read(html.replace(f">{n}<", ">401<", 1)), tree)
    assert loose_numbers(read(html.replace("</footer>", "<p>99 of all</p></footer>")))
    planted = html.replace("&gt; report:run.width_sampling", "&lt; report:run.width_sampling", 1)
    assert planted != html and false_sentences(read(planted), tree)


def ends_in_order(root: Element) -> list[str]:
    """Names of the ends of the question's axis in the order of the page."""
    section = next(e for e in root.walk() if e.attrs.get("id") == "ends")
    return [e.text for e in section.walk() if e.attrs.get("scope") == "row"]


def said(root: Element, name: str) -> str:
    """The text of an element by its id."""
    return next(e for e in root.walk() if e.attrs.get("id") == name).text


def test_swapping_the_shares_of_two_ends_turns_the_sentences(textbook: KeptRun) -> None:
    made = facts(textbook)
    axis, label = made.axis, made.label
    other = made.ranked(axis)[0]
    assert other != label
    rows = json.loads(json.dumps(made.summary["outcomes"]))
    rows[axis][label], rows[axis][other] = rows[axis][other], rows[axis][label]
    turned = dataclasses.replace(made, summary={**made.summary, "outcomes": rows})
    before, after = read(page(made)), read(page(turned))
    names = [made.names.label(axis, x) for x in (label, other)]
    one, two = ends_in_order(before), ends_in_order(after)
    assert one != two and two.index(names[0]) == one.index(names[1])
    assert said(before, "ends-title") != said(after, "ends-title")
    assert names[0] in said(after, "ends-title")
    lead = [next(e.text for e in root.walk() if e.attrs.get("class") == "lead")
            for root in (before, after)]
    assert "More likely is" in lead[0] and "It is the likeliest end" in lead[1]
    assert false_sentences(after, tree_of(turned)) == []
    assert false_sentences(before, tree_of(turned)) != []


def test_a_text_of_the_scenario_cannot_break_the_page(textbook: KeptRun) -> None:
    evil = '</title><script>alert("1")</script><p class="x">'
    made = filled(textbook)
    words = {kind: {key: [evil, evil] for key in names} for kind, names in {
        "axis": made.outcome.axes, "label": {f"{a}.{x}" for a, xs in made.outcome.axes.items()
                                            for x in xs},
        "event": {"wide_strike", "execution"}, "count": made.outcome.count_names,
        "actor": made.outcome.actors, "subject": made.outcome.actors}.items()}
    outcome = dataclasses.replace(made.outcome, title=evil, words=words,
                                  question={**made.outcome.question, "ask": evil})
    report = {**made.report, **standin(outcome)}
    report["courses"][0]["sentences"][0]["text"] = evil
    report["map"]["places"][0]["name"] = evil
    report["unknown"][0]["name"] = evil
    html = page(dataclasses.replace(made, outcome=outcome, report=report))
    root = read(html)
    assert "<script" not in html.lower() and not any(e.tag == "script" for e in root.walk())
    assert html.count("alert(") > 20
    assert not any(e.attrs.get("class") == "x" for e in root.walk())


def test_the_page_is_one_file_that_needs_no_other(made: Facts) -> None:
    html = page(made)
    root = read(html)
    tags = {e.tag for e in root.walk()}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "base"}
    assert not re.search(r"url\(|@import|src=", html)
    targets = [e.attrs["href"] for e in root.walk() if "href" in e.attrs]
    ids = [e.attrs["id"] for e in root.walk() if "id" in e.attrs]
    assert targets and all(t.startswith("#") and t[1:] in ids for t in targets)
    assert len(ids) == len(set(ids))
    assert len(html.encode()) < 400_000


def test_headings_landmarks_and_tables_are_in_order(made: Facts) -> None:
    root = read(page(made))
    levels = [int(e.tag[1]) for e in root.walk() if re.fullmatch(r"h[1-6]", e.tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(levels, levels[1:], strict=False))
    tags = [e.tag for e in root.walk()]
    assert [tags.count(t) for t in ("html", "header", "main", "footer", "nav")] == [1] * 5
    assert next(e for e in root.walk() if e.tag == "html").attrs["lang"] == "en"
    for table in (e for e in root.walk() if e.tag == "table"):
        inside = list(table.walk())
        assert sum(e.tag == "caption" for e in inside) == 1
        assert all(e.attrs.get("scope") in ("row", "col") for e in inside if e.tag == "th")
        wide = len(next(e for e in inside if e.tag == "tr").children)
        assert wide >= 2


def test_sections_come_in_the_order_of_a_reader(textbook: KeptRun) -> None:
    root = read(page(filled(textbook)))
    names = [e.attrs["id"] for e in root.walk() if e.tag == "section"]
    assert names == ["answer", "words", "ends", "forecasts", "when", "why", "threat", "courses",
                     "place", "judgements", "limits", "every"]


def test_what_is_missing_is_said_with_its_command(textbook: KeptRun) -> None:
    root = read(page(facts(textbook)))
    missing = [e.text for e in root.walk() if e.attrs.get("class") == "missing"]
    for part in ("mechanisms", "threat", "doctrines"):
        assert any(f"escalade report {textbook.folder} parts={part}" in " ".join(text.split())
                   for text in missing), part


def test_the_page_is_made_within_a_second_and_without_matplotlib(textbook: KeptRun) -> None:
    started = time.perf_counter()
    page(filled(textbook))
    assert time.perf_counter() - started < 1.0
    code = ("import sys; from sim.report.kept import read; from sim.report.build import build\n"
            f"build(read({str(textbook.folder)!r}), ())\n"
            "bad = {'matplotlib'} & set(sys.modules); sys.exit(str(bad) if bad "
            "else 0)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_run_in_which_all_failed_has_a_page(textbook: KeptRun) -> None:
    outcome = textbook.outcome
    failed = [(k, 3, "planted") for k in range(outcome.rollouts)]
    broken = dataclasses.replace(outcome, failed=failed, labels=outcome.labels * 0 - 1)
    from sim.data.summary import summarise
    from sim.report.build import own_rows

    kept = KeptRun(textbook.folder, broken, summarise(broken), textbook.manifest)
    own_rows(kept)
    root = read(page(facts(kept)))
    assert "No rollout ran to its end" in root.text and "crises failed" in root.text
    assert false_sentences(root, tree_of(facts(kept))) == []


@pytest.mark.slow
def test_the_founding_case_says_what_it_should(tmp_path: Path) -> None:
    import sim
    from sim.report.build import build
    from sim.report.kept import read as read_run

    sim.run("idlib_2020", rollouts=1000, seed=7, workers=2, out=tmp_path / "run", page=False,
            floor=False)
    kept = read_run(tmp_path / "run")
    build(kept, ())
    root, tree = read((tmp_path / "run" / "report.html").read_text()), tree_of(facts(kept))
    assert wrong_numbers(root, tree) == [] and loose_numbers(root) == []
    assert false_sentences(root, tree) == []
    assert "chances" not in tree and len(kept.report["judgements"]) == 10
