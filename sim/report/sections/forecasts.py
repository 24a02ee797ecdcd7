"""Dated questions: the chance of each event by the days that matter, and how many of what."""

from __future__ import annotations

from typing import Any, Final

from markupsafe import Markup

from sim.engine.state.counts import is_loss
from sim.report.block import BlockPair, BlockRow, PageSection, PageTable, Text
from sim.report.facts import Facts
from sim.report.grammar import Claim, state
from sim.report.names import capital
from sim.report.pen import plain_text
from sim.report.tree import path

CAPTIONS: Final = ("Losses by {}", "What was done by {}")
SHORT: Final = {"last day": "end", "delegation": "talks"}
TITLE: Final = (
    Claim("{event}: {word} by {date}, {share}", (("p", ">", 0.0),)),
    Claim("None of the events asked for came"),
)


def forecasts(facts: Facts) -> PageSection | None:
    """Two tables; None where nothing is asked."""
    asked = list(enumerate(facts.report.get("forecasts", [])))
    chances = [(k, row) for k, row in asked if row["kind"] == "chance"]
    amounts = [(k, row) for k, row in asked if row["kind"] == "amount"]
    blocks: list[Any] = []
    if chances:
        blocks += [Text(Markup(
            "Chance that it has come by the evening of that day; beneath, in percent, its range if "
            "we knew more."), aside=True), chance_table(facts, chances)]
        groups = dict.fromkeys(tuple(row["events"]) for _, row in chances)
        same = [plain_text(facts.names.together(list(group))) for group in groups if len(group) > 1]
        if same:
            blocks.append(Text(Markup(" ").join(same), aside=True))
    unseen = [plain_text(facts.names.event(e)) for e in facts.report.get("never", [])]
    if unseen:
        blocks.append(Text(Markup("In no crisis played: {}.").format(
            Markup(", ").join(unseen)), aside=True))
    if amounts:
        blocks.append(amount_tables(facts, amounts))
        blocks.append(Text("Middle: half of all crises have less, half more. Nine in ten lie in "
                           "the range.", aside=True))
    none = [plain_text(facts.names.count(name)) for name in facts.report.get("nothing", [])]
    if none:
        blocks.append(Text(Markup("None in nineteen crises of twenty, or more: {}.").format(
            Markup("; ").join(none)), aside=True))
    if not blocks:
        return None
    return PageSection("forecasts", title(facts, chances), blocks, "Dated questions")


def title(facts: Facts, chances: list[tuple[int, Any]]) -> Markup:
    """The likeliest event by the last day."""
    last = [(k, row) for k, row in chances if row["by"] == facts.report["run"]["last"]]
    if not last:
        return Markup("Amounts by the last day")
    k, row = max(last, key=lambda item: item[1]["p"])
    at = path("report", "forecasts", k)
    slots = {"event": event(facts, row), "word": facts.pen.word(at), "share": facts.pen.share(at),
             "date": facts.pen.date(f"{at}.by")}
    return state(TITLE, {"p": f"{at}.p"}, slots, facts.pen.tree)


def event(facts: Facts, row: dict[str, Any]) -> Markup:
    """An event in words; of those that come together the first."""
    return plain_text(capital(facts.names.event(row["events"][0])))


def chance_table(facts: Facts, chances: list[tuple[int, Any]]) -> PageTable:
    """A row an event, a column a day."""
    days = list(dict.fromkeys(row["by"] for _, row in chances))
    by_event: dict[str, list[int]] = {}
    for k, row in chances:
        by_event.setdefault(row["key"].partition("@")[0], []).append(k)
    first = {row["by"]: k for k, row in reversed(chances)}
    head = [Markup("by"), *(column(facts, first[day]) for day in days)]
    rows = [BlockRow(event(facts, facts.report["forecasts"][ks[0]]), [cell(facts, k) for k in ks])
            for ks in by_event.values()]
    return PageTable("Will it have come?", head, rows, style="columns")


def column(facts: Facts, k: int) -> Markup:
    """The head of a day: its date and why it matters."""
    at = path("report", "forecasts", k)
    date = facts.report["forecasts"][k]["by"]
    why = [SHORT.get(m["about"] or m["kind"], m["about"] or m["kind"])
           for m in facts.report["when"]["marks"] if m["date"] == date]
    return Markup("{}<small>{}</small>").format(facts.pen.date(f"{at}.by", short=True),
                                                ", ".join(why))


def cell(facts: Facts, k: int) -> Markup:
    """A chance and, beneath, its range over what is not known."""
    at = path("report", "forecasts", k)
    return Markup("{}<small>{}</small>").format(
        facts.pen.share(at), facts.pen.between(at, "spread_low", "spread_high", sign=False))


def amount_tables(facts: Facts, amounts: list[tuple[int, Any]]) -> BlockPair:
    """Losses and ground beside what was done and how often."""
    kinds = [[(k, row) for k, row in amounts if is_loss(row["count"]) is losses]
             for losses in (True, False)]
    return BlockPair([amount_table(facts, rows, caption)
                      for rows, caption in zip(kinds, CAPTIONS, strict=True) if rows])


def with_interval(facts: Facts, at: str, key: str) -> Markup:
    """A quantile and, in small, its 95 % interval where luck may have moved it."""
    row, pen = facts.pen.value(at), facts.pen
    low, high = row[f"{key}_low"], row[f"{key}_high"]
    if low is None or low == high:
        return pen.amount(f"{at}.{key}")
    return Markup("{} <small>({} to {})</small>").format(*(pen.amount(f"{at}.{key}{end}")
                                                         for end in ("", "_low", "_high")))


def amount_table(facts: Facts, amounts: list[tuple[int, Any]], caption: str) -> PageTable:
    """A row a count: its median and the range that holds nine in ten, with their intervals."""
    rows = []
    for k, row in amounts:
        at = path("report", "forecasts", k)
        ends = Markup("{} to {}").format(*(with_interval(facts, at, q) for q in ("q05", "q95")))
        rows.append(BlockRow(plain_text(capital(facts.names.count(row["count"]))),
                             [with_interval(facts, at, "median"), ends]))
    return PageTable(Markup(caption).format(facts.pen.date("report:run.last")),
                     ["", "middle", "nine in ten"], rows, style="amounts")
