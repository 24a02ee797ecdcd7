"""How `solve` plays: every profile of doctrines, or every threat of a design."""

from __future__ import annotations

from sim.questions.ask import Ask, Work
from sim.questions.drawing import Drawing
from sim.questions.solve import design_text as designer_text
from sim.questions.solve import designer
from sim.questions.solve import text as solve_text
from sim.questions.solve.design_figure import sides_of
from sim.questions.solve.payoff import players
from sim.questions.solve.solution import solve
from sim.questions.study import Study
from sim.report.figures.names import names_in


def prepare(ask: Ask) -> Work:
    """The players or the design, checked; what then plays them."""
    return (design_threat if ask["design"] else games)(ask)


def games(ask: Ask) -> Work:
    """The game of some actors' doctrines."""
    scenario = ask.scenario
    names = players(scenario, ask["actors"], list(ask.words))
    ask.lab()
    ask.drop("points", "compliance", "war", "tie")

    def work() -> Study:
        lab = ask.lab()
        found = solve(lab, names, ask["rollouts"], ask["samples"], ask["mixed"])
        about = solve_text.origin(scenario, lab, found)
        data = solve_text.plain(scenario, lab, found)
        rows = [{"profile": ", ".join(p["doctrines"]), "player": player,
                 **{f"doctrine_{q}": d for q, d in zip(names, p["doctrines"], strict=True)},
                 "payoff": p["payoffs"][k], "half_width": p["half_widths"][k],
                 "best": p["best"][k], "best_holds": p["best_holds"][k], "failed": p["failed"]}
                for p in data["profiles"] for k, player in enumerate(names)]
        return Study("solve", scenario.name, data,
                     lambda width: solve_text.text(scenario, lab, found, width),
                     [Drawing("solve", "solve", (found, names_in(scenario), about))], lab.played,
                     scenario.glossary, rows)

    return work


def design_threat(ask: Ask) -> Work:
    """The design of the first ultimatum."""
    scenario = ask.scenario
    given = {k: ask[k] for k in ("compliance", "war", "tie")}
    designer.check(scenario, ask["points"], given, ask.words)
    ask.lab()
    ask.drop("actors", "mixed")

    def work() -> Study:
        lab = ask.lab()
        found = designer.design(lab, ask["points"], ask["rollouts"], ask["samples"], given)
        about = designer_text.origin(scenario, lab, found)
        data = designer_text.plain(scenario, lab, found)
        rows = [{**dict(zip(data["factors"], point, strict=True)),
                 **{s["name"]: s["values"][k] for s in data["surfaces"]}}
                for k, point in enumerate(data["points"])]
        return Study("design", scenario.name, data,
                     lambda width: designer_text.text(scenario, lab, found, width),
                     [Drawing("design", "design", (sides_of(scenario), found, about))],
                     lab.played, scenario.glossary, rows)

    return work
