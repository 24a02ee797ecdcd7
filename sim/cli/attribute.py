"""`escalade attribute`: share an outcome's probability out among mechanisms."""

from __future__ import annotations

from typing import Any

from sim.errors import UsageError


def attribute(config: dict[str, Any], rest: dict[str, str]) -> int:
    """Carry out an attribution with checked settings; `rest` belongs to the scenario."""
    from sim.cli.study import Result, begin, deliver, lab_for
    from sim.plots.drawing import Drawing
    from sim.plots.names import names_in
    from sim.scenario.load import load
    from sim.studies.attribution import attribute as carry_out
    from sim.studies.attribution import parse
    from sim.studies.attribution_text import origin, plain, text
    from sim.studies.players import players

    scenario = load(str(config["scenario"]), bool(config["code"]))
    if not config["outcome"]:
        raise UsageError("outcome=AXIS:LABEL is missing, such as "
                         f"outcome={scenario.question.axis}:{scenario.question.label}")
    asked = [word.strip() for word in str(config["outcome"]).split(",")]
    for word in asked:
        parse(scenario, word)
    sharing = players(scenario, config["mechanisms"])
    clash = [key for off in sharing.values() for key in off if key in rest]
    if clash:
        raise UsageError(f"{clash[0]} is one of the switches that are turned; do not give it")
    with lab_for(scenario, config, rest) as lab:
        study = begin("attribute", config, rest)
        found = carry_out(lab, sharing, asked, config["rollouts"])
    data = plain(scenario, lab, sharing, found)
    drawing = Drawing("attribution", "attribution", (found, names_in(scenario),
                                                   origin(scenario, lab, found)))
    return deliver(study, Result("attribution", scenario.name, data,
                                 lambda width: text(scenario, lab, found, width), [drawing],
                                 lab.played, scenario.glossary))
