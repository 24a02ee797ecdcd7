"""`escalade findings`: in what share of parameter rows a scenario's comparisons hold."""

from __future__ import annotations

from typing import Any

from sim.errors import UsageError


def findings(config: dict[str, Any], rest: dict[str, str]) -> int:
    """Carry out the comparisons with checked settings; `rest` belongs to the scenario."""
    from sim.cli.study import Result, begin, deliver, lab_for
    from sim.plots.drawing import Drawing
    from sim.plots.names import names_in
    from sim.scenario.load import load
    from sim.studies.findings import survive
    from sim.studies.findings_text import plain, text

    scenario = load(str(config["scenario"]), bool(config["code"]))
    if not scenario.comparisons:
        raise UsageError(f"{scenario.name} declares no comparisons; give some in scenario.yaml")
    study = begin("findings", config, rest)
    sides = 2 * len(scenario.comparisons)
    with lab_for(scenario, config, rest) as lab:
        lab.replicates = min(config["replicates"], config["rollouts"])

        def play(words: Any) -> Any:
            lab.say("sides", lab.played // config["rollouts"], sides)
            return lab.play(config["rollouts"], words)

        found = survive(scenario.comparisons, play)
    title = (f"{scenario.title.rstrip('.')} ({scenario.name}); {found[0].rows:,} rows of "
             f"{found[0].replicates:,} rollouts on each side, seed {config['seed']}.")
    data = plain(title, found, lab.failed)
    return deliver(study, Result("findings", scenario.name, data,
                                 lambda width: text(title, found, scenario.glossary, width),
                                 [Drawing("findings", "findings",
                                          (found, names_in(scenario), title))], lab.played,
                                 scenario.glossary))
