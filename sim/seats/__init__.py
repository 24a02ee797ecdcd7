"""Who decides for each actor: bundled policies by slot, and callables seated in their place."""

from sim.seats.plan import Seat, Seating, plan
from sim.seats.probe import check

__all__ = ["Seating", "Seat", "check", "plan"]
