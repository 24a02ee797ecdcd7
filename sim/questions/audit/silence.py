"""What it means that an audit does not find something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sim.glossary.text import joined, words
from sim.methods.completeness import Completeness, Sight
from sim.methods.rule_of_three import never_bound


def completeness_of(data: Mapping[str, Any], looked: Sequence[str], known: Sequence[str],
                    rollouts: int) -> Completeness:
    """How far an audit looked. looked, known: sections asked for, and all that there are."""
    found = any(data[name].get("findings") for name in looked)
    says = (f"What none of the {rollouts:,} rollouts of the scenario as it is shows comes in "
            f"{100 * never_bound(rollouts):.2g}% of them at most (95%, rule of three)")
    rest = [words(name) for name in known if name not in looked]
    says += f"; not looked at: {joined(rest)}" if rest else "; every section was looked at"
    return Completeness(Sight.FOUND if found else Sight.EXCLUDED, says + ".")
