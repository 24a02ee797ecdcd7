"""Keyed draws: every random number is a pure function of what it decides (see `uniform`).

Nothing here draws in sequence. `uniform` and `parameter_uniform` turn coordinates into a uniform;
the rest turn that uniform into a value by inversion.
"""

from sim.engine.draws.discrete import binomial, categorical, poisson
from sim.engine.draws.keys import distinct_keys, name_key
from sim.engine.draws.normal import from_triple, normal, triangular, uniform_between
from sim.engine.draws.philox import philox4x32
from sim.engine.draws.uniform import (
    DAYS,
    DECISIONS,
    KEYS,
    ORDINALS,
    REPLICATES,
    parameter_uniform,
    uniform,
    uniform_pair,
)

__all__ = [
    "DAYS",
    "DECISIONS",
    "KEYS",
    "ORDINALS",
    "REPLICATES",
    "binomial",
    "categorical",
    "distinct_keys",
    "from_triple",
    "name_key",
    "normal",
    "parameter_uniform",
    "philox4x32",
    "poisson",
    "triangular",
    "uniform",
    "uniform_between",
    "uniform_pair",
]
