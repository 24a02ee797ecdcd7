"""The compiled run: rollouts x parameter rows -> results."""

from sim.play.simulate import simulate

__all__ = ["simulate"]
