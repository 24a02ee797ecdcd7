"""`escalade solve`: doctrines as strategies, or the design of an ultimatum."""

from __future__ import annotations

import json
from typing import Any


def solve(config: dict[str, Any], rest: dict[str, str]) -> int:
    """Carry out with checked settings; `rest` belongs to the scenario."""
    from sim.scenario.load import load

    scenario = load(str(config["scenario"]), bool(config["code"]))
    return (designed if config["design"] else games)(config, scenario, rest)


def games(config: dict[str, Any], scenario: Any, rest: dict[str, str]) -> int:
    """The game of some actors' doctrines."""
    from sim.cli.study import folder_for, lab_for
    from sim.plots.names import names_in
    from sim.plots.solve import solve_figure
    from sim.studies.equilibrium import need_nashpy
    from sim.studies.payoff import players
    from sim.studies.solve import solve as carry_out
    from sim.studies.solve_text import origin, plain, text

    names = players(scenario, config["actors"], list(rest))
    if config["mixed"] and len(names) == 2:
        need_nashpy()
    with lab_for(scenario, config, rest) as lab:
        folder = folder_for(config)
        found = carry_out(lab, names, config["rollouts"], config["samples"], config["mixed"])
    called, source = names_in(scenario), origin(scenario, lab, found)
    fig = solve_figure(found, called, source) if folder and config["figures"] else None
    return deliver(config, folder, "solve", plain(scenario, lab, found),
                   text(scenario, lab, found), fig)


def designed(config: dict[str, Any], scenario: Any, rest: dict[str, str]) -> int:
    """The design of the first ultimatum."""
    from sim.cli.study import folder_for, lab_for
    from sim.plots.designer import design_figure, sides_of
    from sim.studies.designer import check, design
    from sim.studies.designer_text import origin, plain, text

    given = {k: config[k] for k in ("compliance", "war", "tie")}
    check(scenario, config["points"], given, rest)
    with lab_for(scenario, config, rest) as lab:
        folder = folder_for(config)
        found = design(lab, config["points"], config["rollouts"], config["samples"], given)
    sides, source = sides_of(scenario), origin(scenario, lab, found)
    fig = design_figure(sides, found, source) if folder and config["figures"] else None
    return deliver(config, folder, "design", plain(scenario, lab, found),
                   text(scenario, lab, found), fig)


def deliver(config: dict[str, Any], folder: Any, name: str, data: dict[str, Any], page: str,
            fig: Any) -> int:
    """Print the page or the data and keep both."""
    from sim.cli.study import keep

    print(json.dumps(data, indent=1) if config["json"] else page, flush=True)
    if folder:
        keep(folder, name, data, fig)
        if not config["json"]:
            print(f"\nFiles: {folder}")
    return 0
