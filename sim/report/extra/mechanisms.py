"""What each mechanism does to the answer: the run with it switched off, paired with the run."""

from __future__ import annotations

from typing import Any

from sim.report.extra.asked import none
from sim.report.extra.bench import Bench, question_label
from sim.studies.lab import Lab
from sim.studies.screen import mechanisms_on


def mechanisms(lab: Lab, n: int) -> dict[str, Any]:
    """The section `mechanisms`: those that move the answer when switched off, the most first.

    rows: key, name, says, p, diff, low, high; a difference is the run without it less the run as
    it is, and its interval leaves 0 out. others: how many do not, of `tried`; others_most: the
    furthest from 0 that any of their intervals reaches. by_chance: rows to expect if none moved it.
    """
    names = mechanisms_on(lab)
    if not names:
        return none("no mechanism is on")
    bench, words = Bench(lab, n), lab.scenario.glossary
    if bench.empty:
        return bench.empty
    question = question_label(bench.base)
    rows: list[dict[str, Any]] = []
    still: list[dict[str, Any]] = []
    gone: list[dict[str, Any]] = []
    for k, name in enumerate(names):
        lab.say("mechanisms", k, len(names))
        found = bench.moved(bench.play({f"mechanisms.{name}": "off"}))
        word = words.word("mechanism", name)
        row: dict[str, Any] = {"key": name, "name": word.name, "says": word.says}
        if "none" in found:
            gone.append({**row, **found})
            continue
        row |= {**found["outcomes"][question], "failed": found["failed"]}
        (rows if row["low"] > 0 or row["high"] < 0 else still).append(row)
    lab.say("mechanisms", len(names), len(names))
    return {**bench.about(), "rows": sorted(rows, key=lambda r: -abs(r["diff"])),
            "tried": len(names), "others": len(still), "failed_wholly": gone,
            "others_most": max((max(-r["low"], r["high"]) for r in still), default=0.0),
            "others_names": [r["name"] for r in still], "by_chance": 0.05 * len(names)}
