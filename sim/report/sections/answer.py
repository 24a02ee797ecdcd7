"""The question and its answer in a sentence, with both ranges."""

from __future__ import annotations

from typing import Any, Final

from markupsafe import Markup

from sim.report.block import PageSection, PageTable, Text
from sim.report.facts import Facts
from sim.report.grammar import Claim, state
from sim.report.pen import plain_text, quote
from sim.report.sections.ends import HEAD, TICKS, line
from sim.report.tree import path

LEAD: Final = (
    Claim("Not once: none of the {n} crises played ends so.", (("p", "==", 0.0),)),
    Claim("Always: all of the {n} crises played end so.", (("p", "==", 1.0),)),
    Claim("{Word}: {share} of the {n} crises played end so."),
)
RIVAL: Final = (
    Claim("It is the likeliest end; next comes {other}, with {other_share}.",
          (("p", ">", "best"),)),
    Claim("More likely is {other}, with {other_share}.", (("p", "<", "best"),)),
    Claim("Just as often it ends as {other}."),
)
UNKNOWN = "what nobody knows: what the leaders want and can bear, and how they tend to act"
IGNORANCE: Final = (
    Claim(f"How sure? {{Spread_word}} ({{spread}}), whatever may be true of {UNKNOWN}.",
          (("unknown", "<=", "sampling_width"),)),
    Claim(f"How sure? {{Spread_word}} ({{spread}}), depending on {UNKNOWN}.",
          (("unknown", ">", "sampling_width"),)),
    Claim("How sure? A run in which nothing varies cannot say how what is not known would move "
          "that chance."),
)
LUCK: Final = (
    Claim("The average over all of that is known better, {sampling}: so more computing would "
          "hardly help, better evidence would.", (("unknown", ">", "sampling_width"),)),
    Claim("This run knows it to {sampling}; more rollouts would make that narrower."),
)

ENDS: Final = "Where the wide range begins and ends is itself known to {} and {}."


def answer(facts: Facts) -> PageSection:
    """The first section: its title is the question."""
    title = plain_text(facts.outcome.question["ask"])
    if not facts.answered:
        nothing = Text("No rollout ran to its end, so there is no answer.", lead=True)
        return PageSection("answer", title, [nothing], "The question")
    row = path("summary", "outcomes", facts.axis, facts.label)
    blocks: list[Any] = [Text(lead(facts, row), lead=True)]
    says = facts.names.label_says(facts.axis, facts.label)
    if says:
        name = quote(facts.names.label(facts.axis, facts.label))
        blocks.append(Text(Markup("Counted as {}: {}").format(name, plain_text(says))))
    blocks += [Text(sure(facts, row)), bar(facts)]
    return PageSection("answer", title, blocks, "The question")


def bar(facts: Facts) -> PageTable:
    """The answer as a bar with both ranges."""
    name = facts.names.label(facts.axis, facts.label)
    return PageTable(Markup("Chance of {}, in numbers and as a bar").format(quote(name)), HEAD,
                     [line(facts, facts.axis, facts.label, False, "answer")], TICKS)


def lead(facts: Facts, row: str) -> Markup:
    """The answer in a sentence, and the end that is likeliest beside it."""
    pen = facts.pen
    slots = {"Word": pen.word(row, begin=True), "share": pen.share(row),
             "n": pen.whole("summary:n")}
    first = state(LEAD, {"p": f"{row}.p"}, slots, pen.tree)
    others = [label for label in facts.ranked(facts.axis) if label != facts.label]
    if not others:
        return first
    rival = path("summary", "outcomes", facts.axis, others[0])
    slots = {"other": quote(facts.names.label(facts.axis, others[0])),
             "other_share": pen.share(rival)}
    second = state(RIVAL, {"p": f"{row}.p", "best": f"{rival}.p"}, slots, pen.tree)
    return Markup("{} {}").format(first, second)


def sure(facts: Facts, row: str) -> Markup:
    """What ignorance and what luck leave open."""
    pen = facts.pen
    paths = {"unknown": "report:run.width_unknown", "sampling_width": "report:run.width_sampling"}
    slots = {"spread": pen.between(row, "spread_low", "spread_high"),
             "Spread_word": pen.word(row, "spread_low", "spread_high", begin=True),
             "sampling": pen.between(row)}
    parts = [state(claims, paths, slots, pen.tree) for claims in (IGNORANCE, LUCK)]
    if pen.value(row)["spread_low_from"] is not None:
        ends = [pen.between(row, f"spread_{end}_from", f"spread_{end}_to")
                for end in ("low", "high")]
        parts.append(Markup(ENDS).format(*ends))
    return Markup(" ").join(parts)
