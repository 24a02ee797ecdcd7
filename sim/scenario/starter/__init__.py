"""A starter folder: a small crisis, commented key by key, that loads and runs as it stands."""

from sim.scenario.starter.cast import Cast, cast_of
from sim.scenario.starter.write import write_starter

__all__ = ["Cast", "cast_of", "write_starter"]
