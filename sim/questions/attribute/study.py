"""How `attribute` plays: every set of mechanisms on the same luck."""

from __future__ import annotations

from sim.errors import UsageError
from sim.questions.ask import Ask, Work
from sim.questions.attribute.attribution import attribute
from sim.questions.attribute.players import players
from sim.questions.attribute.text import origin, plain, text
from sim.questions.drawing import Drawing
from sim.questions.study import Study
from sim.report.figures.names import names_in
from sim.scenario.outcome_words import measures, with_facts
from sim.studies.least import require_rows


def prepare(ask: Ask) -> Work:
    """The sets of mechanisms, checked; what then plays them."""
    scenario = ask.scenario
    if not ask["outcome"]:
        raise UsageError("outcome is missing: AXIS:LABEL, an event, a count or a predicate, such "
                         f"as outcome={scenario.question.axis}:{scenario.question.label}")
    shown = measures(scenario, str(ask["outcome"]))
    asked = [m.text for m in shown]
    scenario = ask.scenario = with_facts(scenario, shown)
    sharing = players(scenario, ask["mechanisms"])
    clash = [key for off in sharing.values() for key in off if key in ask.words]
    if clash:
        raise UsageError(f"{clash[0]} is one of the switches that are turned; do not give it")
    require_rows(ask["rollouts"], ask.lab().replicates)

    def work() -> Study:
        lab = ask.lab()
        found = attribute(lab, sharing, asked, ask["rollouts"])
        drawing = Drawing("attribution", "attribution",
                          (found, names_in(scenario), origin(scenario, lab, found)))
        return Study("attribution", scenario.name, plain(scenario, lab, sharing, found),
                     lambda width: text(scenario, lab, found, width), [drawing], lab.played,
                     scenario.glossary)

    return work
