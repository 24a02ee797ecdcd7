"""How it may end: the axis of the question in full, every other axis in a sentence."""

from __future__ import annotations

from typing import Any, Final

from markupsafe import Markup

from sim.report.block import BlockRow, PageSection, PageTable, Text
from sim.report.charts.ranges import draw_range
from sim.report.facts import Facts
from sim.report.grammar import Claim, state
from sim.report.pen import plain_text, quote
from sim.report.tree import path

HEAD: Final = ("end", "chance", "if we knew more", "this run")
TICKS: Final = ("0\u00a0%", "25\u00a0%", "50\u00a0%", "75\u00a0%", "100\u00a0%")
WORTH: Final = 0.05  # ends below this chance are not listed in a sentence
TITLE: Final = (
    Claim("{axis}: {first} is more likely than all other ends together, {first_share}",
          (("first", ">", 0.5),)),
    Claim("{axis}: most often {first} ({first_share}), then {second} ({second_share})",
          (("first", ">", "second"),)),
    Claim("{axis}: {first} and {second} are equally likely, {first_share} each"),
)
SENTENCE: Final = (
    Claim("{axis}: always {first}.", (("first", "==", 1.0),)),
    Claim("{axis}: most often {first} ({first_share}){rest}.", (("first", ">", "second"),)),
    Claim("{axis}: as often {first} as anything else ({first_share}){rest}."),
)


def ends(facts: Facts) -> PageSection:
    """The question's axis as a table with bars, the other axes as sentences."""
    axis = facts.axis
    blocks: list[Any] = [table(facts, axis)]
    others = [a for a in facts.summary["outcomes"] if a != axis]
    blocks += [Text(sentence(facts, a)) for a in others]
    if others:
        blocks.append(Text(Markup('All ends with their ranges stand in the <a href="#every">table '
                                  "at the end</a>."), aside=True))
    return PageSection("ends", title(facts, axis), blocks, "How it may end")


def title(facts: Facts, axis: str) -> Markup:
    """The two likeliest ends of an axis."""
    paths, slots = two(facts, axis)
    if "second" not in paths:
        return plain_text(facts.names.axis(axis))
    return state(TITLE, paths, slots, facts.pen.tree)


def two(facts: Facts, axis: str) -> tuple[dict[str, str], dict[str, Markup]]:
    """Paths and names of the first and second likeliest end."""
    slots, paths = {"axis": plain_text(facts.names.axis(axis))}, {}
    for place, label in zip(("first", "second"), facts.ranked(axis), strict=False):
        row = path("summary", "outcomes", axis, label)
        paths[place] = f"{row}.p"
        slots |= {place: quote(facts.names.label(axis, label)),
                  f"{place}_share": facts.pen.share(row)}
    return paths, slots


def sentence(facts: Facts, axis: str) -> Markup:
    """The ends of an axis that are worth naming, the likeliest first."""
    paths, slots = two(facts, axis)
    if "second" not in paths:
        return Markup("{}: {}.").format(slots["axis"], slots["first"])
    rows = facts.summary["outcomes"][axis]
    parts = [Markup("{} ({})").format(quote(facts.names.label(axis, label)),
                                      facts.pen.share(path("summary", "outcomes", axis, label)))
             for label in facts.ranked(axis)[1:] if (rows[label]["p"] or 0) >= WORTH]
    rest = Markup("; also ") + Markup(", ").join(parts) if parts else Markup("")
    return state(SENTENCE, paths, {**slots, "rest": rest}, facts.pen.tree)


def table(facts: Facts, axis: str, says: bool = True) -> PageTable:
    """Every end of an axis, the likeliest first, with both ranges as numbers and as a bar."""
    rows = [line(facts, axis, label, says) for label in facts.ranked(axis)]
    caption = Markup("{}: chance of each end").format(plain_text(facts.names.axis(axis)))
    return PageTable(caption, HEAD, rows, TICKS)


def line(facts: Facts, axis: str, label: str, says: bool, name: str = "end") -> BlockRow:
    """One end; name: by which its drawing is told from others of the same end."""
    pen, at = facts.pen, path("summary", "outcomes", axis, label)
    row = facts.summary["outcomes"][axis][label]
    spread = (row["spread_low"], row["spread_high"])
    drawing = draw_range(f"{name}-{axis}-{label}", facts.names.label(axis, label),
                         row["p"], None if None in spread else spread, (row["low"], row["high"]))
    under = plain_text(facts.names.label_says(axis, label)) if says else ""
    return BlockRow(plain_text(facts.names.label(axis, label)),
               [pen.share(at), pen.between(at, "spread_low", "spread_high"), pen.between(at)],
               under, drawing)
