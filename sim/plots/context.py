"""What a figure needs besides its study's numbers, as plain data that stands in the folder."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.glossary.glossary import Glossary
from sim.plots.compare import Compared
from sim.plots.designer import Sides
from sim.plots.discover import leading
from sim.plots.names import Names
from sim.studies.discover import Discovery, Found


def of_names(names: Names, origin: str) -> dict[str, Any]:
    """The names and which runs are shown."""
    words = {kind: {key: list(word) for key, word in found.items()}
             for kind, found in names.glossary.words.items()}
    return {"origin": origin, "words": words, "actors": list(names.actors),
            "sides": [int(s) for s in names.sides]}


def names_kept(data: dict[str, Any]) -> Names:
    """The names again."""
    return Names(Glossary(data["words"]), data["actors"], data["sides"])


def of_comparison(c: Compared, about: str, n: int, origin: str) -> dict[str, Any]:
    """A comparison's context; its changes stand in the data."""
    return {**of_names(c.names, origin), "about": about, "n": n, "asked": list(c.asked),
            "axes": {axis: list(labels) for axis, labels in c.axes.items()},
            "versions": dict(c.versions), "names": [name for name, _ in c.found]}


def of_design(sides: Sides, rollouts: int, rows: int, origin: str) -> dict[str, Any]:
    """A design's context."""
    return {"origin": origin, "ends": sides.ends.tolist(), "start": sides.start.isoformat(),
            "rollouts": rollouts, "rows": rows}


def of_discovery(d: Discovery, number: int) -> dict[str, Any]:
    """What is drawn of a box: its way, its mark, and the units over the inputs that matter."""
    found = d.boxes[number]
    inputs = sorted({*found.box.inputs, *leading(d, found)})
    places = {k: place for place, k in enumerate(inputs)}
    limit = {kind: [None if np.isinf(x := float(getattr(found.box, kind)[k])) else x
                    for k in inputs] for kind in ("low", "high")}
    sample = d.sample
    return {
        "outcome": d.outcome, "number": number, "inputs": [sample.names[k] for k in inputs],
        "levels": [list(sample.levels[k]) for k in inputs],
        "x": np.round(sample.x[:, inputs], 6).tolist(), "hits": sample.hits.tolist(),
        "trials": sample.trials.tolist(), "unit": sample.unit, "case": sample.case,
        "among": np.flatnonzero(found.among).tolist() if found.among.dtype == bool
        else found.among.tolist(),
        "box": {**limit, "out": [[places[k], level] for k, level in sorted(found.box.out)]},
        "quasi_p": [[places[k], kind, p] for (k, kind), p in found.quasi_p.items()],
        "steps": ways(found, "steps"), "kept": ways(found, "kept"),
        **{key: getattr(found, key) for key in (
            "coverage", "density", "mass", "low", "high", "units", "held", "held_low",
            "held_high", "held_coverage", "base", "scale")},
    }


def ways(found: Found, which: str) -> list[list[float]]:
    """Coverage and density of every step of a way."""
    return [[s.coverage, s.density] for s in getattr(found, which)]
