"""The files that are written, and whether they are what the declarations make of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sim.engine.state.dispatch.daily import daily_rule
from sim.engine.state.dispatch.quantity import quantity_rule
from sim.engine.state.dispatch.tally import tally_rule

RULES = Path(__file__).parent.parent.parent / "rules"
WRITTEN: dict[str, Callable[[], str]] = {
    "quantity.py": quantity_rule, "tally.py": tally_rule, "daily.py": daily_rule,
}
"""Files of `sim/engine/rules/` that are written, each with what makes its text."""


def outdated_files() -> list[str]:
    """Written files that are not what the declarations make of them."""
    return [name for name, text in WRITTEN.items()
            if not (RULES / name).is_file() or (RULES / name).read_text(encoding="utf-8") != text()]


def write(name: str) -> None:
    """Write one of them."""
    (RULES / name).write_text(WRITTEN[name](), encoding="utf-8")
