"""What the bundled scenarios end in, kept as data: `python -m tests.outcomes.keep` renews it.

Whoever renews it says in the CHANGELOG why outcomes changed.
"""

from __future__ import annotations

import json
from pathlib import Path

from sim.data.digest import digest
from sim.data.outcome import Outcome
from sim.data.reduce import labels
from sim.play import simulate
from sim.scenario.load import load

FILE = Path(__file__).with_name("outcomes.json")
NAMES = ("textbook", "cuba_1962", "july_1914", "bosnia_1995", "haiti_1994", "idlib_2020",
         "idlib_2019_december")
ROLLOUTS, SEED, REPLICATES = 400, 7, 4


def played(name: str, overrides: dict[str, str] | None = None) -> Outcome:
    """The run that is kept, or one with overrides."""
    return simulate(load(name), ROLLOUTS, SEED, 2, REPLICATES, overrides=overrides, kept=20)


def shares(outcome: Outcome) -> dict[str, float]:
    """Share of every label."""
    rows = labels(outcome).by_row()
    return {n: round(float(x), 6) for n, x in zip(rows.names, rows.mean, strict=True)}


def kept() -> dict[str, dict]:
    """What the file holds."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def renew() -> None:
    """Play every scenario and write the file."""
    found = {}
    for name in NAMES:
        outcome = played(name)
        found[name] = {"digest": digest(outcome), "shares": shares(outcome)}
    FILE.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    renew()
