"""`escalade attribute`: share an outcome's probability out among mechanisms."""

from __future__ import annotations

import json
from typing import Any

from sim.errors import UsageError


def attribute(config: dict[str, Any], rest: dict[str, str]) -> int:
    """Carry out an attribution with checked settings; `rest` belongs to the scenario."""
    from sim.cli.study import folder_for, keep, lab_for
    from sim.plots.attribution import attribution_figure
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
        folder = folder_for(config)
        found = carry_out(lab, sharing, asked, config["rollouts"])
    data = plain(scenario, lab, sharing, found)
    print(json.dumps(data, indent=1) if config["json"] else text(scenario, lab, found), flush=True)
    if folder:
        names, source = names_in(scenario), origin(scenario, lab, found)
        fig = attribution_figure(found, names, source) if config["figures"] else None
        keep(folder, "attribution", data, fig)
        if not config["json"]:
            print(f"\nFiles: {folder}")
    return 0
