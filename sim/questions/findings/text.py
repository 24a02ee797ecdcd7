"""Findings that survive as a terminal page and as plain data."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sim.glossary.glossary import Glossary
from sim.glossary.measure import LABEL
from sim.glossary.text import NOBODY, interval, label_text, percent, table, words, wrap
from sim.questions.findings.silence import completeness_of
from sim.questions.findings.survival import BAR, UNTOLD, Survival
from sim.report.text.answer import page_width
from sim.report.text.failures import BOUNDS_HEAD, BOUNDS_KEY, bounds_cell, failure_text


def comparison_text(f: Survival, glossary: Glossary) -> str:
    """The comparison in words."""
    c = f.comparison
    change = ", ".join(f"{k}={v}" for k, v in c.change)
    against = ", ".join(f"{k}={v}" for k, v in c.against)
    verb = "raises" if c.direction > 0 else "lowers"
    base = f" against {against}" if against else ""
    if c.asked.kind != LABEL:
        return f"{change}{base} {verb} the chance of '{c.asked.title(glossary)}'"
    label = label_text(c.asked.axis, c.asked.name, glossary)
    return f"{change}{base} {verb} the chance of '{label}' ({c.asked.text})"


def group(title: str, found: list[Survival], width: int) -> list[str]:
    """One table of findings."""
    if not found:
        return []
    rows = [[words(f.comparison.name), f"{100 * f.difference:+.1f} ± {100 * f.half_width:.1f}",
             percent(f.share), interval(f.low, f.high) if f.told else "-", f"{f.told:,}",
             f"{f.undecided:,}", f"{f.untouched:,}"] for f in found]
    return table([title, "points", "holds in", "95%", "told", "undecided", "untouched"], rows,
                 width)


def failed_lines(found: list[Survival], width: int) -> list[str]:
    """What failed without and with the change of each comparison, and the bounds of its shares."""
    bad = [f for f in found if f.failed_before or f.failed_after]
    if not bad:
        return []
    total = sum(f.failed_before + f.failed_after for f in bad)
    told = failure_text(total, sum(2 * f.rollouts for f in found), where="in all comparisons")
    rows = [[words(f.comparison.name), f"{f.failed_before:,}", percent(f.before),
             bounds_cell(f.before_bounds), f"{f.failed_after:,}", percent(f.after),
             bounds_cell(f.after_bounds)] for f in bad]
    head = [f"Failed of {bad[0].rollouts:,} a side", "without", "share", BOUNDS_HEAD, "changed",
            "share", BOUNDS_HEAD]
    return table(head, rows, width) + wrap(
        f"  {told} {BOUNDS_KEY} Rows are told from the rollouts that ran on both sides.", width,
        "  ")


def text(title: str, found: list[Survival], glossary: Glossary = NOBODY, width: int | None = None
         ) -> str:
    """The whole page."""
    width = page_width() if width is None else width
    order = sorted(found, key=lambda f: -(f.share if f.told else 0.0))
    blocks = [group(head, [f for f in order if f.verdict == verdict], width)
              for head, verdict in ((f"Survives (in over {BAR:.0%} of rows told)", "survives"),
                                    ("Does not survive", "does not survive"),
                                    ("Too few rows told to say", UNTOLD))]
    blocks.append(wrap(completeness_of(found).says, width, "  "))
    blocks.append(
        [
            line
            for f in order
            for line in wrap(
                f"{words(f.comparison.name)}: {comparison_text(f, glossary)}.", width, "  "
            )
        ]
    )
    blocks.append(failed_lines(order, width))
    blocks.append(wrap("Rows: draws of all priors and of every actor's doctrine, the same on both "
                       "sides and on the same luck. Told: the row's own replicates tell the sign "
                       "from nothing at 95%; untouched: no rollout of the row "
                       "changed in this outcome. Points: change of the share, with its paired 95%.",
                       width, "  "))
    blocks.append(wrap(title, width))
    return "\n\n".join("\n".join(b) for b in blocks if b)


def plain(title: str, found: list[Survival], failed: int = 0) -> dict[str, Any]:
    """The same as plain data for JSON. failed: of all rollouts played."""
    return {"about": title, "failed": failed, "completeness": completeness_of(found).plain,
            "findings": [
        {**asdict(f), "told": f.told, "share": f.share if f.told else None, "verdict": f.verdict}
        for f in found]}
