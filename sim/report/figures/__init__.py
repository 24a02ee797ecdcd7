"""Figures that state what they find, one function a result; `draw` writes them into a folder."""

from sim.report.figures.draw import draw_all, draw_one, figure, kinds

__all__ = ["draw_all", "draw_one", "figure", "kinds"]
