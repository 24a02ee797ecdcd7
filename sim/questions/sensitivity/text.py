"""A sensitivity analysis as a terminal page and as plain data."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sim.glossary.glossary import Glossary
from sim.glossary.text import NOBODY, group_text, input_text, joined, percent, table, wrap
from sim.methods.completeness import together
from sim.questions.sensitivity.indices import LEADING, PAIR, Index, Indices, learning
from sim.questions.sensitivity.silence import completeness_of
from sim.report.text.answer import page_width
from sim.report.text.failures import failure_text

SHOWN = 15
BESIDE = {"screen": ("mu", "sigma"), "sobol": ("S1",), "importance": ("forest",)}
ABOUT = {
    "screen": "mu*: mean size of the change of the probability, or of a count's mean, when a "
              "factor goes from the 5% to the 95% point of its prior, over many places in the "
              "others; mu: the same with its sign; sigma: how much it depends on the place "
              "(interaction or bend).",
    "sobol": "S1: share of the variance of the probability, or of a count's mean, that goes with "
             "the factor (or group) alone; ST: with it and all its interactions; S2: with what "
             "two do together beyond what each does alone.",
    "importance": "first: share of the variance of the probability, or of a count's mean, its "
                  "Monte Carlo error taken out, that goes with the factor alone; forest: R squared "
                  "lost on held-out cells when the factor is shuffled.",
}


def span(i: Index, scale: float = 1.0) -> str:
    """An index's interval."""
    return f"{scale * i.low:.2f} to {scale * i.high:.2f}"


def unit_text(found: Indices, key: str, glossary: Glossary) -> str:
    """What a factor, a group or a pair of them is called."""
    return " with ".join(
        group_text(part, glossary) if len(found.groups.get(part, ())) > 1
        else input_text(found.groups.get(part, (part,))[0], glossary) for part in key.split(PAIR))


def index_lines(found: Indices, glossary: Glossary, width: int) -> list[str]:
    """A line a factor or group, the strongest first."""
    names = (LEADING[found.method], *BESIDE[found.method])
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
        rows.append([unit_text(found, i.key, glossary), i.key, *cells])
    unit = " (points)" if found.method == "screen" and found.asked.share else ""
    head = [found.asked.title(glossary) + unit, "key", names[0].replace("_star", "*"),
            "95%", *names[1:]]
    lines = table(head, rows, width)
    still = [i for i in lead if i.value == 0]
    if still:
        what = ("change nothing at all here" if found.method == "screen"
                else "have an estimate of 0, which does not show that they change nothing")
        of = "groups" if found.groups else "factors"
        lines += wrap(f"  {len(still)} of {len(lead)} {of} {what}.", width)
    return lines


def pair_lines(found: Indices, glossary: Glossary, width: int) -> list[str]:
    """A line a pair, the strongest first; nothing where they were not asked for."""
    pairs = found.of("S2")
    if not pairs:
        return []
    rows = [[unit_text(found, i.key, glossary), f"{i.value:+.2f}", span(i)] for i in pairs[:SHOWN]]
    lines = table(["Together, beyond each alone", "S2", "95%"], rows, width)
    sure = sum(i.low > 0 for i in pairs)
    more = (f"The {SHOWN} largest of {len(pairs):,} pairs. " if len(pairs) > SHOWN else "")
    return lines + wrap(f"  {more}{sure:,} of {len(pairs):,} pair{'s' if len(pairs) > 1 else ''} "
                        f"surely interact{'s' if sure == 1 else ''}.", width, "  ")


def group_lines(found: Indices, glossary: Glossary, width: int) -> list[str]:
    """What each group holds."""
    lines: list[str] = []
    for name, keys in found.groups.items():
        if len(keys) > 1:
            lines += wrap(f"{name} ({len(keys):,} factors): {joined(list(keys))}.", width, "  ")
    return lines


def text(title: str, found: list[Indices], glossary: Glossary = NOBODY, width: int | None = None
         ) -> str:
    """The whole page."""
    width = page_width() if width is None else width
    blocks: list[list[str]] = []
    for f in found:
        asked = f.asked
        if f.extreme:
            blocks.append(wrap(completeness_of(f, glossary).says, width))
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
        blocks.append(pair_lines(f, glossary, width))
        if f.fit is not None:
            blocks.append(wrap(f"The forest explains {percent(max(0.0, f.fit))} of the variance of "
                               "cells it has not seen.", width, "  "))
        blocks.append(wrap(completeness_of(f, glossary).says, width, "  "))
        if f.method != "screen":
            ignorance = asked.size(max(0.0, f.total - (f.noise or 0.0)) ** 0.5)
            left = [f"{unit_text(f, k, glossary)} {asked.size(sd)}" for k, sd in learning(f)[:5]]
            ignorance = f"{ignorance} {asked.unit}".strip()
            blocks.append(wrap(f"Worth learning: ignorance is {ignorance} (standard "
                               "deviation); known exactly, on average this would leave: "
                               + "; ".join(left) + ".", width, "  "))
    blocks.append(group_lines(found[0], glossary, width))
    blocks.append(wrap(ABOUT[found[0].method], width, "  "))
    blocks.append(wrap(title, width))
    return "\n\n".join("\n".join(b) for b in blocks if b)


def plain(title: str, found: list[Indices], glossary: Glossary = NOBODY) -> dict[str, Any]:
    """The analysis as plain data for JSON."""
    seen = [completeness_of(f, glossary) for f in found]
    return {"about": title, "completeness": together(seen).plain, "outcomes": [
        {**asdict(f), "completeness": own.plain,
         "left_after_learning": dict(learning(f)) if f.method != "screen" else None}
        for f, own in zip(found, seen, strict=True)]}
