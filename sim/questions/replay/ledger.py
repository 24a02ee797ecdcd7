"""The ledger of a replay: every decision with all its options, at most 80 columns wide."""

from __future__ import annotations

import textwrap
from typing import Any

WIDTH = 80


def wrap(text: str, indent: str, hang: str) -> list[str]:
    """A text in lines of at most 80 columns."""
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=hang,
                         break_on_hyphens=False)


def head(decision: dict[str, Any]) -> str:
    """Who chose what on which track, and how it was settled."""
    chosen = next(o for o in decision["options"] if o["option"] == decision["chosen"])
    how = f"taste {decision['taste']:+.2f}"
    if decision["automatic"] or decision["forced"]:
        how = "forced" if decision["forced"] else "automatic"
    if decision["plan"] is not None:
        how += f", plan {decision['plan']}"
    return (f"{decision['actor']} {decision['track']}: {decision['chosen']}, "
            f"p {chosen['p']:.2f}, {how}")


def option_text(option: dict[str, Any], chosen: bool) -> str:
    """An option: its odds, its value and what that is made of."""
    parts = ", ".join(f"{k} {v:+.3f}" for k, v in option["value"].items()) or "nothing"
    reach = "" if option["feasible"] else ", out of reach"
    mark = "*" if chosen else "-"
    odds = f"p {option['p']:.2f}{reach}, {option['total']:+.3f}"
    return f"{mark} {option['option']}: {odds} = {parts}"


def day_lines(day: dict[str, Any]) -> list[str]:
    """A day of `sim.model.replay` as lines."""
    out = [day["date"]]
    for inject in day["injects"]:
        to = f" (to {inject['recipient']})" if inject["recipient"] else ""
        text = f"inject {inject['name']}{to}: {inject['content']}".rstrip(": ")
        out += wrap(text, "  ", "    ")
    for decision in day["decisions"]:
        out += wrap(head(decision), "  ", "    ")
        for option in decision["options"]:
            chosen = option["option"] == decision["chosen"]
            out += wrap(option_text(option, chosen), "    ", "        ")
    for order in day["out_of_reach"]:
        out += wrap(f"told but out of reach: {order}", "  ", "    ")
    if day["changed"]:
        changed = ", ".join(f"{k} {v:g}" for k, v in day["changed"].items())
        out += wrap(f"-> {changed}", "  ", "     ")
    if day["outcome"]:
        ended = ", ".join(f"{k} {v}" for k, v in day["outcome"].items())
        out += wrap(f"outcome: {ended}", "", "  ")
    return out
