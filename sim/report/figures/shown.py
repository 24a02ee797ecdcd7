"""Figures that display themselves in a notebook, in any kernel."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def display(fig: Figure) -> Figure:
    """The figure, made to display itself as SVG wherever it is the last word of a cell."""
    fig._repr_mimebundle_ = lambda **_: bundle(fig)  # type: ignore[attr-defined]
    return fig


def bundle(fig: Figure) -> dict[str, str]:
    """A figure as SVG and as text."""
    from matplotlib import rc_context

    file = io.StringIO()
    with rc_context({"svg.hashsalt": "escalade", "svg.fonttype": "none"}):
        fig.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    return {"text/plain": repr(fig), "image/svg+xml": file.getvalue()}
