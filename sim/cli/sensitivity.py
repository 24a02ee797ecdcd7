"""`escalade sensitivity`: what moves an outcome's probability, with intervals."""

from __future__ import annotations

import json
from typing import Any


def sensitivity(config: dict[str, Any], rest: dict[str, str]) -> int:
    """Carry out an analysis with checked settings; `rest` belongs to the scenario."""
    from sim.cli.progress import Progress
    from sim.cli.study import folder_for, keep
    from sim.cli.sweep import outcomes
    from sim.plots.names import names_in
    from sim.plots.sensitivity import sensitivity_figure
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
    folder = folder_for(config)
    cells = sweep(task, method, config["workers"], Progress(), config["executor"],
                  config["address"])
    found = [analyse(method, cells, u, said.factors, *pair, config["seed"]) for pair in shown]
    luck = "each with its own luck" if method == "importance" else "all on the same luck"
    title = (f"{scenario.title.rstrip('.')} ({scenario.name}); {method}, {len(said.factors):,} "
             f"factors, {config['points']:,} points, {len(design):,} cells of "
             f"{config['rollouts']:,} rollouts, {luck}, seed {config['seed']}.")
    data = plain(title, found)
    print(json.dumps(data, indent=1) if config["json"] else text(title, found), flush=True)
    if folder:
        names = names_in(scenario)
        fig = sensitivity_figure(found, names, title) if config["figures"] else None
        keep(folder, "sensitivity", data, fig)
        if not config["json"]:
            print(f"\nFiles: {folder}")
    return 0
