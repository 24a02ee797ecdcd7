"""An attribution as a terminal page and as plain data."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sim.glossary.glossary import Glossary
from sim.glossary.text import table, wrap
from sim.methods.completeness import Sight, together
from sim.questions.attribute.attribution import Attribution
from sim.questions.attribute.players import ABOUT, player_text
from sim.questions.attribute.silence import completeness_of
from sim.report.text.answer import page_width
from sim.report.text.failures import failure_text
from sim.scenario.model import Scenario
from sim.studies.lab import Lab


def origin(scenario: Scenario, lab: Lab, found: list[Attribution]) -> str:
    """Which crisis, and how many runs of it."""
    a = found[0]
    how = f"all {a.coalitions}" if a.exact else f"{a.coalitions} sampled"
    return (f"{scenario.title.rstrip('.')} ({scenario.name}); {how} sets of mechanisms, "
            f"{a.rollouts:,} rollouts each in {a.rows:,} parameter rows, seed {lab.seed}.")


def outcome_lines(a: Attribution, glossary: Glossary, width: int) -> list[str]:
    """One outcome: its probability, then a line a player, the largest first."""
    asked = a.asked
    luck = asked.interval(a.full_low, a.full_high)
    mean = "" if asked.share else "mean "
    head = (f"{asked.title(glossary)}: {mean}{asked.text_of(a.full)} (Monte Carlo 95%: {luck}) "
            f"with all of them on, {asked.text_of(a.none)} with all off.")
    silence = completeness_of(a, glossary)
    if silence.sight == Sight.NOTHING:
        return wrap(head, width) + failed_lines(a, width) + wrap("  " + silence.says, width, "  ")
    rows = [[player_text(s.player, glossary), s.player, asked.change(s.value),
             f"{asked.change(s.low)} to {asked.change(s.high)}", asked.change(s.alone),
             asked.change(s.last)]
            for s in sorted(a.shares, key=lambda s: -s.value)]
    total = sum(s.value for s in a.shares)
    rows.append(["sum", "", asked.change(total), "", "", ""])
    cols = ["Points carried by" if asked.share else "Carried by", "key", "value", "95%",
            "added to none", "taken from all"]
    return [*wrap(head, width), *failed_lines(a, width), *table(cols, rows, width),
            *wrap("  " + silence.says, width, "  ")]


def failed_lines(a: Attribution, width: int) -> list[str]:
    """What failed with all mechanisms on and with all off."""
    lines: list[str] = []
    for failed, bounds, where in ((a.failed, a.bounds, "with all of them on"),
                                  (a.none_failed, a.none_bounds, "with all off")):
        lines += wrap("  " + failure_text(failed, a.rollouts, bounds, "it", where), width, "  ")
    return lines


def text(scenario: Scenario, lab: Lab, found: list[Attribution], width: int | None = None) -> str:
    """The whole page."""
    width = page_width() if width is None else width
    blocks = [outcome_lines(a, scenario.glossary, width) for a in found]
    known = [f"{s.player}: {ABOUT[s.player]}" for s in found[0].shares if s.player in ABOUT]
    if known:
        blocks.append(wrap("What is switched: " + "; ".join(known) + ".", width, "  "))
    blocks.append(wrap("A value is the mean change of the probability, or of a count's mean, when "
                       "a mechanism joins the others, over all orders; the interval is a bootstrap "
                       "over parameter rows.", width, "  "))
    blocks.append(wrap(origin(scenario, lab, found), width))
    return "\n\n".join("\n".join(b) for b in blocks)


def plain(scenario: Scenario, lab: Lab, players: dict[str, dict[str, Any]],
          found: list[Attribution]) -> dict[str, Any]:
    """The attribution as plain data for JSON; in probability, or of the count."""
    return {
        "scenario": scenario.name,
        "seed": lab.seed,
        "rollouts_played": lab.played,
        "failed": lab.failed,
        "players": players,
        "completeness": together([completeness_of(a, scenario.glossary) for a in found]).plain,
        "outcomes": [{**asdict(a), "completeness": completeness_of(a, scenario.glossary).plain}
                     for a in found],
    }
