"""A comparison as a terminal page and as plain data."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import asdict
from typing import Any

from sim.glossary.glossary import Glossary
from sim.glossary.text import (
    axis_text,
    label_text,
    number,
    output_text,
    percent,
    sentence,
    table,
    words,
    wrap,
)
from sim.methods.completeness import Completeness, together
from sim.questions.compare.comparison import Contrast, Flip
from sim.questions.compare.divergence import Parting
from sim.questions.compare.fork import Fork
from sim.questions.compare.silence import completeness_of
from sim.report.text.answer import page_width
from sim.report.text.failures import BOUNDS_HEAD, BOUNDS_KEY, bounds_cell, failure_text
from sim.report.text.orders import order_lines
from sim.scenario.model import Scenario
from sim.studies.change import Change
from sim.studies.lab import Lab

COUNTS = 8  # counts shown: those moved most surely
PRECISE = 0.01  # half width to which rollouts needed are worked out


def times(factor: float) -> str:
    """A factor, short; `all` where no rollout differs and `any` where nothing can."""
    if math.isnan(factor):
        return "-"
    if math.isinf(factor) or factor >= 9999.5:
        return "no limit" if math.isinf(factor) else ">9,999"
    return f"{factor:.1f}" if factor < 100 else f"{factor:,.0f}"


def points(share: float) -> str:
    """A change of a probability in points."""
    return f"{100 * share:+.1f}"


def label_rows(found: tuple[Change, ...], axes: tuple[str, ...], glossary: Glossary
               ) -> list[list[str]]:
    """Labels of some axes, and whatever else moved for sure."""
    rows = []
    for c in found:
        axis, equals, _ = c.output.partition("=")
        if equals and (axis in axes or c.sure) and (c.before > 0 or c.after > 0):
            rows.append([output_text(c.output, glossary), percent(c.before), percent(c.after),
                         points(c.difference), f"{100 * c.half:.1f}", f"{100 * c.unpaired:.1f}",
                         times(c.factor), times(c.bound)])
    return rows


def count_rows(found: tuple[Change, ...], glossary: Glossary) -> list[list[str]]:
    """The counts moved most surely."""
    counts = [c for c in found if "=" not in c.output and c.sure]
    counts.sort(key=lambda c: -abs(c.difference) / max(c.half, 1e-300))
    return [[output_text(c.output, glossary), number(c.before), number(c.after),
             with_sign(c.difference), number(c.half), number(c.unpaired), times(c.factor),
             times(c.bound)] for c in counts[:COUNTS]]


def with_sign(x: float) -> str:
    """A number with its sign."""
    return ("+" if x > 0 else "-" if x < 0 else "") + number(abs(x))


def failed_lines(c: Contrast | Fork, rollouts: int, scenario: Scenario, width: int
                 ) -> list[str]:
    """What failed without and with the change, and the bounds of the question's shares."""
    question = scenario.question
    asked = next(x for x in c.changes if x.output == f"{question.axis}={question.label}")
    of = f"the share of '{label_text(question.axis, question.label, scenario.glossary)}'"
    lines: list[str] = []
    for failed, bounds, where in ((c.failed_before, asked.before_bounds, "without the change"),
                                  (c.failed_after, asked.after_bounds, "with it")):
        lines += wrap("  " + failure_text(failed, rollouts, bounds, of, where), width, "  ")
    return lines


def bound_lines(found: tuple[Change, ...], shown: list[list[str]], glossary: Glossary, width: int,
                first: int) -> list[str]:
    """Bounds of the shares that are shown, as a table; nothing where nothing failed."""
    names = {row[0] for row in shown}
    rows = [[output_text(c.output, glossary), bounds_cell(c.before_bounds),
             bounds_cell(c.after_bounds)]
            for c in found if c.before_bounds or c.after_bounds]
    rows = [row for row in rows if row[0] in names]
    if not rows:
        return []
    lines = table([sentence(BOUNDS_HEAD), *COLS[:2]], rows, width, first)
    return lines + wrap(BOUNDS_KEY, width, "  ")


COLS = ["base", "changed", "change", "+-", "alone +-", "factor", "bound"]


def change_lines(scenario: Scenario, found: tuple[Change, ...], end: str, width: int) -> list[str]:
    """Shares in percent and points, then counts; `end` is an axis that is shown whole."""
    glossary = scenario.glossary
    shares = label_rows(found, (scenario.question.axis, end), glossary)
    counts = count_rows(found, glossary)
    first = max(len(r[0]) for r in shares + counts) if shares + counts else 0
    lines = table(["Probability, points", *COLS], shares, width, first)
    if counts:
        lines += table(["Counts that move", *COLS], counts, width, first)
    return lines + bound_lines(found, shares, glossary, width, first)


def option_text(scenario: Scenario, p: Parting, option: str | None) -> str:
    """What an option of the actor that parts is called."""
    return scenario.glossary.name("option", f"{p.actor}.{p.track}.{option}") if option else ""


def parting_text(scenario: Scenario, p: Parting) -> str:
    """Where two rollouts part, in words."""
    if p.actor is None:
        return "no choice differs: the numbers alone do" if p.first_count is not None else \
            "nothing differs on the way"
    who = f"{p.date} (day {p.day}): {scenario.glossary.name('actor', p.actor)}, {p.track}, "
    before, after = (option_text(scenario, p, o) for o in (p.before, p.after))
    if p.before is None:
        what = f"nothing chosen -> {after} ({p.p_after:.2f})"
    elif p.after is None:
        what = f"{before} ({p.p_before:.2f}) -> nothing chosen"
    else:
        what = f"{before} ({p.p_before:.2f}) -> {after} ({p.p_after:.2f})"
    early = p.first_count is not None and p.day is not None and p.first_count < p.day
    return who + what + (f"; counts differ from day {p.first_count}" if early else "")


def flip_lines(scenario: Scenario, c: Contrast, width: int) -> list[str]:
    """Who flips, from what to what, and where the typical ones part."""
    of = "rollouts" if c.compared == c.rollouts else \
        f"the {c.compared:,} rollouts that ran in both"
    glossary = scenario.glossary
    head = f"{percent(c.flipped)} of {of} end differently ({axis_text(c.axis, glossary)})."
    lines = wrap(head, width)

    def flip(f: Flip) -> str:
        ends = (label_text(c.axis, label, glossary) for label in (f.before, f.after))
        return " -> ".join(ends)

    rows = [[flip(f), percent(f.share), str(f.example)]
            for f in c.flips[:8]]
    if rows:
        lines += table(["Flip", "share", "typical rollout"], rows, width)
    for f in c.flips:
        if f.parting:
            lines += wrap(f"Rollout {f.example}, {flip(f)}, parts on "
                          + parting_text(scenario, f.parting) + ".", width, "  ")
    return lines + first_lines(scenario, c, width)


def replay_line(lab: Lab) -> str:
    """How a rollout named on the page is seen in full."""
    return (f"A rollout in full: escalade replay {lab.scenario.name} seed={lab.seed} "
            f"replicates={lab.replicates} rollout=NUMBER, with the words of its version.")


def first_lines(scenario: Scenario, c: Contrast, width: int) -> list[str]:
    """The first choices at which the watched flips part."""
    acts = [p for p in c.partings if p.actor is not None]
    if not acts:
        return []
    days = sorted(p.day for p in acts if p.day is not None)
    kinds = Counter(f"{scenario.glossary.name('actor', p.actor or '')} {p.track}" for p in acts)
    told = ", ".join(f"{kind} {n}" for kind, n in kinds.most_common(5))
    text = (f"First choice that differs in {len(acts)} of {len(c.partings)} flips watched: {told}; "
            f"median day {days[len(days) // 2]}, {days[0]} to {days[-1]}.")
    return wrap(text, width, "  ")


def need_line(scenario: Scenario, c: Contrast, output: str, width: int) -> list[str]:
    """How many rollouts the question's change takes, paired and alone."""
    q = next(x for x in c.changes if x.output == output)
    if not 0 < q.half < math.inf:
        return []
    paired, alone = (math.ceil(c.rollouts * (h / PRECISE) ** 2) for h in (q.half, q.unpaired))
    name = output_text(output, scenario.glossary)
    return wrap(f"To know the change of '{name}' within a point: {paired:,} rollouts of each on "
                f"shared luck, {alone:,} without ({times(q.factor)} times).", width, "  ")


def text(scenario: Scenario, lab: Lab, found: list[Contrast], width: int | None = None) -> str:
    """The whole page."""
    width = page_width() if width is None else width
    question = scenario.question
    blocks = []
    asked = f"{question.axis}={question.label}"
    for c in found:
        head = f"{c.version.name}: {c.version.about}" if c.version.about else c.version.name
        blocks.append(wrap(head, width, "  ")
                      + change_lines(scenario, c.changes, c.axis, width)
                      + order_lines(c.orders, width, glossary=scenario.glossary)
                      + failed_lines(c, c.rollouts, scenario, width)
                      + wrap(silence_of(scenario, c).says, width)
                      + need_line(scenario, c, asked, width))
        blocks.append(flip_lines(scenario, c, width))
    if len(found) > 1:
        blocks.append(side_by_side(scenario, found, asked, width))
    blocks.append(wrap(KEY, width, "  "))
    if any(c.flips for c in found):
        blocks.append(wrap(replay_line(lab), width, "  "))
    blocks.append(wrap(origin(scenario, lab, found), width))
    return "\n\n".join("\n".join(b) for b in blocks)


def silence_of(scenario: Scenario, c: Contrast | Fork) -> Completeness:
    """What it means that no change of the question's answer is seen."""
    pairs, unit = (c.futures, "futures") if isinstance(c, Fork) else (c.rows, "parameter rows")
    return completeness_of(c.changes, f"{scenario.question.axis}={scenario.question.label}", pairs,
                           unit, scenario.glossary)


KEY = ("+-: half of the 95% interval of the change, parameter rows the unit; alone +-: what two "
       "runs with luck of their own would give; factor: variance alone over paired, so rollouts "
       "saved; bound: the most that any coupling of the two could save.")


def side_by_side(scenario: Scenario, found: list[Contrast], output: str, width: int
                 ) -> list[str]:
    """One output in every version."""
    rows = []
    for c in found:
        q = next(x for x in c.changes if x.output == output)
        rows.append([words(c.version.name), percent(q.before), percent(q.after),
                     points(q.difference), f"{100 * q.half:.1f}", f"{100 * q.unpaired:.1f}",
                     times(q.factor), times(q.bound), percent(c.flipped)])
    title = output_text(output, scenario.glossary)
    return table([title, *COLS, "flipped"], rows, width)


def origin(scenario: Scenario, lab: Lab, found: list[Contrast]) -> str:
    """Which crisis, and how many runs of it."""
    stop = "" if scenario.title.endswith(("?", "!")) else "."
    c = found[0]
    return (f"{scenario.title.rstrip('.')}{stop} {scenario.name}; {c.rollouts:,} rollouts of each "
            f"of {len(found) + 1} versions on shared luck, in {c.rows:,} parameter rows, seed "
            f"{lab.seed}.")


def fork_text(scenario: Scenario, lab: Lab, f: Fork, width: int | None = None) -> str:
    """The page of a fork."""
    width = page_width() if width is None else width
    c, glossary = f.choice, scenario.glossary
    was, now = (glossary.name("option", f"{c.actor}.{c.track}.{o}") for o in (f.was, c.option))
    head = (f"Rollout {c.rollout} (parameter row {f.parameters}), {f.date} (day {c.day}): "
            f"{glossary.name('actor', c.actor)}, {c.track}: {was} -> {now}.")
    how = (f"{f.futures:,} futures of each, with that rollout's parameters. Future k, either way, "
           f"has from the next day on the luck of rollout k of seed {lab.seed + 1}; so the "
           "intervals are over luck alone.")
    lines = change_lines(scenario, f.changes, scenario.outcomes[0].name, width)
    lines += failed_lines(f, f.futures, scenario, width)
    lines += wrap(silence_of(scenario, f).says, width)
    if f.message:
        lines += wrap(f"  The first: {f.message}", width, "    ")
    return "\n\n".join("\n".join(b) for b in (wrap(head, width), lines, wrap(how, width, "  ")))


def plain_fork(scenario: Scenario, f: Fork) -> dict[str, Any]:
    """A fork as plain data."""
    return {**asdict(f), "completeness": silence_of(scenario, f).plain,
            "failed": f.failed_before + f.failed_after,
            "changes": [finite(asdict(c)) for c in f.changes]}


def finite(data: dict[str, Any]) -> dict[str, Any]:
    """Numbers without limit as None, as JSON has no word for them."""
    return {k: None if isinstance(v, float) and not math.isfinite(v) else v
            for k, v in data.items()}


def plain(scenario: Scenario, lab: Lab, found: list[Contrast]) -> dict[str, Any]:
    """Comparisons as plain data for JSON; a factor or bound without limit is null."""
    return {
        "scenario": scenario.name, "seed": lab.seed, "rollouts_played": lab.played,
        "failed": lab.failed,
        "question": f"{scenario.question.axis}={scenario.question.label}",
        "completeness": together([silence_of(scenario, c) for c in found]).plain,
        "versions": [
            {
                "name": c.version.name, "about": c.version.about, "rollouts": c.rollouts,
                "rows": c.rows, "failed_before": c.failed_before, "failed_after": c.failed_after,
                "completeness": silence_of(scenario, c).plain,
                "axis": c.axis, "flipped": c.flipped, "compared": c.compared,
                "changes": [finite(asdict(x)) for x in c.changes],
                "interventions": {k: {"done": done, "out_of_reach": barred}
                                  for k, (done, barred) in c.orders.items()},
                "flips": [plain_flip(f) for f in c.flips],
                "partings": [asdict(p) for p in c.partings],
            }
            for c in found
        ],
    }


def plain_flip(f: Flip) -> dict[str, Any]:
    """A kind of flip as plain data."""
    return asdict(f)
