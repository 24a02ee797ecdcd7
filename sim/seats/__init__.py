"""Who decides for each actor: bundled policies by slot, and callables seated in their place."""

from sim.seats.plan import Plan, Seat, plan
from sim.seats.probe import check

__all__ = ["Plan", "Seat", "check", "plan"]
