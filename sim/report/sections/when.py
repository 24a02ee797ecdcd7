"""When it happens: the chance of each event by day, with deadline and meetings marked."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from markupsafe import Markup

from sim.glossary.text import percent
from sim.report.block import Figure, PageSection
from sim.report.charts.curves import Curve, Tick, draw_curves
from sim.report.facts import Facts
from sim.report.grammar import Claim, state
from sim.report.names import capital
from sim.report.pen import day_text, percent_text, plain_text
from sim.report.tree import path

MOST, WORTH = 5, 0.005  # curves drawn; those that end lower are left to the table
TITLE: Final = (
    Claim("{event}: mostly after the deadline, if at all ({by} by then, {share} in the end)",
          (("by", "<", "half"),)),
    Claim("{event}: mostly before the deadline, if at all ({by} by then, {share} in the end)",
          (("by", ">=", "half"),)),
)


def when(facts: Facts) -> PageSection | None:
    """The chart; None where no event came."""
    data = facts.report["when"]
    shown = [(k, c) for k, c in enumerate(data["curves"]) if c["p"][-1] >= WORTH][:MOST]
    if not shown:
        return None
    curves = [curve(facts, k, c) for k, c in shown]
    wide, narrow = (draw_curves(f"when-{kind}", width, curves, ticks(data["dates"], n), flags(data))
                    for kind, width, n in (("wide", 680.0, 6), ("narrow", 344.0, 3)))
    same = [facts.names.together(c["events"]) for _, c in shown]
    caption = " ".join(["Share of crises in which the event has come by each evening.",
                        *filter(None, same)])
    return PageSection("when", title(facts, shown[0][0]), [Figure(wide, narrow, caption)], "When")


def curve(facts: Facts, k: int, data: dict[str, Any]) -> Curve:
    """A curve with its name and where its last value stands."""
    last = data["p"][-1]
    name = capital(facts.names.event(data["events"][0]))
    return Curve(name, percent_text(percent(last)), path("report", "when", "curves", k, "p",
                                                         len(data["p"]) - 1), data["p"])


def ticks(dates: list[str], n: int) -> list[Tick]:
    """About n days of the axis, evenly spaced, the last among them."""
    last = len(dates) - 1
    step = max(1, -(-last // n))
    days = range(last, -1, -step)
    return [Tick(d, day_text(dt.date.fromisoformat(dates[d]), short=True)) for d in days]


def flags(data: dict[str, Any]) -> list[Tick]:
    """Deadlines and meetings, by name and date."""
    return [Tick(m["day"], f"{m['about'] or m['kind']} "
                           f"{day_text(dt.date.fromisoformat(m['date']), short=True)}")
            for m in data["marks"] if m["kind"] != "last day"]


def title(facts: Facts, k: int) -> Markup:
    """Whether the commonest event comes before or after the first deadline."""
    data, pen = facts.report["when"], facts.pen
    at = path("report", "when", "curves", k)
    event = plain_text(capital(facts.names.event(data["curves"][k]["events"][0])))
    due = next((m["day"] for m in data["marks"] if m["kind"] == "deadline"), None)
    last = len(data["dates"]) - 1
    if due is None or due == last or not data["curves"][k]["p"][-1]:
        return Markup("{}: by which day").format(event)
    slots = {"event": event, "by": share_at(facts, f"{at}.p.{due}"),
             "share": share_at(facts, f"{at}.p.{last}")}
    return state(TITLE, {"by": f"{at}.p.{due}", "half": f"{at}.half"}, slots, pen.tree)


def share_at(facts: Facts, at: str) -> Markup:
    """A chance that stands alone."""
    return facts.pen.element(at, "share", percent_text(percent(facts.pen.value(at))))
