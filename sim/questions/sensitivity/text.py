"""A sensitivity analysis as a terminal page and as plain data."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sim.glossary.glossary import Glossary
from sim.glossary.text import NOBODY, input_text, percent, table, wrap
from sim.questions.sensitivity.indices import Index, Indices, learning
from sim.report.text.answer import page_width
from sim.report.text.failures import failure_text

SHOWN = 15
ABOUT = {
    "screen": "mu*: mean size of the change of the probability, or of a count's mean, when a "
              "factor goes from the 5% to the 95% point of its prior, over many places in the "
              "others; mu: the same with its sign; sigma: how much it depends on the place "
              "(interaction or bend).",
    "sobol": "S1: share of the variance of the probability, or of a count's mean, that goes with "
             "the factor alone; ST: with the factor and all its interactions.",
    "importance": "first: share of the variance of the probability, or of a count's mean, its "
                  "Monte Carlo error taken out, that goes with the factor alone; forest: R squared "
                  "lost on held-out cells when the factor is shuffled.",
}


def span(i: Index, scale: float = 1.0) -> str:
    """An index's interval."""
    return f"{scale * i.low:.2f} to {scale * i.high:.2f}"


def index_lines(found: Indices, glossary: Glossary, width: int) -> list[str]:
    """A line a factor, the strongest first."""
    names = {"screen": ("mu_star", "mu", "sigma"), "sobol": ("ST", "S1"),
             "importance": ("first", "forest")}[found.method]
    scale = found.asked.scale if found.method == "screen" else 1.0
    lead = found.of(names[0])
    others = [{i.key: i for i in found.of(name)} for name in names[1:]]
    rows = []
    for i in lead[:SHOWN]:
        cells = [f"{scale * i.value:.3g}" if not found.asked.share else f"{scale * i.value:.2f}",
                 span(i, scale)]
        for other in others:
            j = other.get(i.key)
            cells += [f"{scale * j.value:+.2f}" if j else "-"]
        rows.append([input_text(i.key, glossary), i.key, *cells])
    unit = " (points)" if found.method == "screen" and found.asked.share else ""
    head = [found.asked.title(glossary) + unit, "key", names[0].replace("_star", "*"),
            "95%", *names[1:]]
    lines = table(head, rows, width)
    still = [i for i in lead if i.value == 0]
    if still:
        what = ("change nothing at all here" if found.method == "screen"
                else "have an estimate of 0, which does not show that they change nothing")
        lines += wrap(f"  {len(still)} of {len(lead)} factors {what}.", width)
    return lines


def verdict(found: Indices) -> str:
    """How far the numbers can be relied on."""
    asked = found.asked
    change = (f"{asked.size(found.half)} {asked.unit}".strip() if found.method == "screen"
              else f"{found.half:.2f}")
    if found.settled:
        return (f"Converged by the rule used here; half the sample would have moved a leading "
                f"index by {change} at most.")
    return (f"Not converged: intervals are wide, and half the sample would have moved a leading "
            f"index by {change}. Trust the order only where intervals part; more points will help.")


def bound_text(f: Indices, glossary: Glossary) -> str:
    """What there is to say of an outcome that is alike in all rollouts.

    Three in n, the rule of three, is the 95 % bound of a share that was never seen (J. A. Hanley
    and A. Lippman-Hand, 1983, JAMA 249, 1743-1745).
    """
    ends = (f"{f.asked.title(glossary)}: {f.extreme} in {f.rollouts:,} rollouts over {f.cells:,} "
            "cells")
    if f.extreme == "the same":
        return f"{ends}. Nothing moved it here, so nothing can be said of what does."
    what = "its chance" if f.extreme == "never" else "the chance that it does not come"
    return (f"{ends}, so {what} is {300 / f.rollouts:.2g} % at most over these cells (95 %, rule "
            "of three). Nothing can be said of what moves it; more rollouts might show it.")


def text(title: str, found: list[Indices], glossary: Glossary = NOBODY, width: int | None = None
         ) -> str:
    """The whole page."""
    width = page_width() if width is None else width
    blocks: list[list[str]] = []
    for f in found:
        asked = f.asked
        if f.extreme:
            blocks.append(wrap(bound_text(f, glossary), width))
            continue
        spread = f"{asked.size(f.total**0.5)} {asked.unit}".strip()
        said = (f"{asked.title(glossary)}: {asked.text_of(f.p)} on average over {f.cells:,} "
                f"cells; standard deviation {spread}")
        if f.noise is not None and f.total:
            luck = percent(min(1.0, f.noise / f.total))
            said += f", of whose square {luck} is Monte Carlo error (luck) and the rest ignorance"
        blocks.append(wrap(said + ".", width) + wrap("  " + failure_text(
            f.failed, f.rollouts + f.failed, f.bounds, "that average"), width, "  "))
        blocks.append(index_lines(f, glossary, width))
        if f.fit is not None:
            blocks.append(wrap(f"The forest explains {percent(max(0.0, f.fit))} of the variance of "
                               "cells it has not seen.", width, "  "))
        blocks.append(wrap(verdict(f), width, "  "))
        if f.method != "screen":
            ignorance = asked.size(max(0.0, f.total - (f.noise or 0.0)) ** 0.5)
            left = [f"{input_text(k, glossary)} {asked.size(sd)}" for k, sd in learning(f)[:5]]
            ignorance = f"{ignorance} {asked.unit}".strip()
            blocks.append(wrap(f"Worth learning: ignorance is {ignorance} (standard "
                               "deviation); known exactly, on average this would leave: "
                               + "; ".join(left) + ".", width, "  "))
    blocks.append(wrap(ABOUT[found[0].method], width, "  "))
    blocks.append(wrap(title, width))
    return "\n\n".join("\n".join(b) for b in blocks)


def plain(title: str, found: list[Indices]) -> dict[str, Any]:
    """The analysis as plain data for JSON."""
    return {"about": title, "outcomes": [
        {**asdict(f), "completeness": f.completeness,
         "left_after_learning": dict(learning(f)) if f.method != "screen" else None}
        for f in found]}
