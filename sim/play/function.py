"""A scenario as a plain function of a few of its parameters, for other people's samplers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from sim.data.cell_values import of_cells
from sim.errors import RunError, UsageError, quote
from sim.play.session import on_threads
from sim.play.sweep import sweep, task_of
from sim.scenario import threat
from sim.scenario.design import Design, Factor
from sim.scenario.factors import factor
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.scenario.outcome_words import measure, with_facts
from sim.scenario.priors import Prior
from sim.scenario.values import number, prior
from sim.scenario.variant import doctrine, unknown_key, variant


class Function:
    """f(**parameters) -> {outcome: probability or mean}, and f(X) -> Y.

    The first is how the EMA Workbench calls a model, the second how SALib does. All rows of X are
    one compiled run, one cell per row, on the same luck. X: (n, parameters), an actor's doctrine as
    its index; Y: float64 (n,), or (n, outcomes) of several. Can be pickled.
    """

    def __init__(self, scenario: Scenario, outcomes: Sequence[str], parameters: Sequence[str],
                 common: dict[str, Any], how: dict[str, Any]) -> None:
        self.common, self.how = common, how
        self.outcomes, self.parameters = tuple(outcomes), tuple(parameters)
        self.__name__ = scenario.name
        self.asked = [measure(scenario, text) for text in self.outcomes]
        self.scenario = with_facts(scenario, self.asked)
        if not self.parameters:
            raise UsageError("parameters: name at least one parameter or actor")
        twice = [p for p in self.parameters if self.parameters.count(p) > 1 or p in common]
        if twice:
            raise UsageError(f"{quote(twice[0])} is given twice")
        variant(scenario, common, how["doctrines"])
        for key in self.parameters:
            self.of(key, [threat.AS_ISSUED] if key == threat.WORD else [1])

    def of(self, key: str, values: Sequence[Any]) -> Factor:
        """The factor of a parameter, over plain numbers, or of an actor, over its doctrines.

        Of a word about the threat, over the values that are asked for.
        """
        if threat.is_threat(key):
            return factor(self.scenario, key, ",".join(threat_level(v) for v in values))
        if key in self.scenario.actor_names:
            return factor(self.scenario, key, "all")
        if key not in self.scenario.paths:
            raise unknown_key(self.scenario, key)
        entry = self.scenario.paths[key].entry
        return Factor(key, "parameter", quantities=(
            Prior(entry.low, entry.low, entry.high, "uniform", "function", "J", entry.low,
                  entry.high),))

    def point(self, found: Factor, value: Any) -> float:
        """A value as a design has it. UsageError if it is out of range."""
        key = found.key
        if found.kind == "threat":
            return float(found.levels.index(threat_level(value)))
        if key in self.scenario.actor_names:
            if isinstance(value, str):
                return float(doctrine(self.scenario, key, value))
            names = self.scenario.actor(key).doctrine_names
            if not 0 <= number(key, value) < len(names):
                raise UsageError(f"{key}: {value} is no doctrine's index, 0 to {len(names) - 1}")
            return float(int(value))
        value = number(key, value)
        prior(key, value, self.scenario.paths[key])
        return value

    def __call__(self, x: Any = None, /, **values: Any) -> Any:
        """Outcomes at a point given by keywords, or at each row of an array of points."""
        if x is None:
            missing = [p for p in self.parameters if p not in values]
            if missing or len(values) > len(self.parameters):
                odd = missing or [v for v in values if v not in self.parameters]
                raise UsageError(
                    f"{quote(odd[0])}: the function takes {', '.join(self.parameters)}"
                )
            (row,) = self.play([[values[p] for p in self.parameters]])
            return dict(zip(self.outcomes, row.tolist(), strict=True))
        if values:
            raise UsageError("give either rows of numbers or parameters by name")
        table = np.asarray(x)
        if table.ndim != 2 or table.shape[1] != len(self.parameters) or not len(table):
            raise UsageError(f"X has shape {table.shape}; it should be (n, {len(self.parameters)})")
        found = self.play(table.tolist())
        return found[:, 0] if len(self.outcomes) == 1 else found

    def play(self, rows: list[list[Any]]) -> np.ndarray:
        """Outcomes of some points, float64 (points, outcomes)."""
        columns = [[v if isinstance(v, str) else number(k, v) for v in column]
                   for k, column in zip(self.parameters, zip(*rows, strict=True), strict=True)]
        found = tuple(self.of(k, list(dict.fromkeys(column)))
                      for k, column in zip(self.parameters, columns, strict=True))
        points = np.array([[self.point(f, v) for f, v in zip(found, row, strict=True)]
                           for row in rows])
        how = self.how
        task = task_of(self.scenario, self.common, Design(found, points), how["rollouts"],
                       how["seed"], how["replicates"], how["doctrines"])
        cells = sweep(task, "function", on_threads(how["workers"]))
        if (cells.n == 0).any():
            raise RunError(f"every rollout of a point failed; the first: {cells.failed[0][2]}")
        return np.stack([of_cells(cells, m).mean[:, 0] for m in self.asked], axis=1)

    def __repr__(self) -> str:
        return (f"<function of {', '.join(self.parameters)} in {self.scenario.name}: "
                f"{', '.join(self.outcomes)}>")


def texts(key: str, given: Any) -> list[str]:
    """A sequence of texts; UsageError for anything else."""
    if isinstance(given, str) or not isinstance(given, Sequence) \
            or not all(isinstance(x, str) for x in given):
        raise UsageError(f"{key}={quote(repr(given))}: expected a sequence of texts")
    return list(given)


def threat_level(value: Any) -> str:
    """A value of a word about the threat as a level: a whole number without its point."""
    whole = isinstance(value, float) and value.is_integer()
    return str(int(value) if whole else value)


def function(scenario: str | Path | Scenario, outcome: str | Sequence[str],
             parameters: Sequence[str], rollouts: int = 400, replicates: int = 4, seed: int = 7,
             workers: int = 1, doctrines: str = "mixture", code: bool = False,
             **overrides: Any) -> Function:
    """Give a scenario as a plain function of some of its parameters.

    `f(**parameters)` gives {outcome: probability or mean}, as the EMA Workbench calls a model;
    `f(X)` gives Y, as SALib does.

    Parameters
    ----------
    scenario : str, Path or Scenario
        A name, a folder, or a loaded scenario.
    outcome : str or sequence of str
        `axis:label`, an event or a predicate (a probability), or a count (its mean).
    parameters : sequence of str
        Paths of parameters, actors (a doctrine is its index) or words about the threat, such as
        `threat.later`.
    rollouts, replicates, seed : int
        Of each point, the same luck at all.
    workers : int
        Threads that play.
    doctrines : {"mixture", "named"}
        As `sim.run` takes it.
    code : bool
        Run the policies in the scenario's folder.
    **overrides : str or float
        As to `sim.run`, the same at every point.

    Returns
    -------
    Function
        X: (n, parameters); Y: float64 (n,), or (n, outcomes) of several.

    Raises
    ------
    UsageError
        For an unknown outcome or parameter, or one given twice.

    Examples
    --------
    >>> import sim
    >>> f = sim.function("textbook", "end_state:limited_war", ["challenger.resolve"], rollouts=40)
    >>> f([[0.2], [0.8]]).shape
    (2,)
    """
    from sim.bounds import REPLICATES, ROLLOUTS, SEED, WORKERS

    loaded = scenario if isinstance(scenario, Scenario) else load(scenario, code)
    outcomes = [outcome] if isinstance(outcome, str) else texts("outcome", outcome)
    parameters = texts("parameters", parameters)
    how = {"rollouts": ROLLOUTS.read("rollouts", rollouts),
           "replicates": REPLICATES.read("replicates", replicates),
           "seed": SEED.read("seed", seed), "workers": WORKERS.read("workers", workers),
           "doctrines": doctrines}
    return Function(loaded, outcomes, parameters, overrides, how)
