"""`escalade sensitivity`: what moves an outcome's probability, with intervals."""

from __future__ import annotations

from typing import Any


def sensitivity(config: dict[str, Any], rest: dict[str, str]) -> int:
    """Carry out an analysis with checked settings; `rest` belongs to the scenario."""
    from sim.cli.progress import Progress
    from sim.cli.study import Result, begin, deliver
    from sim.cli.sweep import outcomes
    from sim.plots.drawing import Drawing
    from sim.plots.names import names_in
    from sim.scenario.load import load
    from sim.studies.sensitivity import analyse, check, plan
    from sim.studies.sensitivity_text import plain, text
    from sim.studies.sweep import sweep, task_of, words

    scenario, method = load(str(config["scenario"]), bool(config["code"])), str(config["method"])
    shown = outcomes(scenario, config["outcome"])
    said = words(scenario, rest, config["over"], str(config["doctrines"]))
    check(method, config["points"], said.factors)
    design, u = plan(method, scenario, said.factors, config["points"], config["seed"])
    task = task_of(scenario, said.common, design, config["rollouts"], config["seed"],
                   config["replicates"], str(config["doctrines"]), shared=method != "importance")
    study = begin("sensitivity", config, rest)
    cells = sweep(task, method, config["workers"], Progress(), config["executor"],
                  config["address"])
    found = [analyse(method, cells, u, said.factors, *pair, config["seed"]) for pair in shown]
    luck = "each with its own luck" if method == "importance" else "all on the same luck"
    title = (f"{scenario.title.rstrip('.')} ({scenario.name}); {method}, {len(said.factors):,} "
             f"factors, {config['points']:,} points, {len(design):,} cells of "
             f"{config['rollouts']:,} rollouts, {luck}, seed {config['seed']}.")
    data = plain(title, found)
    return deliver(study, Result("sensitivity", scenario.name, data,
                                 lambda width: text(title, found, scenario.glossary, width),
                                 [Drawing("sensitivity", "sensitivity",
                                          (found, names_in(scenario), title))],
                                 len(design) * config["rollouts"], scenario.glossary))
