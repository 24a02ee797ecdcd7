"""Weights of an actor's doctrines that are known from counted cases, drawn again for each row.

They have a Dirichlet law whose parameters are the doctrines' cases: one prior case, or more, and
the dated episodes that speak for the doctrine (A. Gelman et al., Bayesian Data Analysis, 3rd ed.,
2013, section 3.4). Such weights are gamma variables over their sum, and a gamma variable of shape
k / 2 is half the sum of k squared normals. So cases come in halves, and each half case has a
normal of its own, keyed by actor, doctrine and its number (common random numbers): a further
episode adds two normals and leaves all others as they are.

The row's weights are both what its doctrines are drawn by and what rivals judge acts by. Rivals
know a row's numbers but for type and doctrine, and were they to judge by the mean instead, the
width would move nothing: over the rows a doctrine comes as often as its mean weight says.
"""

from collections.abc import Sequence
from math import fsum, sqrt

import numpy as np

from sim.engine.draws import name_key
from sim.scenario.model import Doctrine, Scenario
from sim.scenario.sample import normals, uniforms

HALVES = 2  # half cases in a case


def weight_rows(scenario: Scenario, record: np.ndarray, seed: int, first_row: int, n: int
                ) -> np.ndarray:
    """Weights of all doctrines, float64 (n, actors, doctrines); fixed ones as in the record.

    Row r is the same whatever the range it is drawn in.
    """
    out = np.repeat(record["doctrine_weight"][None], n, axis=0)
    for i, actor in enumerate(scenario.actors):
        count = len(actor.doctrines)
        if count < 2 or not actor.doctrines[0].luck:
            continue
        for d, doctrine in enumerate(actor.doctrines):
            name = f"{actor.name}.{doctrine.luck}"
            cases = doctrine.weight.central
            out[:, i, d] *= gamma_rows(name, cases, seed, first_row, n) / cases
        # The exact sum, so that a doctrine written twice leaves every bit as it was.
        total = [fsum(row) for row in out[:, i, :count].tolist()]
        out[:, i, :count] /= np.array(total)[:, None]
    return out


def weight_text(doctrine: Doctrine, doctrines: Sequence[Doctrine]) -> str:
    """A doctrine's mean weight among all of an actor's; one that is counted with its spread.

    The spread is the standard deviation of the Dirichlet law, sqrt(m (1 - m) / (cases + 1)).
    """
    total = sum(d.weight.central for d in doctrines)
    mean = doctrine.weight.central / total
    if not doctrine.luck or len(doctrines) < 2:
        return f"{mean:.2f}"
    return f"{mean:.2f} ±{sqrt(mean * (1.0 - mean) / (total + 1.0)):.2f}"


def gamma_rows(name: str, cases: float, seed: int, first_row: int, n: int) -> np.ndarray:
    """Gamma variables of shape `cases`, a whole number of halves, and scale 1: float64 (n,)."""
    halves = [name_key(f"{name}.case.{h}") for h in range(round(HALVES * cases))]
    z = normals(uniforms(seed, first_row, n, halves))
    total = np.zeros(n)
    for h in range(len(halves)):
        total += z[:, h] * z[:, h]
    return total / HALVES
