"""An audit as a terminal page and as plain data."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sim.engine.state.outputs import DAY_PREFIX
from sim.glossary.glossary import Glossary
from sim.glossary.text import input_text, label_text, output_text, percent, table, wrap
from sim.questions.audit.audit import Audit, Finding
from sim.questions.audit.invariance import BOUND
from sim.questions.audit.prior_bounds import MOST
from sim.report.text.answer import page_width
from sim.report.text.failures import BOUNDS_HEAD, BOUNDS_KEY, bounds_cell, failure_text
from sim.studies.screen import Screen

TOP = 8  # strongest parameters shown


def points(share: float, digits: int = 1) -> str:
    """A difference of shares in points."""
    return f"{100 * share:+.{digits}f}"


def screen_line(what: str, found: Screen, width: int) -> list[str]:
    """How many were tried, what the faint ones could have hidden."""
    live = sum(p.live for p in found.pairs)
    stages = ", ".join(f"{n:,}" for n in found.stages)
    text = (f"{what}: {len(found.pairs)} tried at {stages} rollouts a side as doubt remained; "
            f"{live} move a mean for certain, {len(found.faint)} alter rollouts but no mean for "
            f"certain, {len(found.dead)} alter none.")
    if found.faint:
        seen = 100 * max(p.visible for p in found.faint)
        text += (" Of the second kind, a change of any label's share by more than "
                 f"{seen:.1f} points would have been seen (95%, all outputs): "
                 f"{', '.join(p.name for p in found.faint)}.")
    if found.dead:
        text += f" A dead one touches fewer than {300 / found.dead[0].n:.2g}% of rollouts (95%)."
    return wrap(text, width, "  ")


def summary_lines(a: Audit, width: int) -> list[str]:
    """What was looked at, a paragraph a check."""
    o = a.outcome
    ran = o.completed
    limit = f"{300 / max(1, ran):.2g}%"
    lines = screen_line("Parameters", a.parameters, width)
    lines += screen_line("Mechanisms", a.mechanisms, width)
    for what, counted, verb in (("Options", a.choices, "chosen"), ("Injects", a.injects, "fired"),
                                ("Labels", a.labels, "reached")):
        unused = sum(n == 0 for n in counted.values())
        text = f"{what}: {len(counted)}, of which {unused} never {verb} in {ran:,} rollouts"
        lines += wrap(text + (f" (95%: under {limit})." if unused else "."), width, "  ")
    heavy = sum(e.mass > MOST for e in a.edges)
    lines += wrap(f"Priors: {len(a.edges)} have mass on a bound, {heavy} more than "
                  f"{100 * MOST:.0f}%.", width, "  ")
    broken = sum(s.broken for s in a.shifts)
    open_ = [s for s in a.shifts if not s.broken and not s.holds]
    text = (f"Rewritings (an option twice, an axis split, two decisions a day): {len(a.shifts)}, "
            f"{broken} move a headline share by more than {100 * BOUND:.0f} points, "
            f"{len(a.shifts) - broken - len(open_)} stay within it for certain.")
    for s in open_:
        text += f" In doubt: {s.name} {points(s.difference)} +/- {100 * s.half_width:.1f}."
    return lines + wrap(text, width, "  ")


def finding_lines(found: tuple[Finding, ...], width: int) -> list[str]:
    """Unexplained findings first."""
    lines: list[str] = []
    for reasoned in (False, True):
        part = [f for f in found if bool(f.reason) == reasoned]
        if not part:
            continue
        lines.append("Explained in the scenario:" if reasoned else "Findings:")
        for f in part:
            text = f"  {f.id}: {f.text}" + (f" -- {f.reason}" if f.reason else "")
            lines += wrap(text, width, "    ")
    return lines


def came_text(output: str, glossary: Glossary) -> str:
    """What an output is called: `axis=label`, or `day_of_EVENT came`."""
    return output_text(output.removeprefix(DAY_PREFIX).removesuffix(" came"), glossary)


def variance_lines(a: Audit, width: int) -> list[str]:
    """Luck and ignorance of each label and event; counts are in the JSON."""
    glossary = a.outcome.glossary
    shown = [s for s in a.variance if "=" in s.output or s.output.endswith(" came")]
    rows = [[came_text(s.output, glossary), percent(s.mean), f"{100 * s.luck:.0f}%",
             f"{100 * s.ignorance:.0f}%", f"{100 * s.low:.0f}-{100 * s.high:.0f}%"]
            for s in shown]
    head = ["Where its variance comes from", "share", "luck", "ignorance", "95%"]
    if any(s.bounds for s in shown):
        head.append(BOUNDS_HEAD)
        rows = [[*row, bounds_cell(s.bounds)] for row, s in zip(rows, shown, strict=True)]
    return table(head, rows, width) if rows else []


def failed_lines(a: Audit, width: int) -> list[str]:
    """What failed as the scenario is, and in all that was played."""
    if not a.failed:
        return []
    o = a.outcome
    told = failure_text(o.rollouts - o.completed, o.rollouts, where="as it is")
    told += f" {BOUNDS_KEY} " if told else ""
    return wrap(f"  {told}{failure_text(a.failed, a.played, where='in all that was played')}",
                width, "  ")


def strong_lines(a: Audit, width: int) -> list[str]:
    """What moves the question's label most."""
    q = a.outcome.question
    lines = []
    for what, found in (("Parameter, 1% to 99% point", a.parameters),
                        ("Mechanism, switched off", a.mechanisms)):
        top = sorted(found.pairs, key=lambda p: -abs(p.asked))[:TOP]
        glossary = a.outcome.glossary
        rows = [[input_text(p.name, glossary), p.name, points(p.asked),
                 f"{100 * p.asked_half:.1f}", f"{p.n:,}"] for p in top]
        lines += table([what, "key", "points", "+/-", "n"], rows, width, 40) if rows else []
        label = label_text(q["axis"], q["label"], glossary)
        lines += [*wrap(f"  Points of '{label}'.", width, "  "), ""] if rows else []
    return lines[:-1]


def text(a: Audit, width: int | None = None) -> str:
    """The whole page."""
    width = page_width() if width is None else width
    unexplained = [f for f in a.findings if not f.reason]
    verdict = ("clean" if not a.findings else
               f"{len(unexplained)} of {len(a.findings)} findings unexplained" if unexplained else
               f"all {len(a.findings)} findings are explained")
    o = a.outcome
    head = (f"Audit of {o.scenario_name}: {verdict}. {a.played:,} rollouts in {a.seconds:.0f} s, "
            f"{o.rollouts:,} of them as it is, seed {o.seed}.")
    stale = [f"Explained, but not seen this time: {', '.join(a.stale)}."] if a.stale else []
    blocks = [wrap(head, width), finding_lines(a.findings, width),
              wrap(stale[0], width, "  ") if stale else [], summary_lines(a, width),
              strong_lines(a, width), variance_lines(a, width), failed_lines(a, width)]
    return "\n\n".join("\n".join(b) for b in blocks if b)


def plain(a: Audit) -> dict[str, Any]:
    """The audit as plain data for JSON; shares and differences as fractions of 1."""
    screens = {
        name: {
            "stages": list(found.stages),
            "pairs": [asdict(p) | {"live": p.live, "dead": p.dead} for p in found.pairs],
        }
        for name, found in (("parameters", a.parameters), ("mechanisms", a.mechanisms))
    }
    return {
        "scenario": a.outcome.scenario_name,
        "seed": a.outcome.seed,
        "rollouts": a.outcome.rollouts,
        "failed": a.outcome.rollouts - a.outcome.completed,
        "rollouts_played": a.played,
        "failed_of_played": a.failed,
        "seconds": round(a.seconds, 1),
        "clean": a.clean,
        "findings": [asdict(f) for f in a.findings],
        "explained_but_not_found": list(a.stale),
        **screens,
        "options": a.choices,
        "injects": a.injects,
        "labels": a.labels,
        "priors": [asdict(e) | {"mass": e.mass} for e in a.edges],
        "variance": [asdict(s) | {"luck": s.luck} for s in a.variance],
        "rewritings": [asdict(s) | {"holds": s.holds, "broken": s.broken} for s in a.shifts],
    }
