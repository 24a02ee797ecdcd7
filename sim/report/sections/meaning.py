"""What the words of likelihood and the two ranges mean."""

from __future__ import annotations

from markupsafe import Markup

from sim.report.block import Items, PageSection, Text
from sim.report.facts import Facts
from sim.report.likelihood import SCALE, SOURCE, LikelihoodStep


def borders(step: LikelihoodStep) -> Markup:
    """The chances that a word stands for."""
    if step.ours:
        text = "under 1 %" if step.low == 0 else "over 99 %"
    else:
        text = f"{step.low * 100:.0f}\N{EN DASH}{step.high * 100:.0f} %"
    return method(text)


def method(text: str) -> Markup:
    """A constant of the method."""
    return Markup('<span data-given="method">{}</span>').format(text.replace(" %", "\u00a0%"))


def meaning(facts: Facts) -> PageSection:
    """The scale, and one sentence for each range."""
    pen = facts.pen
    ranges = Markup(
        "Every chance is a share of {n} crises, each played day by day with its own luck. Two "
        "ranges stand beside it. <b>If we knew more</b>: the range in which the chance would lie, "
        "nine times in ten ({spread}), if what nobody knows were known; {rows} sets of guesses "
        "were drawn. <b>This run</b>: how well so many crises pin down the average ({sampling}); "
        "playing more would narrow it. Where a range crosses a border of the scale, both words "
        "are named."
    ).format(n=pen.whole("summary:n"), rows=pen.whole("summary:rows"), spread=method("5–95 %"),
             sampling=method("95 %"))
    scale = Items([Markup("<b>{}</b> {}").format(step.word, borders(step)) for step in SCALE],
                  style="scale")
    source = Markup("Scale: {}; the first and the last word, beyond its ends, are ours.").format(
        method(SOURCE))
    blocks = [Text(ranges), scale, Text(source, aside=True)]
    return PageSection("words", "What the words and the ranges mean", blocks, "How to read this")
