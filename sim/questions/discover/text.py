"""A discovery as a terminal page and as plain data."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from sim.glossary.glossary import Glossary
from sim.glossary.text import NOBODY, interval, output_text, percent, sentence, table, wrap
from sim.methods.boxes import Restriction
from sim.methods.classification_tree import Tree
from sim.methods.conditions import Condition
from sim.questions.discover.conditions import phrase, phrases
from sim.questions.discover.discovery import Discovery, FoundBox
from sim.questions.discover.sight import by_definition, completeness_of, together
from sim.report.text.answer import page_width
from sim.report.text.failures import failure_text


def part(condition: Condition, kind: str) -> Condition:
    """One restriction of a condition alone."""
    if kind == "levels":
        return condition
    low = condition.low if kind == "low" else float("-inf")
    high = condition.high if kind == "high" else float("inf")
    return Condition(condition.name, low, high)


def small(p: float) -> str:
    """A quasi-p-value."""
    return "<0.001" if p < 0.001 else f"{p:.3f}"


def rows_of(d: Discovery, found: FoundBox, glossary: Glossary = NOBODY
            ) -> list[tuple[str, Restriction, float, float]]:
    """(words, restriction, quasi-p, found again) of every restriction."""
    conditions = dict(zip(found.box.inputs, found.box.conditions(d.sample), strict=True))
    return [(phrase(part(conditions[r[0]], r[1]), glossary), r, p, found.again[r[0]])
            for r, p in found.quasi_p.items()]


def box_lines(d: Discovery, number: int, found: FoundBox, glossary: Glossary, width: int
              ) -> list[str]:
    """One box: how much it covers, its restrictions, and whether it holds."""
    case = d.sample.case
    left = " of those outside the earlier boxes" if number > 1 else ""
    lines = wrap(
        f"Box {number}. {phrases(found.box.conditions(d.sample), glossary)}: "
        f"{percent(found.density)} of such {case}s ({interval(found.low, found.high)}) against "
        f"{percent(found.base)}{left}. It holds {percent(found.coverage)} "
        f"({interval(*found.covers)}) of all hits (coverage) in {percent(found.mass)} of all "
        f"{case}s, {found.units:,} {d.sample.unit}s.", width)
    why = by_definition(d.outcome, found, d.sample.names)
    lines += wrap(f"  {why}", width, "  ") if why else []
    lines += table(["restriction", "quasi-p", "found again"],
                   [[said, small(p), percent(a)] for said, _, p, a in rows_of(d, found, glossary)],
                   width)
    if found.held is None:
        return lines + wrap("  Held out: no box was found without a fifth of the "
                            f"{d.sample.unit}s, so this one is not to be relied on.", width, "  ")
    verdict = ("it holds; of the two densities this is the one to rely on" if found.holds
               else "it does NOT hold: it may be noise")
    return lines + wrap(
        f"  Held out: boxes found without a fifth of the {d.sample.unit}s hit "
        f"{percent(found.held)} there ({interval(found.held_low, found.held_high)}) against "
        f"{percent(found.base)}, with {percent(found.held_coverage)} "
        f"({interval(*found.held_covers)}) of all hits; {verdict}.",
        width, "  ")


def tree_lines(d: Discovery, glossary: Glossary, width: int) -> list[str]:
    """A line a leaf."""
    tree, sample = d.tree, d.sample
    if tree is None:
        return []
    if len(tree.leaves) == 1:
        return wrap(f"Tree: no condition tells unseen {sample.unit}s apart better than none.",
                    width)
    lines = wrap(f"Tree, shares from {sample.unit}s that it has not seen:", width)
    for leaf in tree.leaves:
        where = phrases(leaf.conditions, glossary)
        lines += wrap(
            f"  {where}: {percent(leaf.share)} of such {sample.case}s "
            f"({interval(leaf.low, leaf.high)}; {percent(leaf.mass)} of all).", width, "    ")
    best = "" if tree.most >= 1 else (
        f" of {percent(tree.most)} that the inputs can explain at best; the rest is luck")
    return lines + wrap(f"  The tree explains {percent(tree.skill)} of the variance of single "
                        f"{sample.case}s{best}.", width, "  ")


def definition_lines(d: Discovery, glossary: Glossary, width: int) -> list[str]:
    """What is true by definition, and that it was left out."""
    lines = []
    for f in d.definitions:
        lines += wrap(
            f"True by definition: {phrases(f.conditions, glossary)}: {percent(f.density)} of such "
            f"{d.sample.case}s, with {percent(f.coverage)} of all hits. An input that settles the "
            "outcome by itself says what it is, not why it comes; boxes are looked for without it.",
            width, "  ")
    return lines


def text(title: str, found: list[Discovery], glossary: Glossary = NOBODY, width: int | None = None
         ) -> str:
    """The whole page."""
    width = page_width() if width is None else width
    blocks: list[list[str]] = []
    for d in found:
        n = f"{d.sample.trials.sum():,.0f} {d.sample.case}s"
        rows = f" in {len(d.sample):,} {d.sample.unit}s" if d.sample.case != d.sample.unit else ""
        name = output_text(d.outcome, glossary)
        blocks.append(wrap(f"{name}: {percent(d.sample.base)} of {n}{rows}; "
                           f"{len(d.sample.names):,} inputs.", width))
        blocks.append(wrap("  " + failed_text(d), width, "  "))
        blocks.append(definition_lines(d, glossary, width))
        blocks += [box_lines(d, k + 1, f, glossary, width) for k, f in enumerate(d.boxes)]
        if not d.boxes and d.tree is not None:
            blocks.append(wrap("No box: no restriction is more than chance would give.", width))
        blocks.append(tree_lines(d, glossary, width))
        seen = completeness_of(d)
        blocks.append(wrap(f"How far it saw: {seen.sight}. {seen.says}", width, "  "))
    if not any(d.tree for d in found):
        return "\n\n".join("\n".join(b) for b in [*blocks, wrap(title, width)] if b)
    unit = found[0].sample.unit
    blocks.append(wrap(
        f"{sentence(unit)}s are never split: those held out share nothing with those seen. "
        "Ranges are 95% and clustered. Those of a box itself take its bounds as given, and flatter "
        f"it, for these {unit}s chose them; those held out are of boxes chosen without them. "
        "Quasi-p: chance of as many hits if that restriction made no difference (the box was "
        "chosen, so it flatters). Found again: share of resamples whose box restricts that input.",
        width, "  "))
    blocks.append(wrap(title, width))
    return "\n\n".join("\n".join(b) for b in blocks if b)


def failed_text(d: Discovery) -> str:
    """What failed, and what that leaves open of the share everywhere."""
    return failure_text(d.sample.failed, d.sample.rollouts, d.sample.bounds,
                        "the share everywhere")


def condition(c: Condition) -> dict[str, Any]:
    """A condition as plain data; bounds that are free are left out."""
    if c.levels:
        return {"input": c.name, "among": list(c.among), "said": phrase(c)}
    ends = {k: v for k, v in (("low", c.low), ("high", c.high)) if abs(v) != float("inf")}
    return {"input": c.name, **ends, "said": phrase(c)}


def plain_box(d: Discovery, f: FoundBox) -> dict[str, Any]:
    """A box as plain data."""
    keys = ("coverage", "density", "mass", "low", "high", "units", "base", "held", "held_low",
            "held_high", "held_coverage", "holds", "seeded")
    why = by_definition(d.outcome, f, d.sample.names)
    return {
        "said": phrases(f.box.conditions(d.sample)),
        "conditions": [condition(c) for c in f.box.conditions(d.sample)],
        **{k: getattr(f, k) for k in keys},
        **dict(zip(("coverage_low", "coverage_high"), f.covers, strict=True)),
        **dict(zip(("held_coverage_low", "held_coverage_high"), f.held_covers, strict=True)),
        "by_definition": why or None,
        "restrictions": [{"said": said, "input": d.sample.names[r[0]], "kind": r[1], "quasi_p": p,
                          "found_again": a} for said, r, p, a in rows_of(d, f)],
        "trajectory": [{"coverage": s.coverage, "density": s.density, "mass": s.mass,
                        "inputs": len(s.box.inputs)} for s in f.steps],
    }


def plain_tree(tree: Tree | None) -> dict[str, Any] | None:
    """A tree as plain data; None where none was grown."""
    return None if tree is None else {
        "skill": tree.skill, "best_possible": tree.most, "leaves": [
            {"said": phrases(leaf.conditions),
             "conditions": [condition(c) for c in leaf.conditions], "share": leaf.share,
             "low": leaf.low, "high": leaf.high, "mass": leaf.mass, "units": leaf.units}
            for leaf in tree.leaves]}


def plain(title: str, found: list[Discovery]) -> dict[str, Any]:
    """The discovery as plain data for JSON."""
    return {"about": title, "completeness": together(found).plain, "outcomes": [
        {"outcome": d.outcome, "base": d.sample.base, "failed": d.sample.failed,
         "base_bounds": asdict(d.sample.bounds) if d.sample.bounds else None, "unit": d.sample.unit,
         "trial": d.sample.case, "units": len(d.sample),
         "inputs": len(d.sample.names), "completeness": completeness_of(d).plain,
         "power": asdict(d.power) if d.power else None,
         "by_definition": [{"input": f.name, "said": phrases(f.conditions), "coverage": f.coverage,
                            "density": f.density} for f in d.definitions],
         "boxes": [plain_box(d, f) for f in d.boxes], "tree": plain_tree(d.tree)}
        for d in found]}


def label(outcome: str) -> str:
    """A file's name for an outcome."""
    return re.sub(r"[^A-Za-z0-9_.]+", "-", outcome).strip("-")[:80]
