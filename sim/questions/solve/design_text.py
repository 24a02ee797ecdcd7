"""A designed ultimatum as a terminal page and as plain data."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sim.glossary.text import percent, sentence, table, words, wrap
from sim.questions.solve.design_complete import design_completeness
from sim.questions.solve.designer import FACTORS, TRUSTED, ThreatDesign
from sim.report.text.answer import page_width
from sim.report.text.failures import NO_BOUNDS, failure_text
from sim.scenario.model import Scenario
from sim.scenario.wording import roles_of
from sim.studies.lab import Lab

TOLD = 6


def point_cells(scenario: Scenario, d: ThreatDesign, k: int) -> list[str]:
    """A threat's deadline, size, publicity and rung."""
    day, size, publicity, rung = d.points[k]
    return [scenario.date_of(int(day)).isoformat(), percent(size), f"{publicity:.2f}",
            scenario.glossary.name("rung", f"{rung:.0f}")]


def threat_lines(scenario: Scenario, d: ThreatDesign, width: int) -> list[str]:
    """The robust threat, the one as issued and the next best."""
    order = sorted(range(len(d.points)), key=lambda k: d.regret[k])[:TOLD]
    last = len(d.points) - 1
    if last not in order:
        order.append(last)
    rows = []
    for k in order:
        name = "as issued" if k == last else "robust" if k == d.robust else f"threat {k}"
        if k == last == d.robust:
            name = "as issued, robust"
        shown = [f"{s.fitted[k]:+.3f}" if s.name == "worth" else percent(float(s.fitted[k]))
                 for s in d.surfaces]
        rows.append([name, *point_cells(scenario, d, k), f"{d.regret[k]:.3f}", *shown])
    head = ["Threat", "deadline", "size", "public", "force", "regret",
            *(words(s.name) for s in d.surfaces)]
    return table(head, rows, width)


def surface_lines(d: ThreatDesign, width: int) -> list[str]:
    """How far each surface can be trusted."""
    rows = []
    for s in d.surfaces:
        trust = ("alike with every threat" if s.alike else
                 "" if s.foretold >= TRUSTED else "not to be trusted: look at the points")
        foretold = "-" if s.alike else f"{s.foretold:.2f}"
        low, high = float(s.values.min()), float(s.values.max())
        ends = (f"{low:+.3f}", f"{high:+.3f}") if s.name == "worth" else (percent(low),
                                                                         percent(high))
        rows.append([sentence(s.name), *ends, f"{s.errors.mean():.3f}", foretold, trust])
    return table(["Surface", "least", "most", "error", "foretold", ""], rows, width)


def text(scenario: Scenario, lab: Lab, d: ThreatDesign, width: int | None = None) -> str:
    """The whole page."""
    width = page_width() if width is None else width
    glossary = scenario.glossary
    who = ", ".join(glossary.name("actor", r) for r in d.rivals) or "nobody's doctrine varies"
    how = (f"Robust: its largest regret over {len(d.states)} profiles of rivals' doctrines ({who}) "
           f"is least, by the fitted worth. In {percent(d.holds)} of {d.samples:,} bootstrap "
           f"samples of rows the same threat is it; in {percent(d.near)} its regret is within a "
           "tenth of the range above the least.")
    issuer = glossary.name("subject", roles_of(scenario).issuer)
    key = (f"Worth: what {issuer} really got by the end, on a scale on which the whole issue is "
           "worth 1. Force: the act threatened. Shares and worth in the first table are fitted. "
           "Foretold: share of the variance between threats that the quadratic surface foretells "
           "of points left out (1 - PRESS / total). Size: part of the demand; without a map a "
           "smaller demand is a smaller issue, and worth scales with it.")
    blocks = [threat_lines(scenario, d, width), surface_lines(d, width), failed_lines(d, width),
              wrap(how, width, "  "), wrap(design_completeness(d).says, width, "  "),
              wrap(key, width, "  "), wrap(origin(scenario, lab, d), width)]
    return "\n\n".join("\n".join(b) for b in blocks if b)


def failed_lines(d: ThreatDesign, width: int) -> list[str]:
    """What failed, and the bounds of the shares of the threat as issued."""
    told = failure_text(sum(d.failed), d.rollouts * len(d.points))
    lines = wrap(f"  {told} {NO_BOUNDS}", width, "  ") if told else []
    for s in d.surfaces:
        if d.failed and d.failed[-1] and s.bounds[-1]:
            text = failure_text(d.failed[-1], d.rollouts, s.bounds[-1], words(s.name),
                                "as issued")
            lines += wrap(f"  {text}", width, "  ")
    return lines


def origin(scenario: Scenario, lab: Lab, d: ThreatDesign) -> str:
    """Which crisis, and how many runs of it."""
    stop = "" if scenario.title.endswith(("?", "!")) else "."
    return (f"{scenario.title.rstrip('.')}{stop} {scenario.name}; {len(d.points)} threats, "
            f"{d.rollouts:,} rollouts of each on shared luck, in {d.rows:,} parameter rows, seed "
            f"{lab.seed}.")


def plain(scenario: Scenario, lab: Lab, d: ThreatDesign) -> dict[str, Any]:
    """The design as plain data for JSON."""
    return {
        "scenario": scenario.name, "seed": lab.seed, "rollouts_played": lab.played,
        "failed": sum(d.failed), "point_failures": list(d.failed),
        "factors": list(FACTORS), "points": d.points.tolist(), "as_issued": len(d.points) - 1,
        "robust": d.robust,
        "robust_deadline": scenario.date_of(int(d.points[d.robust][0])).isoformat(),
        "regret": d.regret.tolist(), "holds": d.holds, "near": d.near,
        "completeness": design_completeness(d).plain, "rows_too_rare": d.rare,
        "rivals": list(d.rivals), "states": [list(s) for s in d.states], "samples": d.samples,
        "surfaces": [
            {"name": s.name, "values": s.values.tolist(), "errors": s.errors.tolist(),
             "fitted": s.fitted.tolist(),
             "foretold": None if s.alike else s.foretold,
             "bounds": [b and asdict(b) for b in s.bounds]} for s in d.surfaces
        ],
    }
