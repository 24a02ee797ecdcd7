"""Report and page of a kept run: what is computed, kept, used again, and left out."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from sim.data.seal import close, renew
from sim.report import build as building
from sim.report.build import build
from sim.report.data import courses, further
from sim.report.kept import PAGE, REPORT, KeptRun, read
from tests.report.reading import read as read_page
from tests.report.standin import standin


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, textbook: KeptRun) -> list[tuple[str, int | None]]:
    """Further runs made up, and a list of those that were asked for."""
    asked: list[tuple[str, int | None]] = []
    sections = standin(textbook.outcome)

    class Lab:
        memory = None

    def section(name: str, lab: Any, rollouts: int | None) -> dict[str, Any]:
        asked.append((name, rollouts))
        return {**sections[name], "asked": rollouts}

    def told(kept: KeptRun, told: Any = None) -> list[dict[str, Any]]:
        asked.append(("courses", None))
        return list(sections["courses"])

    monkeypatch.setattr(further, "own_sections", lambda kept: {})
    monkeypatch.setattr(further, "cost", lambda outcome: {})
    monkeypatch.setattr(further, "bench", lambda kept, workers, told: Lab())
    monkeypatch.setattr(further, "section", section)
    monkeypatch.setattr(courses, "courses", told)
    return asked


def saved(kept: KeptRun) -> dict[str, Any]:
    return json.loads((kept.folder / REPORT).read_text(encoding="utf-8"))


def test_parts_are_computed_once_and_again_only_with_other_rollouts(
        textbook: KeptRun, made: list[tuple[str, int | None]]) -> None:
    build(textbook, ("threat", "courses"))
    assert made == [("threat", None), ("courses", None)]
    again = read(textbook.folder)
    build(again)
    assert made[2:] == [("doctrines", None), ("mechanisms", None)]
    build(read(textbook.folder), ("threat", "courses"), rollouts=500)
    assert made[4:] == [("threat", 500)]
    assert {"threat", "doctrines", "mechanisms", "courses", "run"} <= set(saved(textbook))
    text = read_page((textbook.folder / PAGE).read_text(encoding="utf-8")).text
    assert not any(f"parts={part}" in text for part in ("threat", "doctrines", "mechanisms"))


def test_what_is_finished_survives_an_interruption(
        textbook: KeptRun, made: list[tuple[str, int | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(kept: KeptRun, told: Any = None) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(courses, "courses", stop)
    with pytest.raises(KeyboardInterrupt):
        build(textbook, ("threat", "courses"))
    assert "threat" in saved(textbook) and "courses" not in saved(textbook)
    assert [name for name, _ in made] == ["threat"]


def test_sections_of_other_results_are_not_used(textbook: KeptRun,
                                                made: list[tuple[str, int | None]]) -> None:
    build(textbook, ("threat",))
    found = saved(textbook)
    found["run"]["digest"] = "0" * 64
    (textbook.folder / REPORT).write_text(json.dumps(found))
    renew(textbook.folder, [textbook.folder / REPORT])
    assert "threat" not in read(textbook.folder).report
    (textbook.folder / REPORT).write_text("{")
    assert read(textbook.folder).report == {}


def test_a_run_whose_scenario_is_gone_has_a_page_that_says_so(
        textbook: KeptRun, made: list[tuple[str, int | None]]) -> None:
    path = textbook.folder / "manifest.json"
    record = json.loads(path.read_text())
    record["config"]["scenario"] = "no/such/place"
    (textbook.folder / "scenario.zip").unlink()
    close(textbook.folder, record)
    kept = read(textbook.folder)
    assert kept.scenario is None and "can no longer be read" in kept.missing
    build(kept)
    assert made == []
    text = read_page((kept.folder / PAGE).read_text(encoding="utf-8")).text
    assert "can no longer be read" in text and "Will the defender give way" in text


def test_a_run_whose_scenario_has_changed_is_not_played_again(textbook: KeptRun) -> None:
    path = textbook.folder / "manifest.json"
    record = json.loads(path.read_text())
    close(textbook.folder, {**record, "key": "0" * 64})
    kept = read(textbook.folder)
    assert kept.scenario is None and "has changed since the run" in kept.missing


def test_the_report_is_plain_data_without_nan(textbook: KeptRun) -> None:
    def refuse(name: str) -> None:
        raise AssertionError(name)

    text = (textbook.folder / REPORT).read_text(encoding="utf-8")
    found = json.loads(text, parse_constant=refuse)
    assert found["run"]["command"] == "escalade run textbook rollouts=400 seed=7"
    assert found["run"]["digest"] == textbook.manifest["digest"]
    assert not list(textbook.folder.glob("*.part"))


def test_forecasts_are_what_the_outcome_says(textbook: KeptRun) -> None:
    o = textbook.outcome
    rows = {row["key"]: row for row in textbook.report["forecasts"]}
    for key, row in rows.items():
        name, _, by = key.partition("@")
        if row["kind"] == "amount":
            assert row["median"] == textbook.summary["counts"][name]["q50"]
            continue
        day = [d.isoformat() for d in o.dates].index(by)
        days = o.counts[:, o.count_names.index("day_of_" + name)]
        assert row["p"] == pytest.approx(float(((days >= 0) & (days <= day)).mean()))
        assert row["low"] <= row["p"] <= row["high"]
    asked = {row["by"] for row in rows.values() if row["kind"] == "chance"}
    assert o.dates[o.deadlines[0]].isoformat() in asked and o.dates[-1].isoformat() in asked


def test_events_that_come_together_are_one_curve(textbook: KeptRun) -> None:
    curves = textbook.report["when"]["curves"]
    assert any({"wide_strike", "execution"} <= set(c["events"]) for c in curves)
    for c in curves:
        assert all(b >= a for a, b in zip(c["p"], c["p"][1:], strict=False))
        o = textbook.outcome
        came = o.counts[:, o.count_names.index("day_of_" + c["events"][0])]
        share = [float(((came >= 0) & (came <= day)).mean()) for day in range(o.days)]
        assert c["p"] == pytest.approx(share)


def test_judgements_are_guesses_in_the_order_of_what_they_move(textbook: KeptRun) -> None:
    from sim.report.data.judgements import judgements

    o = textbook.outcome
    guesses = [p for p, q in o.priors.items() if q["grade"] in "JD" and q["low"] != q["high"]]
    unknown = [{"path": guesses[3], "explained": 0.3}, {"path": guesses[1], "explained": 0.1}]
    rows = judgements(o, unknown)
    assert [row["path"] for row in rows[:2]] == [guesses[3], guesses[1]]
    assert len(rows) == min(10, len(guesses)) and all(row["source"] for row in rows)


def test_every_day_that_matters_is_asked_of_once(textbook: KeptRun) -> None:
    from sim.report.data.dates import dates_asked, marks

    o = textbook.outcome
    meetings = [{"day": d, "kind": "summit", "channel": "main"} for d in (2, 5, 6, 7, 8, 99, -3)]
    busy = dataclasses.replace(o, meetings=meetings)
    found = marks(busy)
    assert [m.day for m in found] == sorted({m.day for m in found})
    assert all(0 <= m.day < o.days for m in found)
    assert [m.kind for m in found if m.day == o.deadlines[0]] == ["deadline"]
    few = [m.day for m in dates_asked(busy)]
    assert len(few) == 5 and o.deadlines[0] in few and o.days - 1 in few


def test_parts_are_those_of_the_command() -> None:
    assert set(further.RUNS) < set(building.PARTS)


def test_the_page_is_written_whole_or_not_at_all(textbook: KeptRun, monkeypatch: pytest.MonkeyPatch
                                                 ) -> None:
    before = (textbook.folder / PAGE).read_bytes()

    def broken(facts: Any) -> str:
        raise RuntimeError

    monkeypatch.setattr(building, "page", broken)
    with pytest.raises(RuntimeError):
        build(textbook, ())
    assert (textbook.folder / PAGE).read_bytes() == before
    assert [p.name for p in Path(textbook.folder).glob(".*")] == [".hydra"]
