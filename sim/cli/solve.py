"""`escalade solve`: doctrines as strategies, or the design of an ultimatum."""

from __future__ import annotations

from typing import Any


def solve(config: dict[str, Any], rest: dict[str, str]) -> int:
    """Carry out with checked settings; `rest` belongs to the scenario."""
    from sim.scenario.load import load

    scenario = load(str(config["scenario"]), bool(config["code"]))
    return (designed if config["design"] else games)(config, scenario, rest)


def games(config: dict[str, Any], scenario: Any, rest: dict[str, str]) -> int:
    """The game of some actors' doctrines."""
    from sim.cli.study import Result, begin, deliver, lab_for
    from sim.plots.drawing import Drawing
    from sim.plots.names import names_in
    from sim.studies.payoff import players
    from sim.studies.solve import solve as carry_out
    from sim.studies.solve_text import origin, plain, text

    names = players(scenario, config["actors"], list(rest))
    with lab_for(scenario, config, rest) as lab:
        study = begin("solve", config, rest)
        found = carry_out(lab, names, config["rollouts"], config["samples"], config["mixed"])
    return deliver(study, Result(
        "solve", scenario.name, plain(scenario, lab, found),
        lambda width: text(scenario, lab, found, width),
        [Drawing("solve", "solve", (found, names_in(scenario),
                                     origin(scenario, lab, found)))], lab.played,
        scenario.glossary))


def designed(config: dict[str, Any], scenario: Any, rest: dict[str, str]) -> int:
    """The design of the first ultimatum."""
    from sim.cli.study import Result, begin, deliver, lab_for
    from sim.plots.designer import sides_of
    from sim.plots.drawing import Drawing
    from sim.studies.designer import check, design
    from sim.studies.designer_text import origin, plain, text

    given = {k: config[k] for k in ("compliance", "war", "tie")}
    check(scenario, config["points"], given, rest)
    with lab_for(scenario, config, rest) as lab:
        study = begin("solve", config, rest)
        found = design(lab, config["points"], config["rollouts"], config["samples"], given)
    return deliver(study, Result(
        "design", scenario.name, plain(scenario, lab, found),
        lambda width: text(scenario, lab, found, width),
        [Drawing("design", "design", (sides_of(scenario), found, origin(scenario, lab, found)))],
        lab.played, scenario.glossary))
