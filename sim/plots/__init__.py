"""Figures of a run: shares of end states, daily fans, and when things happened."""

from sim.plots.draw import draw_all, figure, kinds

__all__ = ["draw_all", "figure", "kinds"]
