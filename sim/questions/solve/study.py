"""How `solve` plays: every profile of doctrines, or every threat of a design; or reads a game."""

from __future__ import annotations

from math import prod
from pathlib import Path

from sim.errors import UsageError, quote
from sim.glossary.glossary import Glossary
from sim.methods.equilibrium import spreads
from sim.questions.ask import Ask, Work
from sim.questions.drawing import Drawing
from sim.questions.solve import design_text as designer_text
from sim.questions.solve import designer
from sim.questions.solve import text as solve_text
from sim.questions.solve.design_figure import sides_of
from sim.questions.solve.nfg import FILE, NamedGame, nfg_text
from sim.questions.solve.nfg_reader import read_nfg
from sim.questions.solve.payoff import given_table, players, sizes_of
from sim.questions.solve.plain import plain, profile_rows
from sim.questions.solve.size import refuse_long_play, refuse_long_search
from sim.questions.solve.solution import Solution, solve, solve_table
from sim.questions.study import Study
from sim.report.figures.names import FigureNames, names_in

PLAYS = ("actors", "design", "rollouts", "samples", "seed", "doctrines", "code", "workers",
         "executor", "address")


def prepare(ask: Ask) -> Work:
    """The players, the design or the file, checked; what then plays or solves."""
    if ask["from_"]:
        return from_file(ask)
    return (design_threat if ask["design"] else games)(ask)


def games(ask: Ask) -> Work:
    """The game of some actors' doctrines."""
    scenario = ask.scenario
    names = players(scenario, ask["actors"], list(ask.words))
    sizes = sizes_of(scenario, names)
    if ask["mixed"]:
        refuse_long_search(sizes, f"actors={','.join(names)}")
    refuse_long_play("profiles", prod(sizes), ask["rollouts"], ask["workers"])
    ask.lab()
    ask.drop("points", "compliance", "war", "tie", "precision")

    def work() -> Study:
        lab = ask.lab()
        found = solve(lab, names, ask["rollouts"], ask["samples"], ask["mixed"])
        about = solve_text.origin(scenario, lab, found)
        data = plain(scenario.name, lab.seed, lab.played, found)
        game = NamedGame(scenario.title, found.game.players, found.game.doctrines,
                         found.game.table, about)
        return Study("solve", scenario.name, data,
                     lambda width: solve_text.text(found, scenario.glossary, about, width),
                     [Drawing("solve", "solve", (found, names_in(scenario), about))], lab.played,
                     scenario.glossary, profile_rows(data), {FILE: nfg_text(game)})

    return work


def from_file(ask: Ask) -> Work:
    """A game read from a file and not played."""
    refuse_to_play(ask)
    path = Path(str(ask["from_"]))
    game, digest = read_nfg(path)
    if ask["mixed"]:
        refuse_long_search(game.table.shape[1:], f"from={quote(path, 200)}")
    ask.rests_on = [digest]
    ask.drop(*PLAYS, "points", "compliance", "war", "tie")

    def work() -> Study:
        found = solve_table(given_table(game), in_units(game, ask["precision"]), 0,
                            ask["mixed"], 0)
        return file_study(game, path, found)

    return work


def in_units(game: NamedGame, precision: float) -> list[float]:
    """The precision in the file's units, one for all: per the most that anybody has to lose."""
    most = float(spreads(game.table).max())
    return [precision / most if most else 0.0] * len(game.players)


def file_study(game: NamedGame, path: Path, found: Solution) -> Study:
    """The answer about a game from a file."""
    about, glossary = solve_text.origin_of_file(game, path.name, found), Glossary()
    data = plain(path.stem, None, 0, found)
    return Study("solve", path.stem, data,
                 lambda width: solve_text.text(found, glossary, about, width),
                 [Drawing("solve", "solve", (found, FigureNames(), about))], 0, glossary,
                 profile_rows(data), {FILE: nfg_text(game)})


def refuse_to_play(ask: Ask) -> None:
    """With `from`, the payoffs are given: UsageError for what would play some."""
    changed = [n for n in PLAYS if ask[n] != ask.declared.settings[n].default]
    named = ["scenario"] if ask.named is not None else []
    for word in (*named, *changed, *ask.words):
        raise UsageError(f"{quote(word)}: has no use with from={quote(ask['from_'])}, whose "
                         "payoffs are given")


def design_threat(ask: Ask) -> Work:
    """The design of the first ultimatum."""
    scenario = ask.scenario
    given = {k: ask[k] for k in ("compliance", "war", "tie")}
    designer.check(scenario, ask["points"], given, ask.words)
    refuse_long_play("threats", ask["points"], ask["rollouts"], ask["workers"])
    ask.lab()
    ask.drop("actors", "mixed", "precision")

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
