"""Limits of model and method, the checks a run passed, and how to repeat it."""

from __future__ import annotations

from typing import Any, Final

from markupsafe import Markup

from sim.report.block import Heading, Items, PageSection, Text
from sim.report.facts import Facts
from sim.report.grammar import Claim, state
from sim.report.pen import UNKNOWN, plain_text
from sim.report.tree import path

LEFT_OUT: Final = (
    "Actors choose from the options that the scenario lists. A surprise that nobody listed cannot "
    "happen here.",
    "Each actor is of one mind. Cabinets, rival services and the health of a leader are left out, "
    "or hidden in how unsteadily it chooses.",
    "Talks end in a line that the scenario names, or in none. What is traded beside it is left "
    "out.",
    "What the leaders want, fear and believe is judgement; so the answer is what follows from "
    "those judgements, not a measurement.",
)
METHOD: Final = (
    "The ranges cover what the scenario says may vary. They say nothing about a wrong rule, a "
    "forgotten actor or a wrong list of options.",
    "A chance cannot be checked against one outcome: whatever happens, one crisis proves no number "
    "here right or wrong.",
    "The model was not fitted to how this crisis ended, and nothing here is what history did.",
)
FAILED: Final = (
    Claim("All {rollouts} crises ran to their end.", (("failed", "==", 0.0),)),
    Claim("{failed} of {rollouts} crises failed and are left out of every share.",
          (("failed", ">", 0.0),)),
)
PRECISION: Final = Claim("The chances of the question are known to within {half} points either way "
                         "(Monte Carlo, {level}).")


def limits(facts: Facts) -> PageSection:
    """The last section."""
    blocks: list[Any] = [
        Heading("What the model leaves out"), Items(LEFT_OUT),
        Heading("What this method cannot see"), Items(METHOD),
        Heading("Checks"), Items(checks(facts)),
        Heading("How to repeat it"), *repeat(facts)]
    return PageSection("limits", "What this page cannot tell", blocks, "Limits")


def checks(facts: Facts) -> list[Markup]:
    """What went wrong, how precise the run is, how much is luck, what is recorded."""
    pen = facts.pen
    out = [state(FAILED, {"failed": "summary:failed"},
                 {k: pen.whole(f"summary:{k}") for k in ("failed", "rollouts")}, pen.tree)]
    row = path("summary", "outcomes", facts.axis, facts.label)
    if facts.summary["failed"] and facts.answered:
        out.append(Markup("If none of those had ended as asked, or all of them had, the chance "
                          "would lie within {}.").format(pen.between(row, "least", "most")))
    if facts.answered:
        half = pen.element("report:run.half_width", "size",
                           f"{pen.value('report:run.half_width') * 100:.1f}")
        level = Markup('<span data-given="method">95\u00a0%</span>')
        out.append(state([PRECISION], {}, {"half": half, "level": level}, pen.tree))
        out.append(Markup("Luck makes up {} of the variance of the answer.").format(
            pen.share("summary:", "luck")))
    card = facts.summary.get("rate_card") or []
    if card:
        out.append(Markup("Of {} measures on record for these days, {} lie within the model's "
                          "range of nine crises in ten.").format(
            pen.whole("report:run.measures"), pen.whole("report:run.inside")))
    out.append(plain_text(facts.summary["completeness"]["says"], "run"))
    return out + [plain_text(note, "run") for note in facts.outcome.notices]


def repeat(facts: Facts) -> list[Any]:
    """The command, the fingerprint, the version."""
    run = facts.report["run"]
    command = Markup('<code data-given="run">{}</code>').format(run["command"])
    commit = f", commit {run['commit'][:12]}" if run.get("commit") else ""
    version = plain_text(f"Escalade {run['version']}{commit}", "run") if run["version"] else UNKNOWN
    text = Markup('Made by {} (seed <span data-given="run">{}</span>). The same command gives the '
                  'same digest of all results on a machine of the same kind: '
                  '<code data-given="run">{}</code>').format(version, run["seed"], run["digest"])
    blocks = [Text(command), Text(text)]
    if facts.missing:
        blocks.append(Text(f"Left out of this page is what needs the scenario: {facts.missing}."))
    return blocks
