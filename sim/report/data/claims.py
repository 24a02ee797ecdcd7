"""What the codes in sources stand for: rows of the scenario's table of claims."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

from sim.scenario.model import Scenario
from sim.scenario.roots import data_root

TABLE = Path("evidence") / "claims.csv"
CODE = re.compile(r"\b[A-Z]\d{2}\b")


def claims(scenario: Scenario | None, rows: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Code and text of each claim that the sources of some judgements name, in order.

    Empty where the scenario is not at hand, or where neither it nor its bases keep such a table.
    """
    named = sorted({code for row in rows for code in CODE.findall(row["source"] or "")})
    known = table(scenario) if scenario is not None and named else {}
    return [{"code": code, "text": known[code]} for code in named if code in known]


def table(scenario: Scenario) -> dict[str, str]:
    """Claims by code, of the scenario and, where it has none of that code, of its bases."""
    found: dict[str, str] = {}
    for source in scenario.sources:
        if Path(source).name != "scenario.yaml":
            continue
        file = next((root / Path(source).parent / TABLE for root in (Path.cwd(), data_root())
                     if (root / source).is_file()), Path(source).parent / TABLE)
        try:
            with file.open(encoding="utf-8", newline="") as lines:
                for row in csv.DictReader(lines):
                    found.setdefault(str(row.get("id")), str(row.get("claim")))
        except (OSError, ValueError, csv.Error):
            continue
    return found
