"""The compiled run: rollouts x parameter rows -> results."""

from sim.ensemble.simulate import simulate

__all__ = ["simulate"]
