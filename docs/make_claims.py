"""Writes docs/claims.md from the table of claims: `python -m docs.make_claims` from the root.

Takes a few minutes: every check is two ensembles on shared luck.
"""

from __future__ import annotations

import re
from pathlib import Path

from tests.claims.paired import Effect
from tests.claims.table import CLAIMS, DOWN, Check

PAGE = Path(__file__).with_name("claims.md")
HEAD = """# The claims of the source text and what the engine does with them

Made by `python -m docs.make_claims` from `tests/claims/table.py`; do not edit. Each check runs two
variants with the same seed, parameter rows and luck. The effect is that of the second variant less
the first, with its paired 95 % interval over parameter rows; n counts rollouts of each variant.
These are effects inside the model: they show that a mechanism is wired as the claim says, not that
the claim is true, nor how large the effect was in the world.

| claim | what it says | mechanism | change | observable | expected | effect | n |
|---|---|---|---|---|---|---|---|
"""
EFFECT = re.compile(r"\| [^|]* \| (\d+) \|$", re.MULTILINE)


def number(x: float) -> str:
    """A number at three significant digits, without an exponent."""
    digits = f"{x:.3g}"
    return f"{float(digits):.0f}" if "e" in digits else digits


def told(effect: Effect | None) -> str:
    """An effect with its interval."""
    if effect is None:
        return ""
    low = effect.difference - effect.half_width
    high = effect.difference + effect.half_width
    return (f"{number(effect.difference)} ({number(low)} to {number(high)}), "
            f"from {number(effect.before)} to {number(effect.after)}")


def line(number_of: str, says: str, mechanism: str, check: Check, effect: Effect | None) -> str:
    """One row of the page."""
    way = "falls" if check.sign == DOWN else "rises"
    return (f"| {number_of} | {says} | {mechanism} | {check.settings()} | {check.observable} | "
            f"{way} | {told(effect)} | {check.rollouts} |\n")


def page(measured: list[Effect] | None) -> str:
    """The whole page; without numbers if none are measured."""
    effects = iter(measured) if measured is not None else None
    out = HEAD
    for claim in CLAIMS:
        for n, check in enumerate(claim.checks):
            effect = next(effects) if effects is not None else None
            first = n == 0
            out += line(claim.number, claim.says if first else "", claim.mechanism if first else "",
                        check, effect)
    return out


def without_numbers(text: str) -> str:
    """The page with its measured effects left out."""
    return EFFECT.sub(r"| | \1 |", text)


def main() -> None:
    """Measure everything and write the page."""
    measured = [check.effect() for claim in CLAIMS for check in claim.checks]
    PAGE.write_text(page(measured), encoding="utf-8")


if __name__ == "__main__":
    main()
