"""The figures of a study's folder again, from the JSON that the study left there.

Each reader takes the data as it was written (with its `figure`, see `sim.plots.context`) and gives
figures by the name of their file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from sim.errors import RunError
from sim.plots.context import names_kept
from sim.results.reduce import Bounds

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Data = dict[str, Any]
Figures = dict[str, "Figure"]


def bounds(data: Any) -> Bounds | None:
    """Bounds of a share, where there are any."""
    return Bounds(**data) if data else None


def changes(data: list[Data]) -> list[Any]:
    """The changes of a version; what had no limit is infinite again."""
    from sim.studies.change import Change

    return [Change(**{k: float("inf") if v is None and k in ("factor", "bound") else v
                      for k, v in row.items() if not k.endswith("_bounds")}) for row in data]


def comparison(data: Data, style: str) -> Figures:
    """`compare.json` or `fork.json`."""
    from sim.plots.compare import Compared, compare_figure

    f, fork = data["figure"], "versions" not in data
    lists = [data["changes"]] if fork else [v["changes"] for v in data["versions"]]
    found = [(name, changes(rows)) for name, rows in zip(f["names"], lists, strict=True)]
    c = Compared(found, tuple(f["asked"]), f["axes"], names_kept(f), f["versions"])
    fig = compare_figure(c, f["about"], f["n"], f["origin"], style=style)
    return {"fork" if fork else "compare": fig}


def findings(data: Data, style: str) -> Figures:
    """`findings.json`."""
    from sim.plots.findings import findings_figure
    from sim.scenario.comparisons import Comparison
    from sim.studies.findings import Finding

    drop, f = ("told", "share", "verdict", "before_bounds", "after_bounds"), data["figure"]
    found = [Finding(**{**{k: v for k, v in row.items() if k not in drop},
                        "comparison": Comparison(**row["comparison"])})
             for row in data["findings"]]
    return {"findings": findings_figure(found, names_kept(f), f["origin"], style=style)}


def attribution(data: Data, style: str) -> Figures:
    """`attribution.json`."""
    from sim.plots.attribution import attribution_figure
    from sim.studies.attribution import Attribution, Share

    f = data["figure"]
    found = [Attribution(**{**row, "shares": tuple(Share(**s) for s in row["shares"]),
                            "bounds": bounds(row["bounds"]),
                            "none_bounds": bounds(row["none_bounds"])})
             for row in data["outcomes"]]
    return {"attribution": attribution_figure(found, names_kept(f), f["origin"], style=style)}


def sensitivity(data: Data, style: str) -> Figures:
    """`sensitivity.json`."""
    from sim.plots.sensitivity import sensitivity_figure
    from sim.studies.sensitivity import Found, Index

    f = data["figure"]
    found = [Found(**{**{k: v for k, v in row.items() if k != "left_after_learning"},
                      "indices": tuple(Index(**i) for i in row["indices"]),
                      "bounds": bounds(row["bounds"])}) for row in data["outcomes"]]
    return {"sensitivity": sensitivity_figure(found, names_kept(f), f["origin"], style=style)}


def game(data: Data, style: str) -> Figures:
    """`solve.json`."""
    from sim.plots.solve import solve_figure
    from sim.studies.equilibrium import Branch
    from sim.studies.payoff import Game
    from sim.studies.solve import Nash, Regret, Solution

    f, players = data["figure"], tuple(data["players"])
    doctrines = tuple(tuple(d) for d in data["doctrines"])
    shape = (len(players), *map(len, doctrines))
    table, best, holds = (np.moveaxis(np.array([p[key] for p in data["profiles"]]), 1, 0)
                          .reshape(shape) for key in ("payoffs", "best", "best_holds"))
    nash = tuple(Nash(tuple(tuple(n["mixtures"][p].values()) for p in players),
                      tuple(n["payoffs"]), n["holds"]) for n in data["nash"])
    path = data["branch"]["path"]
    branch = Branch(np.array([p["t"] for p in path]), np.array([p["mix"] for p in path]),
                    data["branch"]["whole"])
    regret = tuple(Regret(r["player"], tuple(r["largest"].values()), r["choice"], r["holds"])
                   for r in data["regret"])
    solution = Solution(Game(players, doctrines, table[None], f["rollouts"]), best, holds, nash,
                        data["mixed_looked_for"], data["no_pure"], tuple(data["precision"]), branch,
                        None, None, regret, data["samples"])
    return {"solve": solve_figure(solution, names_kept(f), f["origin"], style=style)}


def design(data: Data, style: str) -> Figures:
    """`design.json`."""
    from sim.plots.designer import Sides, design_figure
    from sim.studies.designer import Design, Surface

    f = data["figure"]
    surfaces = tuple(Surface(s["name"], np.array(s["values"]), np.array(s["errors"]),
                             np.array(s["fitted"]), s["foretold"]) for s in data["surfaces"])
    found = Design(np.array(data["points"]), surfaces, data["robust"], np.array(data["regret"]),
                   tuple(map(tuple, data["states"])), tuple(data["rivals"]), data["holds"],
                   data["near"], f["rollouts"], f["rows"], data["samples"])
    sides = Sides(np.array(f["ends"]), dt.date.fromisoformat(f["start"]))
    return {"design": design_figure(sides, found, f["origin"], style=style)}


def audit(data: Data, style: str) -> Figures:
    """`audit.json`: the basics and every section that is there."""
    from sim.plots.audit import Looked, audit_figure
    from sim.plots.instruments import section_figure
    from sim.plots.sections import section_kept
    from sim.studies.instruments import BASICS
    from sim.studies.invariance import Shift
    from sim.studies.paired import Pair
    from sim.studies.variance import Split

    f = data["figure"]
    out: Figures = {}
    names = names_kept(f)
    for name, part in data.items():
        if not isinstance(part, dict) or name == "figure":
            continue
        if name != BASICS:
            fig = section_figure(section_kept(name, part), f["title"], data["seed"], names,
                                 style=style)
            out |= {f"audit-{name}": fig} if fig is not None else {}
            continue

        def rows(kind: Any, entries: list[Data], *drop: str) -> list[Any]:
            return [kind(**{k: v for k, v in row.items() if k not in (*drop, "bounds")})
                    for row in entries]

        pairs = [rows(Pair, part[key]["pairs"], "live", "dead")
                 for key in ("parameters", "mechanisms")]
        out["audit"] = audit_figure(Looked(
            *pairs, rows(Shift, part["rewritings"], "holds", "broken"),
            rows(Split, part["variance"], "luck"), tuple(f["asked"]), names,
            part["rollouts"] - part["failed"], f["origin"]), style=style)
    return out


def discovery(data: Data, style: str) -> Figures:
    """`discover.json`."""
    from sim.plots.boxes import discovery_kept
    from sim.plots.discover import discovery_figure
    from sim.studies.discover_text import label

    f = data["figure"]
    return {f"box-{box['number'] + 1}-{label(box['outcome'])}": discovery_figure(
        *discovery_kept(box), names_kept(f), f["origin"], style=style) for box in f["boxes"]}


KEPT: Final[dict[str, Callable[[Data, str], Figures]]] = {
    "compare.json": comparison, "fork.json": comparison, "findings.json": findings,
    "attribution.json": attribution, "sensitivity.json": sensitivity, "solve.json": game,
    "design.json": design, "audit.json": audit, "discover.json": discovery,
}


def figures_kept(folder: Path, style: str = "light") -> Figures:
    """The figures of a study's folder by the name of their file.

    RunError where the folder holds no study, or one of an older version that did not keep what its
    figure needs.
    """
    import json

    name = next((name for name in KEPT if (folder / name).is_file()), None)
    if name is None:
        raise RunError(f"no study can be read in {folder}: there is none of {', '.join(KEPT)}")
    try:
        data = json.loads((folder / name).read_text(encoding="utf-8"))
        return KEPT[name](data, style)
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise RunError(f"{folder / name}: what its figure needs is not there: {error}") from error
